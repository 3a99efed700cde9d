/** The answer that travels back to the centre: as a QR code on paper or screen, or as sixteen digits over the telephone. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { spokenGroups } from '#shared/domain/media/receipt'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import { paperOf } from '../../data/papers'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { EmptyState } from '../../ui/notes'
import { PaperButton } from '../../ui/paper-button'
import { QrCode } from '../../ui/qr-code'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { FindingShape } from './findings'
import { arrivalOf, unimported } from './model'
import { Actions, Finding, Groups, Part, Sheet } from './parts'
import type { SiteView } from './use-site'

const Both = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: 32,
  alignItems: 'start',
  '& > div': { display: 'grid', gap: 14, alignContent: 'start' },
})
// Dark on white in every theme: scanners expect that.
const Scanned = styled('figure')({
  margin: 0,
  borderRadius: 8,
  overflow: 'hidden',
  '& > svg': { display: 'block' },
})
const Code = styled(Groups)({ fontSize: 46, gap: 12 })

/** `AB12`, `CD34`, … of a spoken code. */
const groupsOf = (code: string): readonly string[] => spokenGroups(code.replaceAll('-', '')).split('-')

/** `arrival` has its receipt. */
export function ReceiptView({ arrival }: { readonly arrival: ArrivalRow }) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  const { receipt } = arrival
  if (!receipt) return null
  return (
    <Both>
      <Scanned aria-label={t('receipt.qr')}>
        <QrCode text={receipt.text} label={t('receipt.qr')} size={264} />
      </Scanned>
      <div>
        <Part>
          <h3>{t('receipt.spoken')}</h3>
          <Code aria-label={t('receipt.spoken')}>
            {groupsOf(receipt.code).map((group, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- two groups may be alike
              <li key={i}>{group}</li>
            ))}
          </Code>
          <p>{t('receipt.how')}</p>
        </Part>
        <Part>
          <p>
            {t('receipt.what', {
              seq: arrival.seq,
              week: arrival.week,
              outcome: t(`receipt.outcome.${outcomeKey(receipt.outcome)}`),
              at: dateTime(receipt.at, words),
            })}
          </p>
        </Part>
      </div>
    </Both>
  )
}

const outcomeKey = (outcome: string): 'imported' | 'verified' | 'refused' =>
  outcome === 'refused' || outcome === 'verified' ? outcome : 'imported'

type Props = {
  readonly view: SiteView
  /** The import that has just ended. */
  readonly job: MediaJobRow
  readonly verify: MediaJobRow | null
  readonly onRestart: () => void
}

export function ReceiptStep({ view, job, verify, onRestart }: Props) {
  const { t } = useTranslation('media-site')
  const ask = job.editionId === null && verify ? { job: verify.id } : null
  const verdict = useQuery('mediaSite.verdict', ask)
  const arrival = arrivalOf(view.arrivals, job.editionId ?? verdict.value?.disc?.edition ?? null)
  if (!arrival) return <EmptyState title={t('receipt.making')} />
  const left = unimported(arrival)
  if (!arrival.receipt)
    return (
      <Sheet aria-label={t('receipt.partTitle')}>
        <Finding tone="soon">
          <FindingShape shape="half" />
          <h2>{left.length > 0 ? t('receipt.partTitle') : t('receipt.making')}</h2>
          {left.length > 0 ? <p>{t('receipt.partLeft', { discs: left.join(t('common:menu.and')) })}</p> : null}
        </Finding>
        <Actions>
          <ActionButton look="primary" type="button" onClick={onRestart}>
            {t('verdict.nextDisc')}
          </ActionButton>
        </Actions>
      </Sheet>
    )
  return (
    <Sheet aria-label={t('receipt.title')}>
      <Finding tone="good">
        <FindingShape shape="check" />
        <h2>{t('receipt.done', { seq: arrival.seq })}</h2>
        <p>{t('receipt.doneHint', { count: arrival.patches.length, dir: view.mode.importDir ?? '' })}</p>
      </Finding>
      <ReceiptView arrival={arrival} />
      <Actions>
        <ActionButton look="primary" type="button" onClick={onRestart}>
          {t('receipt.finish')}
        </ActionButton>
        <PaperButton label={t('paper.receipt')} paper={paperOf({ paper: 'receipt', id: arrival.id })} />
      </Actions>
    </Sheet>
  )
}
