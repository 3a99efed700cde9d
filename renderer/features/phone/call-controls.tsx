/** The call at hand: with whom, for how long, and what can be done with it. */
import { useTranslation } from 'react-i18next'
import type { PhoneCall, PhoneRow } from '#shared/ipc/contract'
import { Elapsed } from '../../ui/countdown'
import { groupedNumber } from '../../ui/grouped-number'
import { StateBadge } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { Control, Group } from './parts'
import type { Phone } from './use-phone'

const looks: Readonly<Record<PhoneCall['phase'], readonly [Tone, Shape]>> = {
  ringing: ['soon', 'triangle'],
  dialling: ['call', 'ring'],
  talking: ['call', 'dot'],
  held: ['soon', 'bars'],
  consulting: ['wrap', 'half'],
}

type Props = Pick<Phone, 'act' | 'why' | 'pending'> & {
  readonly phone: PhoneRow
  readonly call: PhoneCall
  readonly onTransfer: () => void
}

export function CallControls({ phone, call, act, why, pending, onTransfer }: Props) {
  const { t } = useTranslation('phone')
  const [tone, shape] = looks[call.phase]
  const others = phone.calls.length - 1
  const control = (key: string, hindrance: string | null, onClick: () => void, look?: 'primary' | 'danger') => (
    <Control key={key} hindrance={hindrance} disabled={pending} {...(look ? { look } : {})} onClick={onClick}>
      {t(`call.${key}`)}
    </Control>
  )
  const talks = call.phase === 'talking' || call.phase === 'held'
  return (
    <Group as="section" aria-label={t(`phase.${call.phase}`)} data-phase={call.phase} data-testid="phone-call">
      <StateBadge tone={tone} shape={shape} label={t(`phase.${call.phase}`)} />
      <span className="who">
        <strong>{call.number === '' ? t('call.hidden') : groupedNumber(call.number)}</strong>
        {call.name === null || call.name === call.number ? null : <small>{call.name}</small>}
      </span>
      <span className="time">
        <Elapsed since={call.heldSince ?? call.answeredAt ?? call.startedAt} />
      </span>
      {others > 0 ? <small>{t('call.more', { count: others })}</small> : null}
      {call.phase === 'ringing' ? control('answer', why('answer'), () => void act({ act: 'answer' }), 'primary') : null}
      {call.phase === 'talking' ? control('hold', why('hold'), () => void act({ act: 'hold' })) : null}
      {call.phase === 'held' ? control('unhold', why('hold'), () => void act({ act: 'unhold' }), 'primary') : null}
      {talks ? control('transfer', why('transfer'), onTransfer) : null}
      {call.phase === 'consulting' ? (
        <>
          {control('complete', why('hang-up'), () => void act({ act: 'complete-transfer' }), 'primary')}
          {control('cancel', why('attended-transfer'), () => void act({ act: 'cancel-transfer' }))}
        </>
      ) : (
        control('hangUp', why('hang-up'), () => void act({ act: 'hang-up' }), 'danger')
      )}
    </Group>
  )
}
