/** The service policies: which there are, their versions, and one of them as a document to read. */
import { styled } from '@mui/material/styles'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { mayAct } from '#shared/domain/people/people'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { useSession } from '../../../data/app-status'
import { useQuery } from '../../../data/use-query'
import { ActionButton } from '../../../ui/fields'
import { useLocalName } from '../../../ui/local-text'
import { EmptyState, ErrorNote } from '../../../ui/notes'
import { useWords } from '../../../ui/words'
import { Section } from '../parts'
import { PolicyDocumentView } from './document'
import { chooseVersion, policiesOf } from './model'
import { VersionBar } from './version-bar'
import type { Tool } from './version-bar'

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog')).ImportDialog }))
const ActivateDialog = lazy(async () => ({ default: (await import('./activate-dialog')).ActivateDialog }))
const ComparePanel = lazy(async () => ({ default: (await import('./compare-panel')).ComparePanel }))
const TryPanel = lazy(async () => ({ default: (await import('./try-panel')).TryPanel }))

const Wide = styled('div')({ '& > section': { maxWidth: 1320 } })
const Picker = styled('nav')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
  gap: 10,
  '& button': {
    font: 'inherit',
    textAlign: 'start',
    display: 'grid',
    gap: 2,
    padding: '10px 14px',
    borderRadius: 10,
    cursor: 'pointer',
    color: theme.tokens.text,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
  },
  '& button:hover': { borderColor: theme.tokens.edge },
  '& button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& button[aria-current=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
  },
  '& strong': { fontSize: 15, lineHeight: 1.4 },
  '& small': { color: theme.tokens.quiet, fontSize: 13 },
}))

export function PoliciesSection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const local = useLocalName()
  const [location, navigate] = useLocation()
  const mayWrite = mayAct(useSession()?.user.roles ?? [], ['administrator'])
  const versions = useQuery('policies.versions', undefined)
  const [tool, setTool] = useState<Tool | 'import' | null>(null)
  const all = versions.value ?? []
  const chosen = chooseVersion(all, location)
  const open = ({ id, version }: Pick<PolicyVersion, 'id' | 'version'>): void =>
    navigate(`/settings/policies/${id}/${version}`)

  return (
    <Wide>
      <Section
        title={t('section.policies')}
        lead={t('policies.lead')}
        action={
          mayWrite ? (
            <ActionButton type="button" look="primary" onClick={() => setTool('import')}>
              {t('policies.import')}
            </ActionButton>
          ) : undefined
        }
      >
        {versions.error ? <ErrorNote failure={versions.error} onRetry={versions.reload} /> : null}
        {versions.loading && all.length === 0 ? <EmptyState title={words.loading} /> : null}
        {all.length > 0 ? (
          <Picker aria-label={t('policies.choose')}>
            {policiesOf(all).map((policy) => (
              <button
                key={policy.id}
                type="button"
                aria-current={policy.id === chosen?.id}
                onClick={() => {
                  setTool(null)
                  open(policy)
                }}
              >
                <strong>{local(policy.name)}</strong>
                <small>
                  {local(policy.provider)} · {t('policies.version', { version: policy.version })}
                </small>
              </button>
            ))}
          </Picker>
        ) : null}
        {chosen ? (
          <>
            <VersionBar
              versions={all.filter(({ id }) => id === chosen.id)}
              chosen={chosen}
              mayWrite={mayWrite}
              tool={tool === 'import' ? null : tool}
              onOpen={open}
              onTool={setTool}
            />
            <Suspense fallback={null}>
              {tool === 'compare' ? (
                <ComparePanel key={chosen.id} versions={all.filter(({ id }) => id === chosen.id)} chosen={chosen} />
              ) : null}
              {tool === 'try' ? <TryPanel key={chosen.id} version={chosen} /> : null}
            </Suspense>
            <PolicyDocumentView id={chosen.id} version={chosen.version} />
          </>
        ) : null}
      </Section>
      <Suspense fallback={null}>
        {tool === 'import' ? (
          <ImportDialog
            onClose={() => setTool(null)}
            onImported={(version) => {
              versions.reload()
              setTool(null)
              open(version)
            }}
          />
        ) : null}
        {tool === 'activate' && chosen ? (
          <ActivateDialog
            version={chosen}
            onClose={() => setTool(null)}
            onDone={() => {
              versions.reload()
              setTool(null)
            }}
          />
        ) : null}
      </Suspense>
    </Wide>
  )
}
