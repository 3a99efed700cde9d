/** Whether the request is in service and by which clause, why the thing broke, and who takes over the cost. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { mayDo } from './action-fields'
import { CauseForm } from './cause-form'
import { ChargeForm } from './charge-form'
import { chargeLook, chargeOf, useVerdictWords } from './verdict-words'

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 9,
  '& p': { margin: 0 },
  '& .buttons': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  '& blockquote': {
    margin: 0,
    padding: '1px 0 1px 12px',
    borderInlineStart: `3px solid ${theme.tokens.line}`,
    color: theme.tokens.quiet,
    maxHeight: '9em',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
  },
  '& cite': { fontStyle: 'normal', fontWeight: 600, color: theme.tokens.text, marginInlineEnd: 8 },
  '& dl': {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '6px 16px',
    alignItems: 'baseline',
  },
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 8px' },
  '& dd > button': { minHeight: 26, padding: '0 6px' },
}))

type Props = {
  readonly ticket: Ticket
  /** The customer does not take over the cost: the request is withdrawn. */
  readonly onDecline: () => void
}

export function CoveragePanel({ ticket, onDecline }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const verdicts = useVerdictWords()
  const [open, setOpen] = useState<'charge' | 'cause' | null>(null)
  const { sheet } = ticket
  if (!sheet) return null
  const { verdict } = sheet
  const charge = chargeOf(sheet)
  const [tone, shape] = chargeLook[charge]
  const cause = sheet.causes.find(({ id }) => id === sheet.cause)
  const close = () => setOpen(null)
  return (
    <Panel
      title={t('coverage.title')}
      aside={<StateBadge bare tone={tone} shape={shape} label={t(`verdict.charge.${charge}`)} />}
    >
      <Body>
        <p>{verdicts.sentence(verdict)}</p>
        {charge === 'open' ? <p>{t('common:verdict.charged')}</p> : null}
        {charge === 'accepted' ? <p>{t('coverage.accepted')}</p> : null}
        {verdict.clause ? (
          <blockquote>
            <cite>{verdict.clause.ref}</cite>
            {verdict.clause.text}
          </blockquote>
        ) : null}
        {verdict.assumed ? <StateBadge bare tone="soon" shape="triangle" label={t('clause.assumed')} /> : null}
        {charge === 'open' ? (
          <div className="buttons">
            {mayDo(ticket, 'charge-accept') ? (
              <ActionButton
                type="button"
                look="primary"
                aria-expanded={open === 'charge'}
                onClick={() => setOpen(open === 'charge' ? null : 'charge')}
              >
                {t('action.charge-accept')}
              </ActionButton>
            ) : null}
            {mayDo(ticket, 'withdraw') ? (
              <ActionButton type="button" onClick={onDecline}>
                {t('coverage.decline')}
              </ActionButton>
            ) : null}
          </div>
        ) : null}
        {open === 'charge' ? <ChargeForm ticket={ticket} verdict={verdict.key} onClose={close} /> : null}
        <dl>
          <dt>{t('coverage.period')}</dt>
          <dd>{verdicts.period(verdict) ?? t('coverage.noPeriod')}</dd>
          {sheet.causes.length > 0 ? (
            <>
              <dt>{t('coverage.cause')}</dt>
              <dd>
                {cause ? name(cause.name) : t('coverage.causeUnknown')}
                {cause ? (
                  <StateBadge
                    bare
                    tone={cause.covered ? 'good' : 'soon'}
                    label={t(cause.covered ? 'coverage.causeCovered' : 'coverage.causeCharged')}
                  />
                ) : null}
                {mayDo(ticket, 'cause') ? (
                  <ActionButton
                    type="button"
                    look="quiet"
                    aria-expanded={open === 'cause'}
                    onClick={() => setOpen(open === 'cause' ? null : 'cause')}
                  >
                    {t(cause ? 'coverage.changeCause' : 'action.cause')}
                  </ActionButton>
                ) : null}
              </dd>
            </>
          ) : null}
        </dl>
        {open === 'cause' ? <CauseForm ticket={ticket} sheet={sheet} onClose={close} /> : null}
      </Body>
    </Panel>
  )
}
