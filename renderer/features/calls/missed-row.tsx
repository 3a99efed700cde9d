/** A caller who gave up: how often, how long ago, who works on it, and what can be done. */
import { useTranslation } from 'react-i18next'
import type { MissedRow } from '#shared/ipc/contract'
import { ActionButton } from '../../ui/fields'
import { groupedNumber } from '../../ui/grouped-number'
import { LiveText } from '../../ui/live-text'
import { dueText, spanText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useCallWords } from './call-words'
import { Person, Row, TakenBy } from './callback-parts'
import { waitingTone } from './model'
import type { CallbackActs } from './use-callback-acts'

export function MissedHead() {
  const { t } = useTranslation('calls')
  return (
    <Row as="div" className="head" data-kind="missed" aria-hidden="true">
      <span>{t('column.caller')}</span>
      <span>{t('column.attempts')}</span>
      <span>{t('column.last')}</span>
      <span>{t('column.longest')}</span>
      <span>{t('column.queue')}</span>
      <span>{t('column.taker')}</span>
      <span />
    </Row>
  )
}

type Props = { readonly row: MissedRow; readonly acts: CallbackActs; readonly onClose: () => void }

export function MissedItem({ row, acts, onClose }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const say = useCallWords()
  const { taken } = row
  const entry = { key: { kind: 'missed' as const, id: row.id }, number: row.number, taken }
  const mine = acts.isMine(taken)
  const foreign = acts.isForeign(taken)
  const whyNot = acts.whyNotDial(entry)
  const who = row.customerName ?? groupedNumber(row.number)
  const named = (action: string): string => t('action.of', { action, who })
  const [queue] = row.queues
  return (
    <Row data-kind="missed" data-mine={mine} data-testid={`callback-${row.number}`}>
      <Person {...row} />
      <div className="two figure">
        <strong>{t('row.attempts', { count: row.attempts })}</strong>
        {row.attempts > 1 ? (
          <small>
            <LiveText render={(now) => t('row.firstAt', { time: dueText(row.firstAt, now, words) })} />
          </small>
        ) : null}
      </div>
      <div className="two figure age">
        <strong>
          <LiveText render={(now) => say.ago(row.lastAt, now)} tone={(now) => waitingTone(row.lastAt, now)} />
        </strong>
        <small>
          <LiveText render={(now) => dueText(row.lastAt, now, words)} />
        </small>
      </div>
      <span className="figure">{spanText(row.longestWaitMs)}</span>
      <div className="two">
        <span title={row.queues.map((one) => one.queue).join('、')}>
          {queue && row.queues.length > 1
            ? t('row.queues', { queue: queue.queue, count: row.queues.length })
            : (queue?.queue ?? '')}
        </span>
        {row.tries > 0 ? <small>{t('row.tries', { count: row.tries })}</small> : null}
      </div>
      <TakenBy taken={taken} />
      <div className="actions">
        {taken === null ? (
          <ActionButton
            type="button"
            data-act="take"
            disabled={acts.pending}
            aria-label={named(t('action.take'))}
            onClick={() => acts.take(entry)}
          >
            {t('action.take')}
          </ActionButton>
        ) : acts.mayRelease(taken) ? (
          <ActionButton
            type="button"
            data-act="take"
            disabled={acts.pending}
            aria-label={named(t('action.release'))}
            onClick={() => acts.release(entry)}
          >
            {t('action.release')}
          </ActionButton>
        ) : null}
        <ActionButton
          type="button"
          data-act="dial"
          look="primary"
          disabled={acts.pending || whyNot !== null}
          title={whyNot ?? undefined}
          aria-label={named(t('action.dial'))}
          onClick={() => acts.dial(entry)}
        >
          {t('action.dial')}
        </ActionButton>
        <ActionButton
          type="button"
          data-act="close"
          look="quiet"
          disabled={foreign}
          aria-label={named(t('action.close'))}
          onClick={onClose}
        >
          {t('action.close')}
        </ActionButton>
      </div>
    </Row>
  )
}
