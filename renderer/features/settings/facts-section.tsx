/** The fact table: every promise of the four documents, whether it is in force, where it is seen and which tests prove it. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactStatus } from '#shared/domain/facts/facts'
import type { FactRow } from '#shared/domain/facts/facts'
import { useQuery } from '../../data/use-query'
import { ActionButton, TextInput } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { useWords } from '../../ui/words'
import { documentsOf, filterFacts, noFilter } from './facts-model'
import type { FactFilter } from './facts-model'
import { FactStatusBadge, FactTable } from './facts-table'
import { Section } from './parts'

const Bar = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 10,
  '& > div': { display: 'flex', alignItems: 'center', gap: 12 },
  '& search': { width: 240, flex: 'none' },
  '& > div > output': {
    marginInlineStart: 'auto',
    color: theme.tokens.quiet,
    fontVariantNumeric: 'tabular-nums',
  },
}))

const Chips = styled('fieldset')(({ theme }) => ({
  margin: 0,
  padding: 0,
  border: 0,
  minWidth: 0,
  flex: 1,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& > button': {
    font: 'inherit',
    color: theme.tokens.text,
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: 7,
    padding: '3px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 999,
    background: theme.tokens.panel,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
  '& > button > b': { color: theme.tokens.quiet, fontWeight: 500, fontVariantNumeric: 'tabular-nums' },
  '& > button:hover': { borderColor: theme.tokens.quiet },
  '& > button[aria-pressed=true]': {
    borderColor: theme.tokens.tone.action,
    background: theme.tokens.soft.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
  },
  '& > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
}))

export function FactsSection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const facts = useQuery('facts.list', undefined)
  return (
    <Section title={t('section.facts')} lead={t('facts.lead')}>
      {facts.error ? <ErrorNote failure={facts.error} onRetry={facts.reload} /> : null}
      {facts.loading && !facts.value ? <EmptyState title={words.loading} /> : null}
      {facts.value ? <FilteredFacts rows={facts.value} /> : null}
    </Section>
  )
}

function FilteredFacts({ rows }: { readonly rows: readonly FactRow[] }) {
  const { t } = useTranslation('settings')
  const [filter, setFilter] = useState(noFilter)
  const shown = filterFacts(rows, filter)
  return (
    <>
      <FilterBar
        rows={rows}
        shown={shown.length}
        filter={filter}
        onChange={(change) => setFilter((old) => ({ ...old, ...change }))}
      />
      {shown.length > 0 ? (
        <FactTable rows={shown} />
      ) : (
        <EmptyState
          title={t('facts.none')}
          hint={t('facts.noneHint')}
          action={
            <ActionButton type="button" look="quiet" onClick={() => setFilter(noFilter)}>
              {t('facts.clear')}
            </ActionButton>
          }
        />
      )}
    </>
  )
}

type BarProps = {
  readonly rows: readonly FactRow[]
  readonly shown: number
  readonly filter: FactFilter
  readonly onChange: (change: Partial<FactFilter>) => void
}

/** Each chip says how many facts it would show, with what else is chosen. */
function FilterBar({ rows, shown, filter, onChange }: BarProps) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const count = (change: Partial<FactFilter>): number => filterFacts(rows, { ...filter, ...change }).length
  return (
    <Bar>
      <div>
        <Chips aria-label={t('facts.documents')}>
          <button type="button" aria-pressed={filter.document === null} onClick={() => onChange({ document: null })}>
            {t('facts.all')} <b>{count({ document: null })}</b>
          </button>
          {documentsOf(rows).map(({ id, name, short }) => (
            <button
              key={id}
              type="button"
              title={local(name)}
              aria-pressed={filter.document === id}
              onClick={() => onChange({ document: filter.document === id ? null : id })}
            >
              {id} {local(short)} <b>{count({ document: id })}</b>
            </button>
          ))}
        </Chips>
        <search>
          <TextInput
            type="search"
            aria-label={t('facts.search')}
            placeholder={t('facts.placeholder')}
            value={filter.text}
            maxLength={80}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        </search>
      </div>
      <div>
        <Chips aria-label={t('facts.statuses')}>
          {FactStatus.options.map((status) => (
            <button
              key={status}
              type="button"
              title={t(`facts.statusHint.${status}`)}
              aria-pressed={filter.status === status}
              onClick={() => onChange({ status: filter.status === status ? null : status })}
            >
              <FactStatusBadge status={status} bare /> <b>{count({ status })}</b>
            </button>
          ))}
        </Chips>
        <output>{t('facts.shown', { shown, all: rows.length })}</output>
      </div>
    </Bar>
  )
}
