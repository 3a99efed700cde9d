/** Two versions of a policy side by side, only where they differ. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyChange } from '#shared/domain/policy/diff'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { useQuery } from '../../../data/use-query'
import { SelectInput } from '../../../ui/fields'
import { useLocalName } from '../../../ui/local-text'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import type { Shape } from '../../../ui/state-badge'
import type { Tone } from '../../../ui/tokens'
import { Quiet, Table } from '../parts'
import { counterpartOf } from './model'
import { Part } from './parts/part'

const look: Readonly<Record<PolicyChange['kind'], readonly [Tone, Shape]>> = {
  added: ['good', 'check'],
  removed: ['late', 'cross'],
  changed: ['call', 'half'],
}

const Head = styled('div')({ display: 'flex', alignItems: 'center', gap: 12, '& select': { width: 'auto' } })
const Wide = styled('div')(({ theme }) => ({
  overflowX: 'auto',
  margin: '0 -20px -18px',
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: 20 },
  '& td': { verticalAlign: 'top' },
  '& td.value': { width: '34%', overflowWrap: 'anywhere' },
  '& td.before': { color: theme.tokens.quiet },
  '& tbody th': { paddingTop: 14, color: theme.tokens.text, fontWeight: 700 },
}))

type Props = { readonly versions: readonly PolicyVersion[]; readonly chosen: PolicyVersion }

export function ComparePanel({ versions, chosen }: Props) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const [picked, setPicked] = useState<number | null>(null)
  const others = versions.filter(({ version }) => version !== chosen.version)
  const other = others.find(({ version }) => version === picked) ?? counterpartOf(versions, chosen)
  const from = other === undefined ? undefined : Math.min(other.version, chosen.version)
  const to = other === undefined ? undefined : Math.max(other.version, chosen.version)
  const compared = useQuery(
    'policies.compare',
    from === undefined || to === undefined ? null : { id: chosen.id, from, to },
  )
  const changes = compared.value ?? []
  const sections = [...new Set(changes.map(({ section }) => section))]
  return (
    <Part title={t('policies.compareTitle')}>
      <Head>
        <span>{t('policies.compareWith', { version: chosen.version })}</span>
        <SelectInput
          aria-label={t('policies.compareChoose')}
          value={other?.version ?? ''}
          onChange={(event) => setPicked(Number(event.target.value))}
        >
          {others.map(({ version }) => (
            <option key={version} value={version}>
              {t('policies.version', { version })}
            </option>
          ))}
        </SelectInput>
      </Head>
      {compared.error ? <ErrorNote failure={compared.error} onRetry={compared.reload} /> : null}
      {compared.value?.length === 0 ? <Quiet>{t('policies.compareSame')}</Quiet> : null}
      {changes.length > 0 ? (
        <Wide>
          <Table>
            <thead>
              <tr>
                <th>{t('policies.comparePlace')}</th>
                <th>{t('policies.compareKind')}</th>
                <th>{t('policies.version', { version: from })}</th>
                <th>{t('policies.version', { version: to })}</th>
              </tr>
            </thead>
            {sections.map((section) => (
              <tbody key={section}>
                <tr>
                  <th colSpan={4}>
                    {local(changes.find((one) => one.section === section)?.sectionName ?? { zh: section, en: section })}
                  </th>
                </tr>
                {changes
                  .filter((one) => one.section === section)
                  .map(({ path, place, kind, before, after }) => (
                    <tr key={path} title={path}>
                      <td>{local(place) || '—'}</td>
                      <td>
                        <StateBadge
                          tone={look[kind][0]}
                          shape={look[kind][1]}
                          bare
                          label={t(`policies.change.${kind}`)}
                        />
                      </td>
                      <td className="value before">{before ? local(before) : '—'}</td>
                      <td className="value">{after ? local(after) : '—'}</td>
                    </tr>
                  ))}
              </tbody>
            ))}
          </Table>
        </Wide>
      ) : null}
    </Part>
  )
}
