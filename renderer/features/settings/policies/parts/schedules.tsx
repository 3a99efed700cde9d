/** What recurs: how often, where, with which work, and the window that is open or comes next. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Occurrence } from '#shared/domain/plans/occurrences'
import { windowsAt } from '#shared/domain/plans/windows'
import { scheduleKindNames } from '#shared/domain/policy/names'
import type { Recurrence, Schedule } from '#shared/domain/policy/plans'
import type { Policy } from '#shared/domain/policy/schema'
import { recurrenceWords } from '#shared/domain/policy/section-words'
import { useMinute } from '../../../../data/minute'
import { useLocalName } from '../../../../ui/local-text'
import { isoDate } from '../../../../ui/time-text'
import { Chips } from '../../parts'
import { Entries, Entry } from './entry'
import { Part } from './part'

const Dates = styled('span')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 20px',
  fontVariantNumeric: 'tabular-nums',
  '& > strong': { fontWeight: 600 },
})
const Work = styled(Chips)({ '& > span': { whiteSpace: 'normal' } })

export function SchedulesPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return (
    <Part title={t('document.schedules.title')}>
      <Entries>
        {policy.schedules.map((schedule) => (
          <ScheduleView key={schedule.id} schedule={schedule} zone={policy.zone} />
        ))}
      </Entries>
    </Part>
  )
}

function ScheduleView({ schedule, zone }: { readonly schedule: Schedule; readonly zone: string }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const { name, clause, factIds, assumed, kind, recurrence, workList, onlyCities } = schedule
  const facts = [
    local(scheduleKindNames[kind]),
    local(recurrenceWords(recurrence)),
    ...(onlyCities ? [t('document.schedules.onlyCities', { list: onlyCities.join(t('document.comma')) })] : []),
  ]
  return (
    <Entry
      name={name}
      factIds={factIds}
      assumed={assumed}
      clause={clause}
      aside={<span className="quiet">{facts.join(' · ')}</span>}
    >
      {recurrence ? <Windows recurrence={recurrence} zone={zone} /> : null}
      {workList.length > 0 ? (
        <Work>
          {workList.map((work) => (
            <span key={work.zh}>{local(work)}</span>
          ))}
        </Work>
      ) : null}
    </Entry>
  )
}

function Windows({ recurrence, zone }: { readonly recurrence: Recurrence; readonly zone: string }) {
  const { t } = useTranslation('settings')
  const now = useMinute()
  const { open, next } = windowsAt(recurrence, zone, now)
  // The last day is the one before the end, at whose midnight the window closes.
  const days = ({ from, to }: Occurrence) => ({ from: isoDate(from, zone), to: isoDate(to - 1, zone) })
  return (
    <Dates>
      {open ? <span>{t('document.schedules.open', days(open))}</span> : null}
      {next ? <strong>{t('document.schedules.next', days(next))}</strong> : null}
    </Dates>
  )
}
