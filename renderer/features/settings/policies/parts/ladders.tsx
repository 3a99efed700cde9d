/** The emergency ladders: what may start one, the steps with their time and people, the observation, and what closes the case. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Ladder } from '#shared/domain/policy/ladders'
import type { Policy } from '#shared/domain/policy/schema'
import { nameIn } from '#shared/domain/policy/section-words'
import { durationWords } from '#shared/domain/policy/words'
import { useLocalName } from '../../../../ui/local-text'
import { Table } from '../../parts'
import { Entries, Entry, Group, GroupHead, Pairs, SubHead, WideTable } from './entry'
import { AssumedMark, ClauseQuote, FactIds, Part } from './part'

const One = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 10,
  minWidth: 0,
  '& .due': { width: '15%', fontVariantNumeric: 'tabular-nums' },
  '& .who': { width: '19%' },
  '& .clause': { width: '30%', minWidth: 240 },
  '& .tell': { color: theme.tokens.quiet, display: 'block' },
}))

export function LaddersPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return (
    <Part title={t('document.ladders.title')}>
      {policy.ladders.map((ladder) => (
        <LadderView key={ladder.id} policy={policy} ladder={ladder} />
      ))}
    </Part>
  )
}

function LadderView({ policy, ladder }: { readonly policy: Policy; readonly ladder: Ladder }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const { name, factIds, assumed, clause, trigger, steps, observation, closing } = ladder
  const list = (names: readonly string[]): string => names.join(t('document.comma'))
  const also = [
    ...(trigger.overMinutes === undefined ? [] : [t('document.ladders.overMinutes', { n: trigger.overMinutes })]),
    ...(trigger.danger ? [t('document.ladders.danger')] : []),
  ]
  return (
    <One aria-label={local(name)}>
      <SubHead>
        {local(name)}
        <FactIds ids={factIds} />
        {assumed ? <AssumedMark /> : null}
      </SubHead>
      <ClauseQuote clause={clause} />
      <Pairs>
        <dt>{t('document.ladders.trigger')}</dt>
        <dd>{local(trigger.text)}</dd>
        <dt>{t('document.ladders.severities')}</dt>
        <dd>{list(trigger.severities.map((id) => local(nameIn(policy.severities, id))))}</dd>
        {also.length > 0 ? (
          <>
            <dt>{t('document.ladders.also')}</dt>
            <dd>{also.join(t('document.ladders.or'))}</dd>
          </>
        ) : null}
        {observation ? (
          <>
            <dt>{t('document.ladders.observation')}</dt>
            <dd>{local(durationWords(observation))}</dd>
          </>
        ) : null}
      </Pairs>
      <WideTable>
        <Table>
          <thead>
            <tr>
              <th className="due">{t('document.ladders.due')}</th>
              <th>{t('document.ladders.step')}</th>
              <th className="who">{t('document.ladders.responsible')}</th>
              <th className="clause">{t('policies.clause')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.id}>
                <td>
                  <strong>
                    {step.offset
                      ? t('document.ladders.within', { span: local(durationWords(step.offset)) })
                      : t('document.ladders.atOnce')}
                  </strong>
                </td>
                <td>
                  {local(step.name)}
                  {step.notify.length > 0 ? (
                    <small className="tell">
                      {t('document.ladders.notify', { list: list(step.notify.map(local)) })}
                    </small>
                  ) : null}
                </td>
                <td>{local(step.responsible)}</td>
                <td>
                  <ClauseQuote clause={step.clause} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </WideTable>
      {closing.length > 0 ? (
        <Group>
          <GroupHead>{t('document.ladders.closing')}</GroupHead>
          <Entries as="ol">
            {closing.map((step) => (
              <Entry
                key={step.id}
                name={step.name}
                factIds={[]}
                clause={step.clause}
                aside={<span className="quiet">{local(step.responsible)}</span>}
              />
            ))}
          </Entries>
        </Group>
      ) : null}
    </One>
  )
}
