/** The own telephone, on every screen: state with its timer, queues, pause, wrap-up, the call at hand, and dialling. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agentLooks } from '../../ui/agent-looks'
import { Elapsed } from '../../ui/countdown'
import { SelectInput } from '../../ui/fields'
import { groupedNumber } from '../../ui/grouped-number'
import { LiveText } from '../../ui/live-text'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { spanText } from '../../ui/time-text'
import { CallControls } from './call-controls'
import { DialBox } from './dial-box'
import { callAtHand, isListenOnly, missingRights, phoneKey, signedIn } from './model'
import { Bar, Control, Group } from './parts'
import { PauseMenu } from './pause-menu'
import { QueuesMenu } from './queues-menu'
import { TransferDialog } from './transfer-dialog'
import type { Phone } from './use-phone'

/** A part of the bar that can be used now. */
const controlOf = (bar: HTMLElement | null, name: 'dial' | 'pause'): HTMLElement | null =>
  bar?.querySelector<HTMLElement>(`[data-phone=${name}]:not(:disabled)`) ?? null

type Props = { readonly phone: Phone; readonly locked: boolean }

export function PhoneBar({ phone: own, locked }: Props) {
  const { t } = useTranslation('phone')
  const { phone, act, why, pending, error } = own
  const agent = phone?.agent ?? null
  const [pauseAnchor, setPauseAnchor] = useState<HTMLElement | null>(null)
  const [transferring, setTransferring] = useState(false)
  const bar = useRef<HTMLElement>(null)
  const call = phone ? callAtHand(phone.calls) : null
  const isPaused = agent?.state === 'paused'
  const isWrappingUp = agent?.state === 'wrap-up'
  const canTransfer = call !== null && (call.phase === 'talking' || call.phase === 'held')

  const onKey = (key: NonNullable<ReturnType<typeof phoneKey>>): void => {
    switch (key) {
      case 'dial':
        return controlOf(bar.current, 'dial')?.focus()
      case 'pause':
        return isPaused ? void act({ act: 'resume' }) : setPauseAnchor(controlOf(bar.current, 'pause'))
      case 'ready':
        return isWrappingUp ? void act({ act: 'ready' }) : undefined
      case 'transfer':
        return setTransferring(canTransfer && why('transfer') === null)
      case 'answer':
        return call?.phase === 'ringing' && why('answer') === null ? void act({ act: 'answer' }) : undefined
      case 'hold':
        if (why('hold') !== null || !canTransfer) return undefined
        return void act({ act: call.phase === 'held' ? 'unhold' : 'hold' })
      case 'hang-up':
        return call !== null && why('hang-up') === null ? void act({ act: 'hang-up' }) : undefined
    }
  }
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  const listens = phone !== null && !locked && !isListenOnly(phone)
  useEffect(() => {
    if (!listens) return undefined
    const press = (event: KeyboardEvent) => {
      const key = phoneKey(event)
      if (key === null) return
      event.preventDefault()
      latest.current(key)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [listens])

  if (!phone) return null
  const rights = missingRights(phone)
  const inQueue = signedIn(phone).length > 0
  const { dialFailure } = phone
  return (
    <Bar ref={bar} aria-label={t('title')}>
      <Group>
        {own.phones.length > 1 ? (
          <SelectInput
            aria-label={t('choose')}
            value={phone.id}
            disabled={phone.calls.length > 0}
            onChange={(event) => own.choose(event.target.value)}
          >
            {own.phones.map(({ id, linkName, extension }) => (
              <option key={id} value={id}>
                {t('onLink', { link: linkName, extension })}
              </option>
            ))}
          </SelectInput>
        ) : (
          <small>{t('own', { extension: phone.extension })}</small>
        )}
        {agent ? (
          <>
            <StateBadge {...agentLooks[agent.state]} label={t(`common:agent.${agent.state}`)} />
            <span className="time">
              <Elapsed since={agent.since} />
            </span>
            {isPaused && agent.reason ? <small>{agent.reason}</small> : null}
          </>
        ) : (
          <StateBadge {...agentLooks.unavailable} label={t('queues.signedOut')} />
        )}
      </Group>
      {isListenOnly(phone) ? (
        <small>{t('listenOnly')}</small>
      ) : (
        <>
          <Group>
            <QueuesMenu phone={phone} hindrance={why('sign-in')} act={act} />
            {isPaused ? (
              <Control
                hindrance={why('pause')}
                look="primary"
                disabled={pending}
                onClick={() => void act({ act: 'resume' })}
              >
                {t('pause.resume')}
              </Control>
            ) : (
              <PauseMenu
                anchor={pauseAnchor}
                onAnchor={setPauseAnchor}
                hindrance={why('pause') ?? (inQueue ? null : t('pause.notIn'))}
                act={act}
              />
            )}
            {isWrappingUp ? (
              <Control hindrance={null} look="primary" disabled={pending} onClick={() => void act({ act: 'ready' })}>
                {t('wrapUp.ready')}
              </Control>
            ) : null}
            {isWrappingUp && phone.wrapUpUntil !== null ? (
              <small>
                <LiveText
                  render={(now) => t('wrapUp.left', { time: spanText(Math.max(0, (phone.wrapUpUntil ?? now) - now)) })}
                />
              </small>
            ) : null}
          </Group>
          <span className="push" />
          {call ? (
            <CallControls
              phone={phone}
              call={call}
              act={act}
              why={why}
              pending={pending}
              onTransfer={() => setTransferring(true)}
            />
          ) : (
            <>
              {dialFailure ? (
                <StateBadge
                  bare
                  tone="late"
                  shape="cross"
                  label={t('dial.failed', {
                    number: groupedNumber(dialFailure.number),
                    reason: t(`failure.${dialFailure.reason}`),
                  })}
                />
              ) : null}
              <DialBox hindrance={why('dial')} onDial={(number) => act({ act: 'dial', number })} />
            </>
          )}
          {rights.length > 0 ? (
            <small title={t('rightsWhere')}>{t('rightsMissing', { rights: rights.join(', ') })}</small>
          ) : null}
        </>
      )}
      {error && !transferring ? <ErrorNote failure={error} onRetry={own.clearError} /> : null}
      {transferring && call && canTransfer ? (
        <TransferDialog
          phone={phone}
          call={call}
          agents={own.agents.values()}
          hindrances={{ blind: why('transfer'), attended: why('attended-transfer') }}
          pending={pending}
          error={error}
          onTransfer={(mode, target) =>
            void act({ act: 'transfer', mode, target }).then((done) => {
              if (done) setTransferring(false)
            })
          }
          onClose={() => setTransferring(false)}
        />
      ) : null}
    </Bar>
  )
}
