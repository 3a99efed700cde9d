/** All customers by name, searched as you type: by what they are called, what they bought, who calls and what stands there. */
import { styled } from '@mui/material/styles'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CommandOutput, CustomerRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import type { Query } from '../../data/use-query'
import { ActionButton, TextInput } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'

const Side = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  background: theme.tokens.panel,
  borderInlineEnd: `1px solid ${theme.tokens.line}`,
  '& > header': { display: 'flex', alignItems: 'center', gap: 10, padding: '14px 16px 10px' },
  '& > header > h1': { margin: 0, fontSize: '1.4em', marginInlineEnd: 'auto' },
  '& > search': { padding: '0 16px 10px' },
  '& > ul': {
    ...thinScrollbar(theme),
    listStyle: 'none',
    margin: 0,
    padding: '0 8px 12px',
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
  },
  '& li > a': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 8px',
    padding: '7px 10px',
    borderRadius: 8,
    color: 'inherit',
    textDecoration: 'none',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 58px',
  },
  '& li > a:hover': { background: theme.tokens.inner },
  '& li > a[aria-current=page]': { background: theme.tokens.soft.action },
  '& li > a:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
  '& li strong': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& li span': { color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums' },
  '& li .counts': { gridColumn: '1 / -1', display: 'flex', gap: 12, fontSize: '0.93em' },
}))

/** Just below the words that found nothing. */
const Nothing = styled('div')({ flex: 'none' })

const pageSize = 60

export type CustomerPages = {
  readonly text: string
  readonly setText: (text: string) => void
  readonly rows: readonly CustomerRow[]
  readonly more: boolean
  readonly first: Query<'customers.list'>
  readonly loadMore: () => Promise<void>
  readonly error: Query<'customers.list'>['error']
}

type Rest = {
  readonly of: CommandOutput<'customers.list'> | undefined
  readonly rows: readonly CustomerRow[]
  readonly more: boolean
}

/** The list, page by page; what is typed narrows it from the first page on. */
export function useCustomerPages(): CustomerPages {
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const first = useQuery('customers.list', { text: asked, after: null, limit: pageSize }, { keepPrevious: true })
  const next = useCall('customers.list')
  const [rest, setRest] = useState<Rest>({ of: undefined, rows: [], more: false })
  const follows = rest.of !== undefined && rest.of === first.value
  const rows = [...(first.value?.rows ?? []), ...(follows ? rest.rows : [])]
  const last = rows.at(-1)
  return {
    text,
    setText,
    rows,
    more: follows ? rest.more : (first.value?.more ?? false),
    first,
    error: first.error ?? next.error,
    loadMore: async () => {
      if (!last || next.pending) return
      const result = await next.run({ text: asked, after: { name: last.name, id: last.id }, limit: pageSize })
      if (!result.ok) return
      setRest((old) => ({
        of: first.value,
        rows: [...(old.of === first.value ? old.rows : []), ...result.value.rows],
        more: result.value.more,
      }))
    },
  }
}

type Props = {
  readonly pages: CustomerPages
  readonly currentId: string | null
  /** Null for whoever may not make one. */
  readonly onAdd: (() => void) | null
}

export function CustomerList({ pages, currentId, onAdd }: Props) {
  const { t } = useTranslation('customers')
  const words = useWords()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const { text, setText, rows, first } = pages

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const step = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    event.preventDefault()
    const target =
      event.key === 'ArrowUp' && at <= 0 ? search.current : links[at + (event.key === 'ArrowDown' ? 1 : -1)]
    target?.focus()
  }

  return (
    <Side aria-label={t('list.label')} onKeyDown={step}>
      <header>
        <h1>{t('title')}</h1>
        {onAdd ? (
          <ActionButton type="button" look="primary" onClick={onAdd}>
            {t('list.add')}
          </ActionButton>
        ) : null}
      </header>
      <search>
        <TextInput
          ref={search}
          type="search"
          aria-label={t('list.search')}
          placeholder={t('list.placeholder')}
          value={text}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      {pages.error ? <ErrorNote failure={pages.error} onRetry={first.reload} /> : null}
      {first.value === undefined && first.loading ? <EmptyState title={words.loading} /> : null}
      {first.value?.rows.length === 0 && text.trim() !== '' ? (
        <Nothing>
          <EmptyState title={t('list.none', { text: text.trim() })} hint={t('list.noneHint')} />
        </Nothing>
      ) : null}
      {rows.length > 0 ? (
        <ul ref={list} aria-label={t('list.label')}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link href={`/customers/${row.id}`} aria-current={row.id === currentId ? 'page' : undefined}>
                <strong>{row.name}</strong>
                <span>{row.city}</span>
                <span className="counts">
                  <span>{t('list.contracts', { count: row.contracts })}</span>
                  <span>{t('list.devices', { count: row.devices })}</span>
                  {row.openTickets > 0 ? (
                    <StateBadge bare tone="action" label={t('list.open', { count: row.openTickets })} />
                  ) : null}
                </span>
              </Link>
            </li>
          ))}
          {pages.more ? (
            <li>
              <ActionButton type="button" look="quiet" onClick={() => void pages.loadMore()}>
                {t('list.more')}
              </ActionButton>
            </li>
          ) : null}
        </ul>
      ) : null}
    </Side>
  )
}
