/**
 * How golden cases are written: one table of text per promise, two lines per case.
 *
 *     START | FACTS | EVENTS | OUTCOME
 *       why it comes to that
 *
 * - a time is `Mon 2026-03-02 10:00` in Beijing, seconds and ms where they matter; a wrong weekday is an error
 * - facts: a severity, a city, `50 km`, `agreed TIME`, with commas; `-` for none
 * - events, with semicolons: `TIME pause REASON`, `resume` (of all reasons) or `resume REASON`, `stop`, `cancel`,
 *   `severity X`, `city X`, `distance 60`, `agreed TIME`, `withdrawn`, or a milestone by its name
 * - outcome: the state, after `at TIME ` where it is not looked at when the last event happens, and then what applies of
 *   `rule N` or `no rule` (where it is not the table's), `due TIME`, `left H:MM` of open time, `wants FACT FACT`, and
 *   `run 2` or `run 1 of 2` of a promise that repeats. A deadline or a run that is not written must not be there.
 */
import type { CaseFacts } from '#shared/domain/policy/rules'
import type { ClockState } from '#shared/domain/sla/clock'
import { beijing } from '../../../../support/policies'

export type GoldenTable = {
  /** What is promised, with the fact ids. */
  readonly title: string
  readonly commitment: string
  /** Index of the rule that decides the cases, null when none does. */
  readonly rule: number | null
  readonly rows: string
}

/** `word` is the kind of event or a milestone, `value` what follows it, '' when nothing does. */
export type GoldenEvent = { readonly at: number; readonly word: string; readonly value: string }

/** Instants are UTC ms. */
export type GoldenCase = {
  readonly why: string
  readonly start: number
  readonly facts: CaseFacts
  readonly events: readonly GoldenEvent[]
  readonly now: number
  readonly state: string
  readonly rule: number | null
  readonly due: number | null
  /** Null where the case does not say. */
  readonly leftMs: number | null
  readonly missing: readonly string[]
  /** Which run of the promise the outcome is that of, and how many the ticket has by then. */
  readonly run: number
  readonly runs: number
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const STATES: readonly ClockState[] = [
  'waiting',
  'running',
  'paused',
  'met',
  'met-late',
  'overdue',
  'cancelled',
  'awaiting-agreement',
  'incomplete',
  'not-promised',
]
const TIME = /^(\w{3}) (\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d(?:\.\d{3})?)?)/

/** A time at the beginning of a text, and what follows it. */
function readTime(text: string): readonly [at: number, rest: string] {
  const [all, weekday, date, time] = TIME.exec(text) ?? []
  if (all === undefined) throw new Error(`no time: ${text}`)
  if (WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] !== weekday) throw new Error(`not a ${weekday}: ${date}`)
  return [beijing(`${date} ${time}`), text.slice(all.length).trim()]
}

/** Reads `Mon 2026-03-02 10:00`. */
export const timeOf = (text: string): number => readTime(text)[0]

const parts = (text: string, separator: string): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function factOf(text: string, severities: readonly string[]): CaseFacts {
  if (text === '-') return {}
  if (text.startsWith('agreed ')) return { agreedAt: timeOf(text.slice('agreed '.length)) }
  const [, km] = /^([\d.]+) km$/.exec(text) ?? []
  if (km !== undefined) return { distanceKm: Number(km) }
  if (severities.includes(text)) return { severity: text }
  if (/^\p{Script=Han}+$/u.test(text)) return { city: text }
  throw new Error(`no fact: ${text}`)
}

function eventOf(text: string): GoldenEvent {
  const [at, rest] = readTime(text)
  const [word = '', ...value] = rest.split(' ')
  return { at, word, value: value.join(' ') }
}

type Outcome = Pick<GoldenCase, 'now' | 'state' | 'rule' | 'due' | 'leftMs' | 'missing' | 'run' | 'runs'>

function detailOf(text: string): Partial<Outcome> {
  const [word, ...rest] = text.split(' ')
  const value = rest.join(' ')
  const [hours, minutes] = value.split(':').map(Number)
  switch (word) {
    case 'rule':
      return { rule: Number(value) }
    case 'no':
      return { rule: null }
    case 'due':
      return { due: timeOf(value) }
    case 'left':
      return { leftMs: (Number(hours) * 60 + Number(minutes)) * 60_000 }
    case 'wants':
      return { missing: rest }
    case 'run': {
      const [run, runs = run] = value.split(' of ')
      return { run: Number(run), runs: Number(runs) }
    }
    default:
      throw new Error(`no part of an outcome: ${text}`)
  }
}

function outcomeOf(text: string, lastEvent: number, tableRule: number | null): Outcome {
  const [now, said] = text.startsWith('at ') ? readTime(text.slice('at '.length)) : [lastEvent, text]
  const [state = '', ...details] = parts(said, ',')
  if (!STATES.some((known) => known === state)) throw new Error(`no state: ${state}`)
  const none: Outcome = { now, state, rule: tableRule, due: null, leftMs: null, missing: [], run: 1, runs: 1 }
  return details.reduce((outcome, detail) => ({ ...outcome, ...detailOf(detail) }), none)
}

/** A misspelt reason would never end, and look like one that lasts. */
function checkResumed(events: readonly GoldenEvent[]): void {
  events.forEach(({ word, value }, i) => {
    const begun = events.slice(0, i).some((event) => event.word === 'pause' && event.value === value)
    if (word === 'resume' && value !== '' && !begun) throw new Error(`not paused: ${value}`)
  })
}

function readCase(line: string, why: string, { rule }: GoldenTable, severities: readonly string[]): GoldenCase {
  const [start, facts, events, outcome, ...more] = line.split('|')
  if (outcome === undefined || more.length > 0 || why === '' || why.includes('|'))
    throw new Error(`not a case and its reason: ${line.trim()}`)
  const begun = timeOf(String(start).trim())
  const happened = parts(String(events), ';').map(eventOf)
  checkResumed(happened)
  return {
    why,
    start: begun,
    facts: Object.assign({}, ...parts(String(facts), ',').map((fact) => factOf(fact, severities))),
    events: happened,
    ...outcomeOf(outcome.trim(), Math.max(begun, ...happened.map(({ at }) => at)), rule),
  }
}

/** The cases of a table; throws at what it cannot read. `severities` are the ids of the policy. */
export function readCases(table: GoldenTable, severities: readonly string[]): readonly GoldenCase[] {
  const lines = parts(table.rows, '\n')
  const cases: GoldenCase[] = []
  for (let i = 0; i < lines.length; i += 2)
    cases.push(readCase(String(lines[i]), lines[i + 1] ?? '', table, severities))
  return cases
}
