/** What is paid for, at which price, and the rules that say when. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Fees } from '#shared/domain/policy/coverage'
import { chargeNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import { feeConditionWords } from '#shared/domain/policy/section-words'
import { useLocalName } from '../../../../ui/local-text'
import { moneyText } from '../../../../ui/money-text'
import { Table } from '../../parts'
import { Entries, Entry, Group, GroupHead, WideTable } from './entry'
import { AssumedMark, ClauseQuote, FactIds, Part } from './part'

const Quiet = styled('span')(({ theme }) => ({ color: theme.tokens.quiet }))
const Items = styled(WideTable)({
  '& .item': { width: '26%' },
  '& .unit': { width: '8%' },
  '& .price': { width: '11%', fontVariantNumeric: 'tabular-nums' },
})
const Name = styled('span')({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 10px' })

const lists = ['list', 'cost', 'preferential'] as const

export function FeesPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return policy.fees ? (
    <Part title={t('document.fees.title')}>
      <Group>
        <GroupHead>{t('document.fees.items')}</GroupHead>
        <Prices items={policy.fees.items} />
      </Group>
      <Group>
        <GroupHead>
          {t('document.fees.rules')}
          <small>{t('document.fees.rulesNote')}</small>
        </GroupHead>
        <Rules policy={policy} fees={policy.fees} />
      </Group>
    </Part>
  ) : null
}

function Prices({ items }: { readonly items: Fees['items'] }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Items>
      <Table>
        <thead>
          <tr>
            <th className="item">{t('document.fees.item')}</th>
            <th className="unit">{t('document.fees.unit')}</th>
            {lists.map((one) => (
              <th key={one} className="price">
                {t(`document.fees.${one}`)}
              </th>
            ))}
            <th>{t('policies.clause')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <Name>
                  {local(item.name)}
                  <FactIds ids={item.factIds} />
                  {item.assumed ? <AssumedMark /> : null}
                </Name>
              </td>
              <td>{local(item.unit)}</td>
              {lists.every((one) => item[one] === null) ? (
                <td colSpan={lists.length}>
                  <Quiet>{t('document.fees.unpriced')}</Quiet>
                </td>
              ) : (
                lists.map((one) => (
                  <td key={one} className="price">
                    <Price fen={item[one]} />
                  </td>
                ))
              )}
              <td>{item.clause ? <ClauseQuote clause={item.clause} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Items>
  )
}

function Price({ fen }: { readonly fen: number | null }) {
  const { t } = useTranslation('settings')
  return fen === null ? <Quiet>{t('document.fees.unpriced')}</Quiet> : moneyText(fen)
}

function Rules({ policy, fees }: { readonly policy: Policy; readonly fees: Fees }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const names = { causes: policy.coverage?.causes ?? [], priceItems: fees.items }
  return (
    <Entries as="ol">
      {fees.rules.map((rule, i) => {
        const condition = feeConditionWords(rule.when, names)
        return (
          <Entry
            key={JSON.stringify(rule)}
            name={chargeNames[rule.charge]}
            factIds={rule.factIds}
            assumed={rule.assumed}
            clause={rule.clause}
            aside={condition ? local(condition) : t(i > 0 ? 'document.fees.otherwise' : 'document.fees.always')}
          />
        )
      })}
    </Entries>
  )
}
