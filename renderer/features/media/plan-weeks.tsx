/** The coming weeks of a plan as it stands on the screen: due days, holidays, weeks that are merged or rest. */
import { useTranslation } from 'react-i18next'
import type { CommandInput } from '#shared/ipc/contract'
import { useQuery } from '../../data/use-query'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { dateWithWeekday } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Note, Table } from './parts'

type Props = { readonly edit: CommandInput<'media.plan.preview'> | null }

export function PlanWeeks({ edit }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const weeks = useQuery('media.plan.preview', edit, { keepPrevious: true })
  const rows = weeks.value ?? []
  const unknown = [...new Set(rows.flatMap(({ unknownYears }) => unknownYears))]
  const day = (date: string) => dateWithWeekday(Date.parse(`${date}T00:00:00Z`), { ...words, zone: 'UTC' })
  return (
    <Panel title={t('weeks.title')}>
      {edit === null ? <Note>{t('weeks.notYet')}</Note> : null}
      {weeks.error ? <ErrorNote failure={weeks.error} onRetry={weeks.reload} /> : null}
      {weeks.loading && rows.length === 0 ? <Note>{words.loading}</Note> : null}
      {unknown.length > 0 ? <Note>{t('weeks.unknown', { years: unknown.join('、') })}</Note> : null}
      {rows.length > 0 ? (
        <Table>
          <thead>
            <tr>
              <th scope="col">{t('weeks.due')}</th>
              <th scope="col">{t('weeks.prepare')}</th>
              <th scope="col">{t('weeks.note')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.week}>
                <th scope="row">{day(row.due)}</th>
                <td>{day(row.prepareBy)}</td>
                <td>
                  {row.holiday === null ? null : (
                    <StateBadge bare tone="wrap" shape="square" label={t('board.holiday', { name: row.holiday })} />
                  )}
                  {row.mergedInto === null ? null : <div>{t('weeks.merged', { day: row.mergedInto })}</div>}
                  {row.paused === null ? null : <div>{t('weeks.paused', { reason: row.paused })}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Panel>
  )
}
