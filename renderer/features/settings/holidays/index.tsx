/** Public holidays and make-up workdays as a calendar of a year; administrators change it and see first what that moves. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import { mayAct } from '#shared/domain/people/people'
import { useSession } from '../../../data/app-status'
import { useMinute } from '../../../data/minute'
import { useQuery } from '../../../data/use-query'
import { ActionButton, TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { EmptyState, ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { isoDate } from '../../../ui/time-text'
import { useWords } from '../../../ui/words'
import { Section, Surface } from '../parts'
import { CalendarList } from './calendar-list'
import { DayPopover } from './day-popover'
import { HolidayImportDialog } from './import-dialog'
import { blankYear, changedDays, daysOf, monthsOf, nameNear, withDay } from './model'
import { MonthGrid } from './month-grid'
import { SaveBar } from './save-bar'

const Wide = styled('div')({ '& > section': { maxWidth: 1320 } })
const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'end',
  justifyContent: 'space-between',
  gap: '12px 24px',
  '& nav': { display: 'flex', flexWrap: 'wrap', gap: 6 },
  '& nav button': {
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    padding: '5px 14px',
    borderRadius: 8,
    cursor: 'pointer',
    color: theme.tokens.text,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
  },
  '& nav button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& nav button[aria-current=true]': {
    borderColor: theme.tokens.tone.action,
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 700,
  },
  '& nav button[data-missing=true]': { color: theme.tokens.tone.soon },
  '& .source': { flex: 1, minWidth: 320, maxWidth: 720 },
}))
const Months = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(270px, 1fr))',
  gap: '22px 28px',
})
const Legend = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 18px',
  fontSize: 13,
  color: theme.tokens.quiet,
  '& li': { display: 'flex', alignItems: 'center', gap: 6 },
  '& i': { width: 20, height: 14, borderRadius: 4, border: `1px solid ${theme.tokens.line}` },
  '& [data-kind=closed]': { background: theme.tokens.soft.late },
  '& [data-kind=makeup]': { background: theme.tokens.soft.call },
  '& [data-kind=weekend]': { background: theme.tokens.inner },
  '& [data-kind=changed]': { borderColor: theme.tokens.tone.soon, borderStyle: 'dashed' },
}))

export function HolidaysSection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const mayWrite = mayAct(useSession()?.user.roles ?? [], ['administrator'])
  const holidays = useQuery('holidays.read', undefined)
  const thisYear = Number(isoDate(useMinute(), words.zone).slice(0, 4))
  const [picked, setPicked] = useState<number | null>(null)
  const [drafts, setDrafts] = useState<ReadonlyMap<number, HolidayYear>>(new Map())
  const [importing, setImporting] = useState(false)
  const [open, setOpen] = useState<{ readonly date: string; readonly anchor: HTMLElement } | null>(null)
  const [saved, setSaved] = useState<number | null>(null)

  const known = holidays.value?.years ?? []
  const missing = holidays.value?.missing ?? []
  const offered = [
    ...new Set([...known.map(({ year }) => year), ...missing, ...drafts.keys(), thisYear, thisYear + 1]),
  ].toSorted((a, b) => a - b)
  const year = picked ?? missing[0] ?? thisYear
  const stored = known.find((one) => one.year === year)
  const before = stored ?? blankYear(year)
  const list = drafts.get(year) ?? before
  const days = daysOf(list)
  const changed = new Set(changedDays(before, list))
  const isDraft = drafts.has(year) && (changed.size > 0 || list.source !== before.source)

  const draft = (next: HolidayYear): void => {
    setSaved(null)
    setDrafts(new Map([...drafts, [next.year, next]]))
  }
  const drop = (which: number): void => setDrafts(new Map([...drafts].filter(([one]) => one !== which)))

  return (
    <Wide>
      <Section
        title={t('section.holidays')}
        lead={t('holidays.lead')}
        action={
          mayWrite ? (
            <ActionButton type="button" look="primary" onClick={() => setImporting(true)}>
              {t('holidays.choose')}
            </ActionButton>
          ) : undefined
        }
      >
        {holidays.error ? <ErrorNote failure={holidays.error} onRetry={holidays.reload} /> : null}
        {holidays.loading && !holidays.value ? <EmptyState title={words.loading} /> : null}
        {holidays.value ? (
          <>
            <div>
              {missing.length === 0 ? (
                <StateBadge tone="good" label={t('holidays.complete')} />
              ) : (
                <>
                  <StateBadge
                    tone="soon"
                    label={t('holidays.missing', { years: missing.join(t('common:notice.and')) })}
                  />{' '}
                  {t('holidays.missingHint')}
                </>
              )}
            </div>
            <Surface>
              <Head>
                <nav aria-label={t('holidays.years')}>
                  {offered.map((one) => (
                    <button
                      key={one}
                      type="button"
                      aria-current={one === year}
                      data-missing={missing.includes(one)}
                      onClick={() => {
                        setPicked(one)
                        setSaved(null)
                      }}
                    >
                      {one}
                      {drafts.has(one) ? ' •' : ''}
                    </button>
                  ))}
                </nav>
                <div className="source">
                  <FormRow label={t('holidays.source')} required={mayWrite}>
                    {(field) => (
                      <TextInput
                        {...field}
                        value={list.source}
                        readOnly={!mayWrite}
                        maxLength={200}
                        onChange={(event) => draft({ ...list, source: event.target.value })}
                      />
                    )}
                  </FormRow>
                </div>
              </Head>
              <Months>
                {monthsOf(year).map((month) => (
                  <MonthGrid
                    key={month.month}
                    month={month}
                    days={days}
                    changed={changed}
                    onDay={mayWrite ? (date, anchor) => setOpen({ date, anchor }) : null}
                  />
                ))}
              </Months>
              <Legend aria-label={t('holidays.legend')}>
                <li>
                  <i data-kind="closed" />
                  {t('holidays.counts.closed', { count: list.closed.length })}
                </li>
                <li>
                  <i data-kind="makeup" />
                  {t('holidays.counts.makeup', { count: list.makeup.length })}
                </li>
                <li>
                  <i data-kind="weekend" />
                  {t('holidays.kind.weekend')}
                </li>
                {changed.size > 0 ? (
                  <li>
                    <i data-kind="changed" />
                    {t('holidays.counts.changed', { count: changed.size })}
                  </li>
                ) : null}
              </Legend>
              {isDraft ? (
                <SaveBar
                  list={list}
                  changed={changed.size}
                  onDiscard={() => drop(year)}
                  onSaved={() => {
                    drop(year)
                    setPicked(year)
                    setSaved(year)
                    holidays.reload()
                  }}
                />
              ) : null}
              {saved === null ? null : <StateBadge tone="good" label={t('holidays.saved', { year: saved })} />}
            </Surface>
            <CalendarList policies={holidays.value.calendars} />
          </>
        ) : null}
      </Section>
      {open ? (
        <DayPopover
          key={open.date}
          date={open.date}
          anchor={open.anchor}
          state={days.get(open.date) ?? { kind: 'ordinary', name: '' }}
          suggestion={nameNear(list, open.date)}
          onClose={() => setOpen(null)}
          onSet={(state) => {
            draft(withDay(list, open.date, state))
            setOpen(null)
          }}
        />
      ) : null}
      {importing ? (
        <HolidayImportDialog
          onClose={() => setImporting(false)}
          onYears={(years) => {
            setSaved(null)
            setDrafts(new Map([...drafts, ...years.map((one) => [one.year, one] as const)]))
            setPicked(years[0]?.year ?? null)
            setImporting(false)
          }}
        />
      ) : null}
    </Wide>
  )
}
