/** The forms of the steps of an edition: approval, seal, hand-over, arrival, receipt on paper, loss, cancellation. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReceiptOutcome } from '#shared/domain/media/receipt'
import { courierNames } from '#shared/domain/media/plan'
import { DeliveryWay } from '#shared/domain/media/states'
import type { EditionAct } from '#shared/domain/media/states'
import type { EditionRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { ChoiceGroup } from '../../ui/choice-group'
import { useLocalName } from '../../ui/local-text'
import { DialogFrame } from './dialog-frame'
import { TextField } from './parts'

export type ActName = EditionAct['act']

type Props = {
  readonly edition: EditionRow
  /** As people call it. */
  readonly site: string
  readonly act: ActName
  readonly onClose: () => void
}

const oneLineMost = 200

export function ActDialog({ edition, site, act, onClose }: Props) {
  const { t } = useTranslation('media')
  const name = useLocalName()
  // How a disc gets to its site stands in the plan; what is typed here comes first.
  const plan = useQuery('media.plan.get', act === 'hand-over' ? { siteId: edition.siteId } : null).value?.plan
  const call = useCall('media.edition.act')
  const [tried, setTried] = useState(false)
  const [typed, setText] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [chosenWay, setWay] = useState<DeliveryWay | null>(null)
  const [tracking, setTracking] = useState('')
  const [typedTo, setTo] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<ReceiptOutcome>('imported')

  const way = chosenWay ?? plan?.delivery ?? 'courier'
  const messenger = way === 'courier' && plan?.courier === 'messenger'
  const text = typed ?? (messenger ? name(courierNames.messenger) : '')
  const to = typedTo ?? plan?.recipient ?? ''

  const made = (): EditionAct => {
    switch (act) {
      case 'approve':
        return { act, note }
      case 'seal':
        return { act, sealNumber: text }
      case 'hand-over':
        return { act, way, carrier: text, tracking, to }
      case 'receive':
        return { act, by: text }
      case 'receipt':
        return { act, outcome, by: text, note }
      case 'lose':
      case 'cancel':
        return { act, reason: text }
    }
  }
  const missing = {
    text: act !== 'approve' && text.trim() === '',
    to: act === 'hand-over' && to.trim() === '',
    // What is posted can be traced; what somebody carries has no number.
    tracking: act === 'hand-over' && way === 'courier' && !messenger && tracking.trim() === '',
  }
  const confirm = async () => {
    setTried(true)
    if (missing.text || missing.to || missing.tracking) return
    const done = await call.run({ id: edition.id, rev: edition.rev, act: made() })
    if (done.ok) onClose()
  }
  const problem = (is: boolean) => (tried && is ? t('act.required') : null)

  return (
    <DialogFrame
      title={t(`act.${act}.title`)}
      hint={t(`act.${act}.hint`, { site, seq: edition.seq })}
      confirm={t(`act.${act}.confirm`)}
      danger={act === 'lose' || act === 'cancel'}
      pending={call.pending}
      error={call.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {act === 'hand-over' ? (
        <ChoiceGroup
          label={t('act.hand-over.way')}
          columns={3}
          choices={DeliveryWay.options.map((id) => ({ id, label: t(`way.${id}`) }))}
          value={way}
          onChange={(id) => setWay(DeliveryWay.parse(id))}
        />
      ) : null}
      {act === 'receipt' ? (
        <ChoiceGroup
          label={t('act.receipt.outcome')}
          columns={3}
          choices={ReceiptOutcome.options.map((id) => ({ id, label: t(`outcome.${id}`) }))}
          value={outcome}
          onChange={(id) => setOutcome(ReceiptOutcome.parse(id))}
        />
      ) : null}
      {act === 'approve' ? null : (
        <TextField
          label={t(act === 'hand-over' ? `act.hand-over.carrier.${way}` : `act.${act}.text`)}
          required
          maxLength={oneLineMost}
          value={text}
          error={problem(missing.text)}
          onChange={setText}
        />
      )}
      {act === 'hand-over' ? (
        <>
          <TextField
            label={t('act.hand-over.tracking')}
            required={way === 'courier' && !messenger}
            maxLength={oneLineMost}
            value={tracking}
            error={problem(missing.tracking)}
            onChange={setTracking}
          />
          <TextField
            label={t('act.hand-over.to')}
            required
            maxLength={oneLineMost}
            value={to}
            error={problem(missing.to)}
            onChange={setTo}
          />
        </>
      ) : null}
      {act === 'approve' || act === 'receipt' ? (
        <TextField label={t('act.note')} maxLength={oneLineMost} value={note} onChange={setNote} />
      ) : null}
    </DialogFrame>
  )
}
