/** A call that a policy promises: its ticket, its clock, and completing it by the ticket's own act. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PromisedRow } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { Countdown } from '../../ui/countdown'
import { ActionButton } from '../../ui/fields'
import { LiveText } from '../../ui/live-text'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { dueText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Person, Row, TakenBy } from './callback-parts'
import { spanSince } from './model'
import type { CallbackActs } from './use-callback-acts'

export function PromisedHead() {
  const { t } = useTranslation('calls')
  return (
    <Row as="div" className="head" data-kind="promised" aria-hidden="true">
      <span>{t('column.caller')}</span>
      <span>{t('column.ticket')}</span>
      <span>{t('column.clock')}</span>
      <span>{t('column.taker')}</span>
      <span />
    </Row>
  )
}

type Props = { readonly row: PromisedRow; readonly acts: CallbackActs; readonly onComplete: () => void }

export function PromisedItem({ row, acts, onComplete }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const name = useLocalName()
  const minute = useMinute()
  const { taken, talkedAt, clock } = row
  const entry = {
    key: { kind: 'promised' as const, ticketId: row.ticketId, promise: row.promise },
    number: row.number,
    taken,
  }
  const mine = acts.isMine(taken)
  const whyNot = acts.whyNotDial(entry)
  const named = (action: string): string => t('action.of', { action, who: row.ticketNumber })
  return (
    <Row data-kind="promised" data-mine={mine} data-testid={`promised-${row.ticketNumber}`}>
      <Person {...row} />
      <div className="two">
        <span>
          <Link href={`/tickets/${row.ticketId}`}>{row.ticketNumber}</Link> {row.summary}
        </span>
        <small title={`${name(row.policyName)} ${t('row.clause', { ref: row.clauseRef })}`}>
          {name(row.name)} · {name(row.policyName)}
        </small>
      </div>
      <div className="two figure">
        {clock ? (
          <strong>
            <Countdown clock={clock} />
          </strong>
        ) : (
          <span className="quiet">{t('row.noTime')}</span>
        )}
        <small>
          {clock ? (
            clock.dueAt === null ? null : (
              // What is due in more than a day is said by its instant already.
              <LiveText
                render={(now) =>
                  (clock.dueAt ?? now) - now < 86_400_000 ? dueText(clock.dueAt ?? now, now, words) : ''
                }
              />
            )
          ) : (
            <LiveText
              render={(now) => {
                const span = spanSince(row.since, now)
                return span.unit === 'now' ? t('waiting.now') : t(`waiting.${span.unit}`, { count: span.count })
              }}
            />
          )}
        </small>
      </div>
      <TakenBy taken={taken} />
      <div className="actions">
        {talkedAt === null ? null : (
          <StateBadge
            bare
            tone="good"
            shape="check"
            label={t('row.talked', { time: dueText(talkedAt, minute, words) })}
          />
        )}
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
        {talkedAt === null ? (
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
        ) : null}
        <ActionButton
          type="button"
          data-act="close"
          look={talkedAt === null ? 'quiet' : 'primary'}
          disabled={acts.isForeign(taken)}
          aria-label={named(t('action.complete'))}
          onClick={onComplete}
        >
          {t('action.complete')}
        </ActionButton>
      </div>
    </Row>
  )
}
