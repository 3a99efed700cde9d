/** The service catalogue: what is included, what is charged, what is not offered. */
import { useTranslation } from 'react-i18next'
import type { Coverage, Service } from '#shared/domain/policy/coverage'
import { coverNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import { nameIn } from '#shared/domain/policy/section-words'
import { useLocalName } from '../../../../ui/local-text'
import { StateBadge } from '../../../../ui/state-badge'
import type { Shape } from '../../../../ui/state-badge'
import type { Tone } from '../../../../ui/tokens'
import { Entries, Entry, Group, GroupHead } from './entry'
import { useStageNames } from './stage-names'

const look: Readonly<Record<Service['cover'], readonly [Tone, Shape]>> = {
  included: ['good', 'check'],
  charged: ['soon', 'half'],
  excluded: ['quiet', 'cross'],
}
const order = ['included', 'charged', 'excluded'] as const

export function Services({ policy, coverage }: { readonly policy: Policy; readonly coverage: Coverage }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const stageName = useStageNames(policy)
  const list = (names: readonly string[]): string => names.join(t('document.comma'))
  const services = order.flatMap((cover) => coverage.services.filter((one) => one.cover === cover))
  return (
    <Group>
      <GroupHead>{t('document.coverage.services')}</GroupHead>
      <Entries>
        {services.map(({ id, name, clause, factIds, assumed, cover, stage, freeFor, onlyCities }) => {
          const facts = [
            ...(stage && stageName(stage) !== local(name)
              ? [t('document.coverage.stage', { stage: stageName(stage) })]
              : []),
            ...(onlyCities ? [t('document.coverage.onlyCities', { list: list(onlyCities) })] : []),
            ...(freeFor
              ? [
                  t('document.coverage.freeFor', {
                    list: list(freeFor.map((cause) => local(nameIn(coverage.causes, cause)))),
                  }),
                ]
              : []),
          ]
          return (
            <Entry
              key={id}
              name={name}
              factIds={factIds}
              assumed={assumed}
              clause={clause}
              aside={<StateBadge tone={look[cover][0]} shape={look[cover][1]} bare label={local(coverNames[cover])} />}
            >
              {facts.length > 0 ? <span className="quiet">{facts.join(t('document.semicolon'))}</span> : null}
            </Entry>
          )
        })}
      </Entries>
    </Group>
  )
}
