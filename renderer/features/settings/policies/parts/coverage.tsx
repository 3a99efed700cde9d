/** What is in service: the period, the products, the services, the items and causes that are not. */
import { useTranslation } from 'react-i18next'
import type { Coverage } from '#shared/domain/policy/coverage'
import { coveredNames, markNames, periodBasisNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import { excludedItemWords } from '#shared/domain/policy/section-words'
import { useLocalName } from '../../../../ui/local-text'
import { StateBadge } from '../../../../ui/state-badge'
import { Chips } from '../../parts'
import { Entries, Entry, Group, GroupHead } from './entry'
import { ClauseQuote, FactIds, Part } from './part'
import { Services } from './services'
import { useStageNames } from './stage-names'

const marks = ['thirdParty', 'customised', 'afterPeriod'] as const

export function CoveragePart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const { coverage } = policy
  if (!coverage) return null
  const others = marks.flatMap((mark) => {
    const found = coverage[mark]
    return found ? [{ mark, ...found }] : []
  })
  return (
    <Part title={t('document.coverage.title')}>
      <Period rules={coverage.period} />
      {coverage.productLines ? <ProductLines {...coverage.productLines} /> : null}
      {coverage.services.length > 0 ? <Services policy={policy} coverage={coverage} /> : null}
      {coverage.itemClasses.length > 0 ? <ItemClasses policy={policy} classes={coverage.itemClasses} /> : null}
      {coverage.causes.length > 0 ? <Causes causes={coverage.causes} /> : null}
      {others.length > 0 ? (
        <Group>
          <GroupHead>{t('document.coverage.others')}</GroupHead>
          <Entries reading>
            {others.map(({ mark, clause, factIds }) => (
              <Entry key={mark} name={markNames[mark]} factIds={factIds} clause={clause} />
            ))}
          </Entries>
        </Group>
      ) : null}
    </Part>
  )
}

function Period({ rules }: { readonly rules: Coverage['period'] }) {
  const { t } = useTranslation('settings')
  return (
    <Group>
      <GroupHead>
        {t('document.coverage.period')}
        {rules.length > 1 ? <small>{t('document.coverage.periodNote')}</small> : null}
      </GroupHead>
      <Entries as="ol">
        {rules.map(({ basis, months, assumed, clause, factIds }) => (
          <Entry
            key={`${basis} ${clause?.text ?? ''}`}
            name={periodBasisNames[basis]}
            aside={months === undefined ? null : t('document.coverage.months', { n: months })}
            assumed={assumed}
            clause={clause}
            factIds={factIds}
          />
        ))}
      </Entries>
    </Group>
  )
}

function ProductLines({ names, clause, factIds }: NonNullable<Coverage['productLines']>) {
  const { t } = useTranslation('settings')
  return (
    <Group>
      <GroupHead>
        {t('document.coverage.productLines')}
        <FactIds ids={factIds} />
      </GroupHead>
      <Chips>
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </Chips>
      <ClauseQuote clause={clause} />
    </Group>
  )
}

function ItemClasses({ policy, classes }: { readonly policy: Policy; readonly classes: Coverage['itemClasses'] }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const stageNames = useStageNames(policy)
  return (
    <Group>
      <GroupHead>{t('document.coverage.itemClasses')}</GroupHead>
      <Entries>
        {classes.map(({ id, name, clause, factIds, assumed, items, stages }) => (
          <Entry
            key={id}
            name={name}
            factIds={factIds}
            assumed={assumed}
            clause={clause}
            aside={
              stages ? (
                <span className="quiet">
                  {t('document.coverage.stagesOnly', { list: stages.map(stageNames).join(t('document.comma')) })}
                </span>
              ) : null
            }
          >
            <Chips>
              {items.map((item) => (
                <span key={item.name}>{local(excludedItemWords(item))}</span>
              ))}
            </Chips>
          </Entry>
        ))}
      </Entries>
    </Group>
  )
}

function Causes({ causes }: { readonly causes: Coverage['causes'] }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Group>
      <GroupHead>{t('document.coverage.causes')}</GroupHead>
      <Entries>
        {causes.map(({ id, name, clause, factIds, assumed, covered }) => (
          <Entry
            key={id}
            name={name}
            factIds={factIds}
            assumed={assumed}
            clause={clause}
            aside={
              <StateBadge
                tone={covered ? 'good' : 'quiet'}
                shape={covered ? 'check' : 'cross'}
                bare
                label={local(coveredNames(covered))}
              />
            }
          />
        ))}
      </Entries>
    </Group>
  )
}
