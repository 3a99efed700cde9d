/** The chain of custody: every step that was written into the journal, by time and site, and as a file to take along. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { SiteId } from '#shared/domain/ids'
import type { LedgerRow } from '#shared/ipc/contract'
import { ledgerDetails, ledgerSteps } from '#shared/domain/media/ledger'
import { dayOfIsoDate, isoDateOfDay } from '#shared/lib/zoned-time'
import { useMinute } from '../../data/minute'
import { paperOf } from '../../data/papers'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { ActionButton, SelectInput, TextInput } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { PaperButton } from '../../ui/paper-button'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { dateTime, isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { VirtualRows } from '../../ui/virtual-rows'
import { useMedia } from './use-media'

const Frame = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 10,
  '& > header': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  '& > header label': { display: 'inline-flex', alignItems: 'center', gap: 8, color: theme.tokens.quiet },
  '& > header input[type=date]': { width: 150 },
  '& > header select': { width: 240 },
  '& > header > .push': { flex: 1 },
  '& > .rows': {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 12,
    overflow: 'hidden',
  },
}))

const columns = '150px 110px 150px minmax(0, 1.1fr) minmax(0, 2fr)'

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: columns,
  alignItems: 'center',
  gap: 12,
  height: '100%',
  padding: '0 16px',
  borderBottom: `1px solid ${theme.tokens.line}`,
  fontVariantNumeric: 'tabular-nums',
  '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '&.head': { height: 36, flex: 'none', color: theme.tokens.quiet },
  '& > b': { fontWeight: 600 },
  '& > .quiet': { color: theme.tokens.quiet },
}))

const rowHeight = 40
const dayMs = 86_400_000

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function Ledger() {
  const { t } = useTranslation('media')
  const name = useLocalName()
  const words = useWords()
  const media = useMedia()
  const today = isoDate(useMinute(), words.zone)
  const [from, setFrom] = useState(() => isoDate(Date.parse(today) - 30 * dayMs, 'UTC'))
  const [to, setTo] = useState(today)
  const [site, setSite] = useState('')
  const [saved, setSaved] = useState<string | null>(null)
  const inOrder = isDate(from) && isDate(to) && from <= to
  const range = inOrder ? { from, to, siteId: SiteId.safeParse(site).data ?? null } : null
  const ledger = useQuery('media.ledger', range, { keepPrevious: true })
  const exporting = useCall('media.ledger.export')
  const rows = (range ? (ledger.value ?? []) : []).map((row) => ({ ...row, id: String(row.seq) }))

  const save = async () => {
    if (!range) return
    setSaved(null)
    const result = await exporting.run(range)
    if (result.ok && result.value) setSaved(result.value.file)
  }
  const step = (type: string) => {
    const known = ledgerSteps[type]
    return known ? name(known) : type
  }
  const detailText = (details: LedgerRow['details']) =>
    words.locale.startsWith('zh')
      ? ledgerDetails(details)
      : Object.entries(details)
          .filter(([, value]) => value !== null && value !== '')
          .map(([key, value]) => `${key}: ${String(value)}`)
          .join('; ')
  const actorOf = ({ actor }: LedgerRow) => (actor === 'system' ? t('ledger.system') : actor)
  /** With its customer, where the edition says which site it is: many are called the same. */
  const siteOf = ({ editionId, siteName }: LedgerRow) => {
    const edition = editionId === null ? undefined : media.editions?.get(editionId)
    return edition ? media.placeOf(edition.siteId, siteName) : siteName
  }
  const earlier = (days: number) => {
    setTo(today)
    setFrom(isoDateOfDay(dayOfIsoDate(today) - days))
  }

  return (
    <Frame>
      <header>
        <label>
          {t('ledger.from')}
          <TextInput type="date" value={from} max={to} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {t('ledger.to')}
          <TextInput type="date" value={to} min={from} onChange={(event) => setTo(event.target.value)} />
        </label>
        <ActionButton type="button" look="quiet" onClick={() => earlier(30)}>
          {t('ledger.month')}
        </ActionButton>
        <ActionButton type="button" look="quiet" onClick={() => earlier(365)}>
          {t('ledger.year')}
        </ActionButton>
        <label>
          {t('ledger.site')}
          <SelectInput value={site} onChange={(event) => setSite(event.target.value)}>
            <option value="">{t('ledger.allSites')}</option>
            {media.sites.map((of) => (
              <option key={of.id} value={of.id}>
                {media.placeOf(of.id, of.name)}
              </option>
            ))}
          </SelectInput>
        </label>
        <span className="push" />
        {saved === null ? null : <StateBadge bare tone="good" label={t('ledger.saved', { file: saved })} />}
        <ActionButton
          type="button"
          disabled={exporting.pending || rows.length === 0}
          title={rows.length === 0 ? t('ledger.nothing') : undefined}
          onClick={() => void save()}
        >
          {t('ledger.export')}
        </ActionButton>
        {range ? (
          <PaperButton
            label={t('papers.ledger')}
            paper={paperOf({ paper: 'ledger', ...range })}
            hindrance={rows.length === 0 ? t('ledger.nothing') : null}
          />
        ) : null}
      </header>
      {inOrder ? null : <ErrorNote text={t('ledger.order')} />}
      {ledger.error ? <ErrorNote failure={ledger.error} onRetry={ledger.reload} /> : null}
      {exporting.error ? <ErrorNote failure={exporting.error} /> : null}
      <div className="rows">
        <Line className="head" aria-hidden="true">
          <span>{t('ledger.column.at')}</span>
          <span>{t('ledger.column.actor')}</span>
          <span>{t('ledger.column.step')}</span>
          <span>{t('ledger.column.what')}</span>
          <span>{t('ledger.column.details')}</span>
        </Line>
        {rows.length > 0 ? (
          <VirtualRows rows={rows} rowHeight={rowHeight} label={t('ledger.title')} place="media-ledger">
            {(row) => (
              <Line>
                <span>{dateTime(row.at, words)}</span>
                <span title={actorOf(row)}>{actorOf(row)}</span>
                <b title={step(row.type)}>{step(row.type)}</b>
                <span title={siteOf(row)}>
                  {row.editionId ? (
                    <Link href={`/media/editions/${row.editionId}`}>
                      {siteOf(row)} · {t('edition.seq', { seq: row.editionSeq ?? '' })}
                    </Link>
                  ) : (
                    siteOf(row)
                  )}
                  {row.disc === null ? '' : ` · ${t('ledger.disc', { n: row.disc })}`}
                </span>
                <span className="quiet" title={detailText(row.details)}>
                  {detailText(row.details)}
                </span>
              </Line>
            )}
          </VirtualRows>
        ) : (
          <EmptyState
            icon={ledger.loading ? undefined : <StateShape shape="ring" />}
            title={ledger.loading ? words.loading : t('ledger.empty')}
          />
        )}
      </div>
    </Frame>
  )
}
