/** The questions that grade a fault, and which answers suggest which severity. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { questionKindNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import type { SeverityGuide, SeverityRule } from '#shared/domain/policy/work'
import { useLocalName } from '../../../../ui/local-text'
import { StateBadge } from '../../../../ui/state-badge'
import { GroupHead } from './entry'
import { AssumedMark, FactIds, Part } from './part'
import { severityTones } from './severity-tones'

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
  gap: '8px 40px',
  lineHeight: 1.6,
  '& section': { display: 'grid', gap: 8, alignContent: 'start' },
  '& ol': { margin: 0, paddingInlineStart: 22, display: 'grid', gap: 6 },
  '& li::marker': { color: theme.tokens.quiet },
  '& li small': { color: theme.tokens.quiet, marginInlineStart: 8 },
  '& .rule': { display: 'flex', flexWrap: 'wrap', gap: '2px 16px' },
  '& .rule > :first-of-type': { minWidth: 170 },
}))

export function GuidePart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return policy.severityGuide ? (
    <Part
      title={t('document.guide.title')}
      note={
        <>
          {t('document.guide.note')}
          <FactIds ids={policy.severityGuide.factIds} />
          {policy.severityGuide.assumed ? <AssumedMark /> : null}
        </>
      }
    >
      <Guide policy={policy} guide={policy.severityGuide} />
    </Part>
  ) : null
}

function Guide({ policy, guide }: { readonly policy: Policy; readonly guide: SeverityGuide }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const conditionText = (condition: SeverityRule['when'][number]): string => {
    const n = guide.questions.findIndex(({ id }) => id === condition.question) + 1
    if ('over' in condition) return t('document.guide.over', { n, minutes: condition.over })
    return t(condition.is ? 'document.guide.is' : 'document.guide.isNot', { n })
  }
  return (
    <Columns>
      <section>
        <GroupHead>{t('document.guide.questions')}</GroupHead>
        <ol>
          {guide.questions.map(({ id, text, kind }) => (
            <li key={id}>
              {local(text)}
              {kind === 'minutes' ? <small>{local(questionKindNames[kind])}</small> : null}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <GroupHead>{t('document.guide.rules')}</GroupHead>
        <ol>
          {guide.rules.map(({ when, severity }) => {
            const found = policy.severities.find(({ id }) => id === severity)
            return (
              <li key={JSON.stringify([when, severity])}>
                <span className="rule">
                  <span>{when.map(conditionText).join(t('document.guide.and'))}</span>
                  {found ? <StateBadge tone={severityTones[found.tone]} label={local(found.name)} /> : null}
                </span>
              </li>
            )
          })}
        </ol>
      </section>
    </Columns>
  )
}
