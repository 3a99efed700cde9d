/** The duties tables: who does each step, who helps, what ends it, and with which reason it waits for the customer. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { milestoneNames } from '#shared/domain/policy/events'
import type { Milestone } from '#shared/domain/policy/events'
import { sideNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import { nameIn } from '#shared/domain/policy/section-words'
import type { Procedure, Step } from '#shared/domain/policy/work'
import { useLocalName } from '../../../../ui/local-text'
import { Table } from '../../parts'
import { SubHead, WideTable } from './entry'
import { AssumedMark, ClauseQuote, FactIds, Part } from './part'

const Tables = styled('div')({
  display: 'grid',
  gap: 22,
  '& > section': { display: 'grid', gap: 8, minWidth: 0 },
  // The columns of the tables stand in one line.
  '& table': { tableLayout: 'fixed', minWidth: 860 },
  '& .step': { width: '34%' },
  '& .side': { width: '9%' },
})
const Name = styled('span')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '0 10px',
  '& > small': { whiteSpace: 'nowrap', color: theme.tokens.quiet },
}))

export function ProceduresPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return (
    <Part title={t('document.procedures.title')}>
      <Tables>
        {policy.procedures.map((procedure) => (
          <DutiesTable key={procedure.id} policy={policy} procedure={procedure} />
        ))}
      </Tables>
    </Part>
  )
}

function DutiesTable({ policy, procedure }: { readonly policy: Policy; readonly procedure: Procedure }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const { name, startsOn, categories, steps, clause, factIds, assumed } = procedure
  const list = (names: readonly string[]): string => names.join(t('document.comma'))
  return (
    <section aria-label={local(name)}>
      <SubHead>
        {local(name)}
        <small>
          {t('document.procedures.startsOn', {
            what: startsOn.map((one) => local(milestoneNames[one])).join(t('policies.or')),
          })}
        </small>
        {categories ? (
          <small>
            {t('document.procedures.categories', {
              list: list(categories.map((id) => local(nameIn(policy.requestCategories, id)))),
            })}
          </small>
        ) : null}
        <FactIds ids={factIds} />
        {assumed ? <AssumedMark /> : null}
      </SubHead>
      <ClauseQuote clause={clause} />
      <WideTable>
        <Table>
          <thead>
            <tr>
              <th className="step">{t('document.procedures.step')}</th>
              <th className="side">{t('document.procedures.responsible')}</th>
              <th className="side">{t('document.procedures.assisting')}</th>
              <th>{t('document.procedures.ends')}</th>
              <th>{t('document.procedures.waits')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow key={step.id} policy={policy} step={step} />
            ))}
          </tbody>
        </Table>
      </WideTable>
    </section>
  )
}

function StepRow({ policy, step }: { readonly policy: Policy; readonly step: Step }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const { name, responsible, assisting, doneBy, skippedBy, onlyAfter, optional, waitsWith } = step
  // Some documents say "where necessary" in the step itself.
  const saidAlready = local(name).includes(t('document.procedures.optional'))
  const names = (milestones: readonly Milestone[]): string =>
    milestones.map((one) => local(milestoneNames[one])).join(t('policies.or'))
  return (
    <tr>
      <td>
        <Name>
          {local(name)}
          {optional && !saidAlready ? <small>{t('document.procedures.optional')}</small> : null}
        </Name>
      </td>
      <td>{local(sideNames[responsible])}</td>
      <td>{assisting ? local(sideNames[assisting]) : t('document.procedures.nobody')}</td>
      <td>
        <ul>
          <li>{doneBy.length > 0 ? names(doneBy) : t('document.procedures.byHand')}</li>
          {skippedBy.length > 0 ? (
            <li>
              <small>{t('document.procedures.skippedBy', { what: names(skippedBy) })}</small>
            </li>
          ) : null}
          {onlyAfter ? (
            <li>
              <small>{t('document.procedures.onlyAfter', { what: names([onlyAfter]) })}</small>
            </li>
          ) : null}
        </ul>
      </td>
      <td>{waitsWith === undefined ? null : local(nameIn(policy.pauseReasons, waitsWith))}</td>
    </tr>
  )
}
