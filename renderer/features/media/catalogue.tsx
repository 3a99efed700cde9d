/** The catalogue: the inbox, every file that came in by its state, and one of them opened beside the list. */
import { styled } from '@mui/material/styles'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { FileStatus } from '#shared/domain/media/files'
import type { MediaFileRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { useFeed } from '../../data/use-feed'
import { useQuery } from '../../data/use-query'
import { bytesText } from '../../ui/bytes-text'
import { Chips } from '../../ui/chips'
import { ActionButton, TextInput } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { VirtualRows } from '../../ui/virtual-rows'
import { FileDetail } from './file-detail'
import { fileLook } from './file-text'
import { Quiet, SmallButton } from './parts'

const Frame = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 5fr) minmax(400px, 4fr)',
  gridTemplateRows: 'auto auto minmax(0, 1fr)',
  gap: '10px 14px',
  '& > .inbox': {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px 12px',
    padding: '10px 16px',
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 12,
  },
  '& > .inbox > strong': { overflowWrap: 'anywhere' },
  '& > .inbox > .push': { flex: 1 },
  '& > .inbox > .error': { width: '100%' },
  '& > .filters': { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: 10, alignItems: 'center' },
  '& > .filters > search': { width: 260, marginInlineStart: 'auto' },
  '& > .list, & > .detail': {
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 12,
    overflow: 'hidden',
  },
}))

const Item = styled(Link)(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  gap: '0 12px',
  height: '100%',
  padding: '6px 16px',
  color: theme.tokens.text,
  textDecoration: 'none',
  borderBottom: `1px solid ${theme.tokens.line}`,
  '& > span': { minWidth: 0 },
  '& strong, & small': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& strong': { fontWeight: 600 },
  '& small': { color: theme.tokens.quiet, fontSize: 13, fontVariantNumeric: 'tabular-nums' },
  '&:hover': { background: theme.tokens.inner },
  '&[aria-current=true]': { background: theme.tokens.soft.action },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))

/** A file that nobody has described yet has its name for a title. */
function titleOf({ kb, title, name }: MediaFileRow): string {
  if (!kb) return name
  return title && title !== name ? `${kb} · ${title}` : kb
}

const rowHeight = 58
const base = '/media/catalogue'

/** What a person may search by: name, KB, title, hash. */
const fits = (row: MediaFileRow, text: string): boolean =>
  text === '' ||
  [row.name, row.kb ?? '', row.title ?? '', row.id].some((part) => part.toLowerCase().includes(text.toLowerCase()))

export function Catalogue({ chosen }: { readonly chosen: string | null }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const { tables, error } = useFeed('mediaFiles')
  const [status, setStatus] = useState<FileStatus | null>(null)
  const [text, setText] = useState('')
  const all = useMemo(
    () => [...(tables?.files.values() ?? [])].toSorted((a, b) => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1)),
    [tables?.files],
  )
  const count = (of: FileStatus) => all.filter((row) => row.status === of).length
  const rows = all.filter((row) => (status === null || row.status === status) && fits(row, text.trim()))
  const file = chosen === null ? undefined : tables?.files.get(chosen)

  return (
    <Frame>
      <Inbox />
      <div className="filters">
        <Chips aria-label={t('catalogue.filter')}>
          <button type="button" aria-pressed={status === null} onClick={() => setStatus(null)}>
            {t('catalogue.all')} <b>{all.length}</b>
          </button>
          {FileStatus.options.map((id) => (
            <button key={id} type="button" aria-pressed={status === id} onClick={() => setStatus(id)}>
              {t(`fileStatus.${id}`)} <b>{count(id)}</b>
            </button>
          ))}
        </Chips>
        <search>
          <TextInput
            type="search"
            aria-label={t('catalogue.search')}
            placeholder={t('catalogue.placeholder')}
            value={text}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        </search>
      </div>
      <div className="list">
        {error ? <ErrorNote failure={error} /> : null}
        {!tables && !error ? <EmptyState title={words.loading} /> : null}
        {tables && all.length === 0 ? (
          <EmptyState icon={<StateShape shape="ring" />} title={t('catalogue.empty')} hint={t('catalogue.emptyHint')} />
        ) : null}
        {all.length > 0 && rows.length === 0 ? <EmptyState title={t('catalogue.none')} /> : null}
        {rows.length > 0 ? (
          <VirtualRows rows={rows} rowHeight={rowHeight} label={t('catalogue.list')} place="media-files">
            {(row) => (
              <Item href={`${base}/${row.id}`} aria-current={row.id === chosen}>
                <span>
                  <strong>{titleOf(row)}</strong>
                  <small>
                    {row.kb ? `${row.name} · ` : ''}
                    {bytesText(row.size)}
                    {row.supersededBy.length > 0
                      ? ` · ${t('catalogue.superseded', { kbs: row.supersededBy.join('、') })}`
                      : ''}
                  </small>
                </span>
                <StateBadge {...fileLook[row.status]} label={t(`fileStatus.${row.status}`)} />
              </Item>
            )}
          </VirtualRows>
        ) : null}
      </div>
      <div className="detail">
        {file ? (
          <FileDetail key={file.id} file={file} />
        ) : (
          <EmptyState
            title={t(chosen === null || !tables ? 'catalogue.choose' : 'catalogue.unknown')}
            hint={t('catalogue.chooseHint')}
          />
        )}
      </div>
    </Frame>
  )
}

function Inbox() {
  const { t } = useTranslation('media')
  const inbox = useQuery('media.inbox', undefined)
  const choose = useCall('media.inbox.choose')
  const scan = useCall('media.inbox.scan')
  const dir = inbox.value?.dir ?? null
  const pick = async () => {
    const result = await choose.run(undefined)
    if (result.ok && result.value) inbox.reload()
  }
  const error = inbox.error ?? choose.error ?? scan.error
  return (
    <section className="inbox" aria-label={t('catalogue.inbox')}>
      <Quiet>{t('catalogue.inbox')}</Quiet>
      {dir === null ? <span>{t('catalogue.noInbox')}</span> : <strong>{dir}</strong>}
      <span className="push" />
      {dir === null ? null : (
        <SmallButton type="button" disabled={scan.pending} onClick={() => void scan.run(undefined)}>
          {t('catalogue.scan')}
        </SmallButton>
      )}
      <ActionButton
        type="button"
        look={dir === null ? 'primary' : 'plain'}
        style={{ minHeight: 30, padding: '2px 10px' }}
        disabled={choose.pending}
        onClick={() => void pick()}
      >
        {t(dir === null ? 'catalogue.chooseInbox' : 'catalogue.changeInbox')}
      </ActionButton>
      {error ? (
        <div className="error">
          <ErrorNote failure={error} />
        </div>
      ) : null}
    </section>
  )
}
