/** What was closed within a day, by whom or by which call, and opening it again. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ClosedCallbackRow } from '#shared/ipc/contract'
import { ActionButton } from '../../ui/fields'
import { groupedNumber } from '../../ui/grouped-number'
import { LiveText } from '../../ui/live-text'
import { dueText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useCallWords } from './call-words'
import { Person, Row } from './callback-parts'

export function ClosedHead() {
  const { t } = useTranslation('calls')
  return (
    <Row as="div" className="head" data-kind="closed" aria-hidden="true">
      <span>{t('column.caller')}</span>
      <span>{t('column.attempts')}</span>
      <span>{t('column.closing')}</span>
      <span>{t('column.closedAt')}</span>
      <span />
    </Row>
  )
}

type Props = { readonly row: ClosedCallbackRow; readonly pending: boolean; readonly onReopen: () => void }

export function ClosedItem({ row, pending, onReopen }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const say = useCallWords()
  const { closedCall } = row
  const by = closedCall && (['queue', 'outbound'].includes(closedCall.kind) ? closedCall.kind : 'other')
  return (
    <Row data-kind="closed" data-testid={`closed-${row.number}`}>
      <Person {...row} />
      <span className="figure">{t('row.attempts', { count: row.attempts })}</span>
      <div className="two">
        {closedCall ? (
          <Link href={`/calls/log/${closedCall.id}`}>{t(`closed.by-${by}`)}</Link>
        ) : (
          <span>{row.reason === null ? '' : t(`reason.${row.reason}`)}</span>
        )}
        <small>{[row.closedBy, row.note].filter((part) => part !== null && part !== '').join(' · ')}</small>
      </div>
      <div className="two figure">
        <span>
          <LiveText render={(now) => say.ago(row.closedAt, now)} />
        </span>
        <small>
          <LiveText render={(now) => dueText(row.closedAt, now, words)} />
        </small>
      </div>
      <div className="actions">
        <ActionButton
          type="button"
          look="quiet"
          disabled={pending}
          aria-label={t('action.of', { action: t('action.reopen'), who: groupedNumber(row.number) })}
          onClick={onReopen}
        >
          {t('action.reopen')}
        </ActionButton>
      </div>
    </Row>
  )
}
