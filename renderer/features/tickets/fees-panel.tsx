/** What was done and supplied, by which clause it is charged or free, and how much it comes to. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatementLine } from '#shared/domain/fees/statement'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { ActionButton, TextArea } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { moneyText } from '../../ui/money-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { mayDo } from './action-fields'
import { ClauseNote } from './clause-note'
import { FeeForm, FeeRemoveForm } from './fee-forms'
import { statementText } from './statement-text'

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  '& th': { fontWeight: 400, color: theme.tokens.quiet, fontSize: '0.93em', textAlign: 'start', whiteSpace: 'nowrap' },
  '& th, & td': {
    padding: '5px 18px 5px 0',
    borderBottom: `1px solid ${theme.tokens.line}`,
    verticalAlign: 'baseline',
  },
  '& .money': { textAlign: 'end', whiteSpace: 'nowrap' },
  '& td:last-child, & th:last-child': { paddingInlineEnd: 0, textAlign: 'end' },
  '& td > button': { minHeight: 26, padding: '0 6px' },
  '& tfoot td': { borderBottom: 0 },
  '& tfoot tr:first-of-type td': { fontWeight: 700, fontSize: '1.06em' },
  '& tfoot tr + tr td': { color: theme.tokens.quiet, padding: '0 18px 0 0' },
}))

const Foot = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 })
const Quiet = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))
const Plain = styled('div')(({ theme }) => ({
  marginTop: 10,
  display: 'grid',
  gap: 4,
  '& small': { color: theme.tokens.quiet },
}))

export function FeesPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const [open, setOpen] = useState<string | null>(null)
  const { sheet } = ticket
  const mayAdd = mayDo(ticket, 'fee')
  if (!sheet || (sheet.statement.lines.length === 0 && !mayAdd)) return null
  const { lines, totalFen, waivedFen, unpriced } = sheet.statement
  const toggle = (what: string) => setOpen(open === what ? null : what)
  const removing = lines.find(({ line }) => line === open)
  return (
    <Panel
      title={t('fees.title')}
      aside={
        unpriced > 0 ? (
          <StateBadge bare tone="soon" shape="triangle" label={t('fees.unpriced', { count: unpriced })} />
        ) : undefined
      }
    >
      {lines.length === 0 ? (
        <Quiet>{t('fees.none')}</Quiet>
      ) : (
        <Table>
          <thead>
            <tr>
              <th>{t('fees.item')}</th>
              <th className="money">{t('fees.quantity')}</th>
              <th className="money">{t('fees.price')}</th>
              <th>{t('fees.charge')}</th>
              <th className="money">{t('fees.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.line}
                line={line}
                removable={mayDo(ticket, 'fee-remove')}
                open={open === line.line}
                onToggle={() => toggle(line.line)}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>{t('fees.total')}</td>
              <td className="money">{moneyText(totalFen)}</td>
            </tr>
            {waivedFen > 0 ? (
              <tr>
                <td colSpan={4}>{t('fees.waived')}</td>
                <td className="money">{moneyText(waivedFen)}</td>
              </tr>
            ) : null}
          </tfoot>
        </Table>
      )}
      {removing ? (
        <FeeRemoveForm key={removing.line} ticket={ticket} line={removing} onClose={() => setOpen(null)} />
      ) : null}
      <Foot>
        {mayAdd ? (
          <ActionButton type="button" aria-expanded={open === 'add'} onClick={() => toggle('add')}>
            {t('action.fee')}
          </ActionButton>
        ) : null}
        {lines.length > 0 ? (
          <ActionButton type="button" look="quiet" aria-expanded={open === 'text'} onClick={() => toggle('text')}>
            {t('fees.asText')}
          </ActionButton>
        ) : null}
      </Foot>
      {open === 'add' ? <FeeForm ticket={ticket} sheet={sheet} onClose={() => setOpen(null)} /> : null}
      {open === 'text' && lines.length > 0 ? <AsText ticket={ticket} /> : null}
    </Panel>
  )
}

type LineProps = {
  readonly line: StatementLine
  readonly removable: boolean
  readonly open: boolean
  readonly onToggle: () => void
}

function Line({ line, removable, open, onToggle }: LineProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  return (
    <tr>
      <td>
        {name(line.name)}{' '}
        {removable ? (
          <ActionButton
            type="button"
            look="quiet"
            aria-expanded={open}
            aria-label={t('fees.removeNamed', { item: name(line.name) })}
            onClick={onToggle}
          >
            {t('fees.remove')}
          </ActionButton>
        ) : null}
      </td>
      <td className="money">
        {line.quantity} {name(line.unit)}
      </td>
      <td className="money">{line.priceFen === null ? t('fees.noPrice') : moneyText(line.priceFen)}</td>
      <td>
        {t(`fees.by.${line.charge}`)} <ClauseNote clause={line.clause} assumed={line.assumed} />
      </td>
      <td className="money">{line.chargedFen === null ? t('fees.noPrice') : moneyText(line.chargedFen)}</td>
    </tr>
  )
}

/** Chosen as a whole when it is opened: the sandboxed page has no clipboard of its own, Ctrl+C has. */
function AsText({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const lines = ticket.sheet?.statement
  if (!lines) return null
  const text = statementText(lines, {
    title: t('fees.textTitle', { number: ticket.number, customer: ticket.customerName, summary: ticket.summary }),
    name: (line) => name(line.name),
    unit: (line) => name(line.unit),
    charge: (line) => {
      const by = t(`fees.by.${line.charge}`)
      return line.clause ? t('fees.byClause', { by, ref: line.clause.ref }) : by
    },
    unpriced: t('fees.noPrice'),
    total: t('fees.total'),
    waived: t('fees.waived'),
  })
  return (
    <Plain>
      <TextArea
        ref={(element) => element?.select()}
        readOnly
        aria-label={t('fees.asText')}
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <small>{t('fees.copyHint')}</small>
    </Plain>
  )
}
