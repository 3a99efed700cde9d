/** Which contracts the customer has, whether they cover today, and the one that the ticket is made under. */
import type { ContractView } from '#shared/ipc/contract'
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContractId } from '#shared/domain/ids'
import { usePolicies } from '../../data/policies'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { VerdictBadge } from './call-card'
import { judgeContract, splitContracts } from './form'
import { Facts, Line, Note } from './parts'

const Choices = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  '& > label, & > div': {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: 10,
    alignItems: 'center',
    padding: '6px 10px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
  },
  '& > div': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  '& > label': { cursor: 'pointer' },
  '& > label:hover': { borderColor: theme.tokens.quiet },
  '& > label:has(input:checked)': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
  },
  '& > label:has(input:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& input': { margin: 0, accentColor: theme.tokens.tone.action },
}))

const Past = styled('details')(({ theme }) => ({
  marginTop: 8,
  '& > summary': { color: theme.tokens.quiet, cursor: 'pointer', width: 'fit-content', borderRadius: 4 },
  '& > summary:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '&[open] > summary': { marginBottom: 6 },
}))

type Props = {
  readonly contracts: readonly ContractView[]
  readonly usedId: ContractId | null
  readonly now: number
  readonly onUse: (contract: ContractView) => void
}

export function ContractsPanel({ contracts, usedId, now, onUse }: Props) {
  const { t } = useTranslation('desk')
  const name = useId()
  const { first, past } = splitContracts(contracts, now)
  const used = contracts.find((one) => one.id === usedId) ?? null
  const verdict = judgeContract(used, now)
  const several = contracts.length > 1
  const row = (contract: ContractView) => (
    <ContractRow
      key={contract.id}
      contract={contract}
      now={now}
      choice={several ? { name, checked: contract.id === usedId, onUse: () => onUse(contract) } : null}
    />
  )
  return (
    <Panel title={t('contract.title')} aside={several ? t('contract.choose') : undefined}>
      {contracts.length === 0 ? (
        <Line>
          <VerdictBadge contract={null} now={now} />
        </Line>
      ) : (
        <Choices>{first.map(row)}</Choices>
      )}
      {past.length > 0 ? (
        // One that is in use is never hidden.
        <Past open={past.some((one) => one.id === usedId) || undefined}>
          <summary>{t('contract.past', { count: past.length })}</summary>
          <Choices>{past.map(row)}</Choices>
        </Past>
      ) : null}
      {verdict === 'none' ? <Note style={{ marginTop: 6 }}>{t('contract.noneHint')}</Note> : null}
      {verdict === 'expired' ? <Note style={{ marginTop: 6 }}>{t('contract.expiredHint')}</Note> : null}
    </Panel>
  )
}

type RowProps = {
  readonly contract: ContractView
  readonly now: number
  /** Null where there is nothing to choose from. */
  readonly choice: { readonly name: string; readonly checked: boolean; readonly onUse: () => void } | null
}

function ContractRow({ contract, now, choice }: RowProps) {
  const { t } = useTranslation('desk')
  const localName = useLocalName()
  const { zone } = useWords()
  const { t: common } = useTranslation('common')
  const policy = usePolicies().get(contract.policyId)
  const clause = policy?.archive.periods.find(({ basis }) => basis === contract.period?.basis)?.clause
  const title = policy ? localName(policy.name) : contract.policyId
  const about = (
    <>
      <div>
        <Line>
          <strong className="grow">{title}</strong>
        </Line>
        <Facts
          items={[
            t('contract.number', { number: contract.number }),
            contract.period
              ? t('contract.period', {
                  from: isoDate(contract.period.from, zone),
                  to: isoDate(contract.period.to - 1, zone),
                })
              : t('contract.noPeriod'),
            contract.period ? (
              <span key="basis" title={clause?.text}>
                {common(`verdict.basis.${contract.period.basis}`)}
              </span>
            ) : null,
          ]}
        />
      </div>
      <VerdictBadge contract={contract} now={now} short />
    </>
  )
  return choice ? (
    <label>
      <input
        type="radio"
        name={choice.name}
        aria-label={`${t('contract.use')} ${title} ${contract.number}`}
        checked={choice.checked}
        onChange={choice.onUse}
      />
      {about}
    </label>
  ) : (
    <div>{about}</div>
  )
}
