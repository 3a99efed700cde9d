/** The contracts of a customer: what was bought, from when until when and by which clause, and at which prices. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { ContractView, CustomerPage } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { usePolicies } from '../../data/policies'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { dateOf, lastDayOf } from './forms'
import { EditButton, Note, Quiet, Rows, SmallButton } from './parts'

const Actions = styled('span')({ display: 'flex', alignItems: 'center', gap: 2 })

type State = 'current' | 'future' | 'over' | 'unknown'

/** Where `now` (UTC ms) lies in the period: start inclusive, end exclusive. */
export function periodState(period: ContractView['period'], now: number): State {
  if (period === null) return 'unknown'
  if (now < period.from) return 'future'
  return now < period.to ? 'current' : 'over'
}

const looks = {
  current: { tone: 'good', shape: 'check' },
  future: { tone: 'soon', shape: 'ring' },
  over: { tone: 'late', shape: 'cross' },
  unknown: { tone: 'soon', shape: 'triangle' },
} as const

const order: Readonly<Record<State, number>> = { current: 0, future: 1, unknown: 2, over: 3 }

/** What runs first, then what comes, what lacks a date, and what is over. */
export const inOrder = (contracts: readonly ContractView[], now: number): readonly ContractView[] =>
  contracts.toSorted(
    (a, b) =>
      order[periodState(a.period, now)] - order[periodState(b.period, now)] ||
      (b.period?.to ?? 0) - (a.period?.to ?? 0),
  )

type Props = {
  readonly page: CustomerPage
  /** Null for whoever may only read. */
  readonly onAdd: (() => void) | null
  readonly onEdit: (contract: ContractView) => void
  readonly onPrices: (contract: ContractView) => void
}

export function ContractsSection({ page, onAdd, onEdit, onPrices }: Props) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const name = useLocalName()
  const { zone } = useWords()
  const policies = usePolicies()
  const now = useMinute()
  return (
    <Panel
      title={t('contracts.title')}
      aside={
        onAdd ? (
          <SmallButton type="button" onClick={onAdd} aria-label={t('contracts.add')}>
            {t('add')}
          </SmallButton>
        ) : undefined
      }
    >
      {page.contracts.length === 0 ? (
        <Note>
          {t('contracts.none')} · {t('contracts.noneHint')}
        </Note>
      ) : null}
      <Rows aria-label={t('contracts.title')}>
        {inOrder(page.contracts, now).map((contract) => {
          const policy = policies.get(contract.policyId)
          const { period } = contract
          const state = periodState(period, now)
          const clause = policy?.archive.periods.find(({ basis }) => basis === period?.basis)?.clause
          const priced = page.prices.filter(({ contractId }) => contractId === contract.id).length
          return (
            <li key={contract.id}>
              <div>
                <strong>{policy ? name(policy.name) : contract.policyId}</strong>
                <Quiet>{contract.number}</Quiet>
                {period ? (
                  <span title={clause?.text}>
                    {t('contracts.period', { from: dateOf(period.from, zone), to: lastDayOf(period.to, zone) })}{' '}
                    <Quiet>
                      {[
                        common(`verdict.basis.${period.basis}`),
                        clause ? common('verdict.clause', { ref: clause.ref }) : null,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Quiet>
                  </span>
                ) : (
                  <span>{t('contracts.noPeriod')}</span>
                )}
                {priced > 0 ? <Quiet>{t('contracts.priced', { count: priced })}</Quiet> : null}
              </div>
              <Actions>
                <StateBadge {...looks[state]} label={t(`contracts.state.${state}`)} />
                {onAdd && policy && policy.priceItems.length > 0 ? (
                  <SmallButton
                    type="button"
                    look="quiet"
                    aria-label={t('contracts.pricesOf', { number: contract.number })}
                    onClick={() => onPrices(contract)}
                  >
                    {t('contracts.prices')}
                  </SmallButton>
                ) : null}
                {onAdd ? <EditButton what={contract.number} onEdit={() => onEdit(contract)} /> : null}
              </Actions>
            </li>
          )
        })}
      </Rows>
    </Panel>
  )
}
