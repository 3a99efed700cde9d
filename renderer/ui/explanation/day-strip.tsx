/** The explanation's days as bars of 24 hours: colour and pattern say what counted, a legend says it in words. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { dateWithWeekday, timeOfDay } from '../time-text'
import { useWords } from '../words'
import { cutIntoDays, foldDays } from './day-strips'
import type { DayStrip as Day, Segment, SegmentKind, StripPiece } from './day-strips'
import { useSpanWords } from './span-words'

const kinds: readonly SegmentKind[] = ['counted', 'makeup', 'closed', 'holiday', 'paused']

const Days = styled('figure')(({ theme }) => {
  const { tone, soft, line } = theme.tokens
  return {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(160px, 1fr) max-content',
    gap: '6px 14px',
    alignItems: 'center',
    fontVariantNumeric: 'tabular-nums',
    '& .bar': {
      position: 'relative',
      height: 16,
      borderRadius: 4,
      background: theme.tokens.ground,
      boxShadow: `inset 0 0 0 1px ${line}`,
      overflow: 'hidden',
    },
    '& .bar > i': { position: 'absolute', top: 0, bottom: 0 },
    '& .bar > b': {
      position: 'absolute',
      top: 0,
      bottom: 0,
      width: 2,
      marginInlineStart: -1,
      background: theme.tokens.text,
    },
    '& [data-kind=counted]': { background: tone.action },
    '& [data-kind=makeup]': {
      background: `repeating-linear-gradient(90deg, ${tone.action} 0 5px, ${tone.good} 5px 8px)`,
    },
    '& [data-kind=closed]': { background: soft.quiet },
    '& [data-kind=holiday]': {
      background: `radial-gradient(${tone.late} 1px, transparent 1.4px) 0 0 / 6px 6px, ${soft.late}`,
    },
    '& [data-kind=paused]': {
      background: `repeating-linear-gradient(45deg, ${tone.wrap} 0 3px, ${soft.wrap} 3px 7px)`,
    },
    '& .quiet': { color: theme.tokens.quiet },
    '& .gap': { gridColumn: '1 / -1', color: theme.tokens.quiet, fontSize: '0.93em' },
    '& .scale': { display: 'flex', justifyContent: 'space-between', color: theme.tokens.quiet, fontSize: '0.86em' },
    '& .legend': {
      gridColumn: '1 / -1',
      display: 'flex',
      flexWrap: 'wrap',
      gap: '4px 16px',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: '0.9em',
      '& > li': { display: 'flex', alignItems: 'center', gap: 6 },
      '& i': { width: 22, height: 12, borderRadius: 3, boxShadow: `inset 0 0 0 1px ${line}` },
    },
  }
})

type Props = {
  readonly segments: readonly Segment[]
  /** UTC ms, where the line stands that says "now". */
  readonly now: number
  /** The name of a note: holidays say their own, pauses give the id of their reason. */
  readonly nameOf: (note: string) => string
}

export function DayStrip({ segments, now, nameOf }: Props) {
  const { t } = useTranslation('common')
  const words = useWords()
  const days = cutIntoDays(segments, words.zone)
  if (days.length === 0) return null
  const present = kinds.filter((kind) => days.some((day) => day.pieces.some((piece) => piece.kind === kind)))
  return (
    <Days aria-label={t('explain.strip')}>
      <span />
      <span className="scale" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </span>
      <span />
      {foldDays(days).map((row) =>
        row.type === 'day' ? (
          <DayRow key={row.day.startsAt} day={row.day} now={now} nameOf={nameOf} />
        ) : (
          <FoldedDays key={row.from.startsAt} from={row.from} to={row.to} days={row.days} now={now} nameOf={nameOf} />
        ),
      )}
      <ul className="legend" aria-label={t('explain.legend')}>
        {present.map((kind) => (
          <li key={kind}>
            <i data-kind={kind} aria-hidden="true" />
            {t(`explain.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </Days>
  )
}

type DayProps = Pick<Props, 'nameOf' | 'now'> & { readonly day: Day }

function DayRow({ day, now, nameOf }: DayProps) {
  const { t } = useTranslation('common')
  const words = useWords()
  const spanWords = useSpanWords()
  const counted = day.countedMs > 0 ? t('explain.counted', { time: spanWords(day.countedMs) }) : t('explain.notCounted')
  const spoken = (piece: StripPiece): string =>
    `${timeOfDay(piece.startsAt, words)}–${timeOfDay(piece.endsAt, words)} ${t(`explain.kind.${piece.kind}`)}`
  const label = `${dateWithWeekday(day.startsAt, words)}: ${day.pieces.map(spoken).join(', ')}`
  return (
    <>
      <span>{dateWithWeekday(day.startsAt, words)}</span>
      <span className="bar" title={day.pieces.map(spoken).join('\n')}>
        <span className="visually-hidden">{label}</span>
        {day.pieces.map((piece) => (
          <i
            key={piece.startsAt}
            data-kind={piece.kind}
            style={{ left: `${piece.from * 100}%`, width: `${(piece.to - piece.from) * 100}%` }}
          />
        ))}
        {now >= day.startsAt && now < day.endsAt ? (
          <b style={{ left: `${((now - day.startsAt) / (day.endsAt - day.startsAt)) * 100}%` }}>
            <span className="visually-hidden">{t('explain.now')}</span>
          </b>
        ) : null}
      </span>
      <span className={day.countedMs > 0 ? undefined : 'quiet'}>{[counted, ...day.notes.map(nameOf)].join(' · ')}</span>
    </>
  )
}

type FoldedProps = Pick<Props, 'nameOf' | 'now'> & { readonly from: Day; readonly to: Day; readonly days: number }

function FoldedDays({ from, to, days, now, nameOf }: FoldedProps) {
  const { t } = useTranslation('common')
  const words = useWords()
  return (
    <>
      <DayRow day={from} now={now} nameOf={nameOf} />
      <span className="gap">
        {t('explain.gap', {
          from: dateWithWeekday(from.startsAt, words),
          to: dateWithWeekday(to.startsAt, words),
          days,
        })}
      </span>
    </>
  )
}
