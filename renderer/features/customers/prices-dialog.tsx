/** What a contract's customer pays for the policy's price items, in yuan on screen and in integer fen everywhere else. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contract } from '#shared/domain/customers/customers'
import type { CustomerPage, PolicySummary } from '#shared/ipc/contract'
import type { ContractPrices } from '#shared/domain/customers/editing'
import { TextInput } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { moneyText, readYuan } from '../../ui/money-text'
import { EditDialog } from './edit-dialog'
import { yuanOf } from './forms'
import type { Checked, Form } from './forms'
import { useEditForm } from './use-edit-form'
import { useSaving } from './use-saving'

const Table = styled('table')(({ theme }) => ({
  gridColumn: '1 / -1',
  borderCollapse: 'collapse',
  '& th': { fontWeight: 500, textAlign: 'start' },
  '& td, & th': { padding: '6px 0', borderTop: `1px solid ${theme.tokens.line}`, verticalAlign: 'top' },
  '& tr:first-of-type > *': { borderTop: 0 },
  '& td': { width: 250 },
  '& td > div': { display: 'flex', alignItems: 'center', gap: 8 },
  '& input': { width: 120, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  '& small': { display: 'block', color: theme.tokens.quiet, fontSize: '0.93em' },
  '& small[role=alert]': { color: theme.tokens.tone.late },
}))
const Lead = styled('p')(({ theme }) => ({ gridColumn: '1 / -1', margin: '-8px 0 0', color: theme.tokens.quiet }))

type Props = {
  readonly contract: Contract
  readonly policy: PolicySummary
  readonly prices: CustomerPage['prices']
  readonly onSaved: () => void
  readonly onClose: () => void
  readonly onConflict: () => void
}

/** The prices that are filled in, or the items whose amount is none. */
function checkPrices({ id, rev }: Contract, form: Form): Checked<ContractPrices> {
  const filled = Object.entries(form).flatMap(([item, yuan]) =>
    typeof yuan === 'string' && yuan.trim() !== '' ? [{ item, fen: readYuan(yuan) }] : [],
  )
  const wrong = filled.filter(({ fen }) => fen === null).map(({ item }) => item)
  if (wrong.length > 0) return { ok: false, wrong }
  const prices = filled.map(({ item, fen }) => ({ item, fen: fen ?? 0 }))
  return { ok: true, edit: { contractId: id, rev, prices } }
}

export function PricesDialog({ contract, policy, prices, onSaved, onClose, onConflict }: Props) {
  const { t } = useTranslation('customers')
  const name = useLocalName()
  const note = useId()
  const latest: Form = Object.fromEntries(
    policy.priceItems.map(({ id }) => {
      const price = prices.find((one) => one.contractId === contract.id && one.item === id)
      return [id, price ? yuanOf(price.fen) : '']
    }),
  )
  const edit = useEditForm(latest)
  const saving = useSaving({
    command: 'contracts.setPrices',
    edit,
    check: (form) => checkPrices(contract, form),
    onConflict,
    onSaved,
  })
  return (
    <EditDialog
      title={t('contracts.pricesOf', { number: contract.number })}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void saving.save()}
      onClose={onClose}
    >
      <Lead>{t('contracts.pricesHint')}</Lead>
      <Table>
        <tbody>
          {policy.priceItems.map(({ id, name: itemName, unit, list }) => {
            const { error, changed } = saving.field(id, 'price')
            return (
              <tr key={id}>
                <th scope="row">
                  {name(itemName)}
                  <small>
                    {list === null ? t('contracts.noList') : t('contracts.list', { price: moneyText(list) })}
                  </small>
                </th>
                <td>
                  <div>
                    <TextInput
                      aria-label={name(itemName)}
                      aria-invalid={error !== null}
                      aria-describedby={(error ?? changed) ? `${note}-${id}` : undefined}
                      inputMode="decimal"
                      autoComplete="off"
                      maxLength={13}
                      value={String(edit.form[id] ?? '')}
                      onChange={(event) => edit.set({ [id]: event.target.value })}
                    />
                    <span>{t('contracts.per', { unit: name(unit) })}</span>
                  </div>
                  {(error ?? changed) ? (
                    <small id={`${note}-${id}`} role={error ? 'alert' : undefined}>
                      {error ?? changed}
                    </small>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </EditDialog>
  )
}
