/** What a change does to running clocks: how many move, of which promises, which become overdue, and the first of them. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Effect } from '#shared/domain/policy/effect'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Table } from './parts'

const Box = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 10,
  minWidth: 0,
  padding: '12px 16px',
  borderRadius: 10,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  fontVariantNumeric: 'tabular-nums',
  '& > header': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 16px' },
  '& > header > strong': { fontSize: 16 },
  '& summary': { cursor: 'pointer', color: theme.tokens.tone.action, width: 'max-content' },
  '& details[open] > summary': { marginBottom: 8 },
  '& ul': { margin: 0, padding: '0 0 8px', listStyle: 'none', display: 'grid', gap: 2 },
  '& ul small': { color: theme.tokens.quiet },
  '& .rows': { maxHeight: 260, overflow: 'auto', borderRadius: 8, border: `1px solid ${theme.tokens.line}` },
  '& .rows table': { background: theme.tokens.panel },
  '& .rows th, & .rows td': { padding: '6px 12px', whiteSpace: 'nowrap' },
  '& .rows thead th': { position: 'sticky', top: 0, background: theme.tokens.panel },
}))

type Props = {
  readonly effect: Effect
  /** The count alone at first, the rest on demand. */
  readonly compact?: boolean
}

export function EffectView({ effect, compact = false }: Props) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const count = (value: number): string => value.toLocaleString(words.locale)
  return (
    <Box aria-label={t('effect.title')}>
      <header>
        <strong>{effect.moved === 0 ? t('effect.none') : t('effect.moved', { count: count(effect.moved) })}</strong>
        {effect.becomeOverdue > 0 ? (
          <StateBadge tone="late" label={t('effect.becomeOverdue', { count: count(effect.becomeOverdue) })} />
        ) : null}
        {effect.noLongerOverdue > 0 ? (
          <StateBadge tone="good" label={t('effect.noLongerOverdue', { count: count(effect.noLongerOverdue) })} />
        ) : null}
      </header>
      {compact && effect.moved > 0 ? (
        <details>
          <summary>{t('effect.details')}</summary>
          <Details effect={effect} />
        </details>
      ) : (
        <Details effect={effect} />
      )}
    </Box>
  )
}

function Details({ effect }: { readonly effect: Effect }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const words = useWords()
  const count = (value: number): string => value.toLocaleString(words.locale)
  const said = (at: number | null): string => (at === null ? t('effect.noDeadline') : dateTime(at, words))
  return (
    <>
      {effect.byCommitment.length > 0 ? (
        <ul>
          {effect.byCommitment.map(({ policyId, commitment, name, moved, earlier, later }) => (
            <li key={`${policyId} ${commitment}`}>
              {local(name)} {count(moved)}{' '}
              <small>{t('effect.directions', { earlier: count(earlier), later: count(later) })}</small>
            </li>
          ))}
        </ul>
      ) : null}
      {effect.examples.length > 0 ? (
        <div className="rows">
          <Table>
            <thead>
              <tr>
                <th>{t('effect.ticket')}</th>
                <th>{t('effect.customer')}</th>
                <th>{t('effect.commitment')}</th>
                <th>{t('effect.from')}</th>
                <th>{t('effect.to')}</th>
              </tr>
            </thead>
            <tbody>
              {effect.examples.map((one) => (
                <tr key={`${one.ticketId} ${one.commitment}`}>
                  <td>{one.number}</td>
                  <td>{one.customerName}</td>
                  <td>{local(one.name)}</td>
                  <td>{said(one.from)}</td>
                  <td>{said(one.to)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
      {effect.moved > effect.examples.length ? (
        <small>{t('effect.first', { count: effect.examples.length })}</small>
      ) : null}
    </>
  )
}
