/** A line put on the statement, and one taken off it again with its reason. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatementLine } from '#shared/domain/fees/statement'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { SelectInput, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { moneyText, readYuan } from '../../ui/money-text'
import { ActFrame } from './act-frame'
import { NoteRow } from './note-row'

const Fields = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(90px, 1fr) minmax(120px, 1fr)',
  gap: 12,
  alignItems: 'start',
})

const isQuantity = (text: string): boolean => /^\d{1,6}(?:\.\d{1,2})?$/.test(text.trim()) && Number(text) > 0

type AddProps = { readonly ticket: Ticket; readonly sheet: TicketSheet; readonly onClose: () => void }

export function FeeForm({ ticket, sheet, onClose }: AddProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const [item, setItem] = useState(sheet.priceItems[0]?.id ?? '')
  const [quantity, setQuantity] = useState('1')
  const [price, setPrice] = useState('')
  const [note, setNote] = useState('')
  const [attempted, setAttempted] = useState(false)
  const chosen = sheet.priceItems.find(({ id }) => id === item)
  const unitFen = price.trim() === '' ? null : readYuan(price)
  const wrongQuantity = !isQuantity(quantity)
  const wrongPrice = price.trim() !== '' && unitFen === null
  return (
    <ActFrame
      ticket={ticket}
      action="fee"
      label={t('action.fee')}
      does={t('does.fee')}
      onClose={onClose}
      make={(rev) => {
        setAttempted(true)
        if (wrongQuantity || wrongPrice || !chosen) return null
        return { id: ticket.id, rev, action: 'fee', item, quantity: Number(quantity), unitFen, note }
      }}
    >
      <Fields>
        <FormRow label={t('fees.item')} required>
          {(row) => (
            <SelectInput {...row} value={item} onChange={(event) => setItem(event.target.value)}>
              {sheet.priceItems.map((one) => (
                <option key={one.id} value={one.id}>
                  {name(one.name)}
                </option>
              ))}
            </SelectInput>
          )}
        </FormRow>
        <FormRow
          label={t('fees.quantityIn', { unit: chosen ? name(chosen.unit) : '' })}
          required
          error={attempted && wrongQuantity ? t('actionError.quantityWrong') : null}
        >
          {(row) => (
            <TextInput
              {...row}
              inputMode="decimal"
              value={quantity}
              onChange={(event) => setQuantity(event.target.value)}
            />
          )}
        </FormRow>
        <FormRow
          label={t('fees.priceByHand')}
          error={attempted && wrongPrice ? t('actionError.priceWrong') : null}
          hint={
            chosen && chosen.list !== null
              ? t('fees.listPrice', { price: moneyText(chosen.list) })
              : t('fees.noListPrice')
          }
        >
          {(row) => (
            <TextInput {...row} inputMode="decimal" value={price} onChange={(event) => setPrice(event.target.value)} />
          )}
        </FormRow>
      </Fields>
      <NoteRow label={t('field.note')} value={note} onChange={setNote} rows={1} />
    </ActFrame>
  )
}

type RemoveProps = { readonly ticket: Ticket; readonly line: StatementLine; readonly onClose: () => void }

export function FeeRemoveForm({ ticket, line, onClose }: RemoveProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const [note, setNote] = useState('')
  const [attempted, setAttempted] = useState(false)
  const wanting = note.trim() === ''
  return (
    <ActFrame
      ticket={ticket}
      action="fee-remove"
      label={t('action.fee-remove')}
      does={t('does.fee-remove', { item: name(line.name) })}
      onClose={onClose}
      make={(rev) => {
        setAttempted(true)
        return wanting ? null : { id: ticket.id, rev, action: 'fee-remove', line: line.line, note }
      }}
    >
      <NoteRow
        label={t('fees.removeReason')}
        required
        error={attempted && wanting ? t('actionError.noteMissing') : null}
        value={note}
        onChange={setNote}
        rows={1}
      />
    </ActFrame>
  )
}
