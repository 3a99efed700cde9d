/** The promises: what starts and stops each, how long it gives in which case, and the words it comes from. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { milestoneNames } from '#shared/domain/policy/events'
import type { Milestone } from '#shared/domain/policy/events'
import type { Commitment, Policy } from '#shared/domain/policy/schema'
import { nameIn } from '#shared/domain/policy/section-words'
import { repeatsNames } from '#shared/domain/policy/names'
import { amountWords, conditionWords } from '#shared/domain/policy/words'
import { useLocalName } from '../../../../ui/local-text'
import { Table } from '../../parts'
import { AssumedMark, ClauseQuote, FactIds, Part } from './part'

const Wide = styled('div')(({ theme }) => ({
  overflowX: 'auto',
  margin: '0 -20px -18px',
  '& table': { minWidth: 880 },
  '& th, & td': { verticalAlign: 'top' },
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: 20 },
  '& th': { whiteSpace: 'nowrap' },
  '& td > strong': { display: 'block' },
  '& ul': { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 6 },
  '& .rules li': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 10px' },
  '& .rules li > .condition': { color: theme.tokens.quiet },
  '& .name': { minWidth: 112 },
  '& .ends': { width: '21%' },
  '& .calendar': { width: '14%' },
  // What else holds for a promise, beneath it.
  '& tr.more > td': { borderTop: 0, paddingTop: 0, color: theme.tokens.quiet, fontSize: 13, lineHeight: 1.6 },
  '& tr.more > td > span': { display: 'block' },
  '& .clause': { minWidth: 260, width: '30%' },
}))

export function CommitmentsPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const shares = policy.alerts.map(({ percent }) => `${percent} %`).join(t('document.comma'))
  return (
    <Part title={t('policies.commitments')} note={t('document.warnsAt', { list: shares })}>
      <Wide>
        <Table>
          <thead>
            <tr>
              <th>{t('policies.commitment')}</th>
              <th>{t('policies.startsAndStops')}</th>
              <th>{t('policies.amount')}</th>
              <th>{t('policies.calendar')}</th>
              <th>{t('policies.clause')}</th>
            </tr>
          </thead>
          <tbody>
            {policy.commitments.map((commitment) => (
              <CommitmentRow key={commitment.id} policy={policy} commitment={commitment} />
            ))}
          </tbody>
        </Table>
      </Wide>
    </Part>
  )
}

function CommitmentRow({ policy, commitment }: { readonly policy: Policy; readonly commitment: Commitment }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const calendar = policy.calendars.find(({ id }) => id === commitment.calendar)
  const pausedText = (reasons: Commitment['pausedBy']): string => {
    if (policy.pauseReasons.length === 0 || reasons?.length === 0) return t('document.pausedByNone')
    if (!reasons) return t('document.pausedByAll')
    const list = reasons.map((id) => local(nameIn(policy.pauseReasons, id))).join(t('document.semicolon'))
    return t('document.pausedBy', { list })
  }
  const names = (milestones: readonly Milestone[]): string =>
    milestones.map((one) => local(milestoneNames[one])).join(t('policies.or'))
  return (
    <>
      <tr>
        <td className="name">
          <strong>{local(commitment.name)}</strong>
          <FactIds ids={commitment.factIds} />
        </td>
        <td className="ends">
          <ul>
            <li>{t('policies.starts', { what: names([commitment.startsOn]) })}</li>
            {commitment.onlyAfter ? <li>{t('policies.onlyAfter', { what: names([commitment.onlyAfter]) })}</li> : null}
            <li>{t('policies.stops', { what: names(commitment.stopsOn) })}</li>
            {commitment.cancelledBy.length > 0 ? (
              <li>{t('policies.cancelledBy', { what: names(commitment.cancelledBy) })}</li>
            ) : null}
          </ul>
        </td>
        <td>
          <ul className="rules">
            {commitment.rules.map((rule) => {
              const condition = conditionWords(rule.when, policy.severities)
              return (
                <li key={JSON.stringify(rule)}>
                  {condition ? <span className="condition">{local(condition)}</span> : null}
                  <strong>{local(amountWords(rule.amount))}</strong>
                  {rule.assumed ? <AssumedMark /> : null}
                </li>
              )
            })}
            {commitment.agreedOverrides ? <li>{t('policies.agreedOverrides')}</li> : null}
          </ul>
        </td>
        <td className="calendar">{calendar ? local(calendar.name) : t('policies.everyMinute')}</td>
        <td className="clause">
          <ClauseQuote clause={commitment.clause} />
        </td>
      </tr>
      <tr className="more">
        <td colSpan={5}>
          <span>{pausedText(commitment.pausedBy)}</span>
          <span>{t('document.repeats', { what: local(repeatsNames[commitment.repeats]) })}</span>
        </td>
      </tr>
    </>
  )
}
