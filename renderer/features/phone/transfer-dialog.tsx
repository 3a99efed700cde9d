/** To whom a call goes: an agent, a queue, or a number; at once, or after talking to them. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransferTarget } from '#shared/domain/telephony/phone'
import type { AgentRow, PhoneCall, PhoneRow } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { agentLooks } from '../../ui/agent-looks'
import { ActionButton, TextInput } from '../../ui/fields'
import { groupedNumber } from '../../ui/grouped-number'
import { ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { isDialable, transferTargets } from './model'

const Body = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  padding: '18px 22px 20px',
  '& h2': { margin: 0, fontSize: 18 },
  '& h3': { margin: '8px 0 2px', fontSize: 13, fontWeight: 500, color: theme.tokens.quiet },
  '& .modes': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 10 },
  '& .modes label': {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: 8,
    padding: '8px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& .modes label:has(:checked)': { borderColor: theme.tokens.tone.action, background: theme.tokens.soft.action },
  '& .modes small': { gridColumn: 2, color: theme.tokens.quiet },
  '& .targets': { ...thinScrollbar(theme), height: 250, overflow: 'hidden auto', margin: '0 -6px', padding: '0 6px' },
  '& footer': { display: 'flex', justifyContent: 'flex-end', gap: 10 },
}))

const Target = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr auto',
  alignItems: 'center',
  gap: 10,
  minHeight: 38,
  padding: '4px 10px',
  borderRadius: 8,
  cursor: 'pointer',
  '&:hover': { background: theme.tokens.inner },
  '&:has(:checked)': { background: theme.tokens.soft.action },
  '&:has(:disabled)': { cursor: 'default', color: theme.tokens.quiet },
  '& small': { color: theme.tokens.quiet },
}))

const keyOf = (target: TransferTarget): string => JSON.stringify(target)

type Mode = 'blind' | 'attended'
type Props = {
  readonly phone: PhoneRow
  readonly call: PhoneCall
  readonly agents: Iterable<AgentRow>
  readonly hindrances: Readonly<Record<Mode, string | null>>
  readonly pending: boolean
  readonly error: Failure | null
  readonly onTransfer: (mode: Mode, target: TransferTarget) => void
  readonly onClose: () => void
}

export function TransferDialog({ phone, call, agents, hindrances, pending, error, onTransfer, onClose }: Props) {
  const { t } = useTranslation('phone')
  const id = useId()
  const [mode, setMode] = useState<Mode>(hindrances.attended === null ? 'attended' : 'blind')
  const [text, setText] = useState('')
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => search.current?.focus(), [])
  const [chosen, setChosen] = useState<TransferTarget | null>(null)
  const found = transferTargets(text, phone, agents)
  const typed: TransferTarget | null = isDialable(text) ? { kind: 'number', number: text } : null
  const radio = (target: TransferTarget, disabled = false) => (
    <input
      type="radio"
      name="target"
      disabled={disabled}
      checked={chosen !== null && keyOf(chosen) === keyOf(target)}
      onChange={() => setChosen(target)}
    />
  )
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (chosen && hindrances[mode] === null) onTransfer(mode, chosen)
  }
  const who = call.name ?? (call.number === '' ? t('call.hidden') : groupedNumber(call.number))
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth transitionDuration={0}>
      <Body onSubmit={submit}>
        <h2 id={id}>{t('transfer.title', { who })}</h2>
        <div className="modes" role="radiogroup" aria-label={t('transfer.mode')}>
          {(['attended', 'blind'] as const).map((one) => (
            <label key={one} title={hindrances[one] ?? undefined}>
              <input
                type="radio"
                name="mode"
                checked={mode === one}
                disabled={hindrances[one] !== null}
                onChange={() => setMode(one)}
              />
              <strong>{t(`transfer.${one}`)}</strong>
              <small>{hindrances[one] ?? t(`transfer.${one}Hint`)}</small>
            </label>
          ))}
        </div>
        <TextInput
          ref={search}
          value={text}
          maxLength={40}
          autoComplete="off"
          aria-label={t('transfer.find')}
          placeholder={t('transfer.find')}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(isDialable(event.target.value) ? { kind: 'number', number: event.target.value } : null)
          }}
        />
        <div className="targets" role="radiogroup" aria-label={t('transfer.find')}>
          {typed ? (
            <Target>
              {radio(typed)}
              <strong>{groupedNumber(text)}</strong>
              <small>{t('transfer.number')}</small>
            </Target>
          ) : null}
          {found.agents.length > 0 ? <h3>{t('transfer.agents')}</h3> : null}
          {found.agents.map((agent) => (
            <Target key={agent.id}>
              {radio({ kind: 'agent', extension: agent.extension })}
              <span>
                <strong>{agent.name}</strong> <small>{agent.extension}</small>
              </span>
              <StateBadge bare {...agentLooks[agent.state]} label={t(`common:agent.${agent.state}`)} />
            </Target>
          ))}
          {found.queues.length > 0 ? <h3>{t('transfer.queues')}</h3> : null}
          {found.queues.map(({ queue, reachable }) => (
            <Target key={queue}>
              {radio({ kind: 'queue', queue }, !reachable)}
              <strong>{queue}</strong>
              <small>{reachable ? null : t('transfer.unreachable')}</small>
            </Target>
          ))}
          {typed === null && found.agents.length + found.queues.length === 0 ? <p>{t('transfer.none')}</p> : null}
        </div>
        {error ? <ErrorNote failure={error} /> : null}
        <footer>
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton type="submit" look="primary" disabled={pending || chosen === null || hindrances[mode] !== null}>
            {t('transfer.do')}
          </ActionButton>
        </footer>
      </Body>
    </Dialog>
  )
}
