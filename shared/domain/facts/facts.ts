/**
 * The facts of the four source documents: what each promises, whether it is in force in this release, where a person sees it.
 * They are data (`resources/facts/facts.json`); the tests that prove each are found in the tests themselves.
 */
import { z } from 'zod'
import { LocalText } from '../calendar/schema'
import { customIssue } from '../issue-words'
import { Role } from '../people/people'

export const FactDocumentId = z.enum(['S1', 'S2', 'S3', 'S4'])
export type FactDocumentId = z.infer<typeof FactDocumentId>

const factCounts: Readonly<Record<FactDocumentId, number>> = { S1: 26, S2: 18, S3: 18, S4: 9 }

/** Every id there is, S1-01 to S4-09, in the order of the documents. */
export const factIds: readonly string[] = FactDocumentId.options.flatMap((document) =>
  Array.from({ length: factCounts[document] }, (_, at) => `${document}-${String(at + 1).padStart(2, '0')}`),
)

/** `in-force`: works in the app, with a screen. `rules-ready`: data and rules are here, its own screens come later. */
export const FactStatus = z.enum(['in-force', 'rules-ready'])
export type FactStatus = z.infer<typeof FactStatus>

const FactDocument = z.strictObject({
  id: FactDocumentId,
  /** Id of the policy that expresses it. */
  policy: z.string().min(1),
  name: LocalText,
  /** For a chip or a column. */
  short: LocalText,
})
export type FactDocument = z.infer<typeof FactDocument>

const FactPlace = z.strictObject({
  /** A route of the console; null for what has a window of its own. */
  route: z.string().startsWith('/').nullable(),
  name: LocalText,
  /** Who may open it; left out: everybody who may read the facts. */
  roles: z.array(Role).min(1).optional(),
})
export type FactPlace = z.infer<typeof FactPlace>

const shared = {
  id: z.string().regex(/^S\d-\d{2}$/, 'a fact id looks like S3-13'),
  title: LocalText,
  /** One sentence, faithful to the document. */
  statement: LocalText,
  /** Keys of `places`. */
  screens: z.array(z.string()).min(1),
}

const FactEntry = z.discriminatedUnion('status', [
  z.strictObject({ ...shared, status: z.literal('in-force'), toCome: LocalText.optional() }),
  z.strictObject({ ...shared, status: z.literal('rules-ready'), toCome: LocalText }),
])

const FactListShape = z.strictObject({
  documents: z.array(FactDocument),
  places: z.record(z.string(), FactPlace),
  facts: z.array(FactEntry),
})

/** The whole list: every document and every id exactly once, in order, and only places that are described. */
export const FactList = FactListShape.superRefine(({ documents, places, facts }, ctx) => {
  checkOrder(
    documents.map(({ id }) => id),
    FactDocumentId.options,
    (zh, en) => ctx.addIssue(customIssue(['documents'], { zh, en })),
  )
  checkOrder(
    facts.map(({ id }) => id),
    factIds,
    (zh, en) => ctx.addIssue(customIssue(['facts'], { zh, en })),
  )
  facts.forEach(({ screens }, i) =>
    screens.forEach((place, j) => {
      if (!Object.hasOwn(places, place))
        ctx.addIssue(
          customIssue(['facts', i, 'screens', j], { zh: `places 中没有“${place}”`, en: `no "${place}" in places` }),
        )
    }),
  )
})
export type FactList = z.infer<typeof FactList>

function checkOrder(
  given: readonly string[],
  wanted: readonly string[],
  problem: (zh: string, en: string) => void,
): void {
  const missing = wanted.filter((id) => !given.includes(id))
  const unknown = given.filter((id, at) => !wanted.includes(id) || given.indexOf(id) < at)
  if (missing.length > 0) problem(`缺少 ${missing.join('、')}`, `${missing.join(', ')} missing`)
  if (unknown.length > 0) problem(`多出 ${unknown.join('、')}`, `${unknown.join(', ')} unknown or given twice`)
  if (missing.length === 0 && unknown.length === 0 && given.some((id, at) => id !== wanted[at]))
    problem('须按编号排列', 'must be in the order of their ids')
}

/** Where a test says that it proves a fact. */
export const FactTest = z.strictObject({
  /** Relative to the project. */
  file: z.string().min(1),
  /** As it is written: of a test, a group of tests, or a table of cases. */
  title: z.string().min(1),
  line: z.int().min(1),
})
export type FactTest = z.infer<typeof FactTest>

/** What the build finds in the tests: fact id → tests. */
export const FactTestTable = z.record(z.string(), z.array(FactTest))
export type FactTestTable = z.infer<typeof FactTestTable>

/** A fact with everything there is to say of it. */
export type FactRow = {
  readonly id: string
  readonly document: FactDocument
  readonly title: LocalText
  readonly statement: LocalText
  readonly status: FactStatus
  /** What is still to come, and in which part; null when nothing is. */
  readonly toCome: LocalText | null
  readonly screens: readonly FactPlace[]
  readonly tests: readonly FactTest[]
}

/** The facts in order, each with its screens and the tests that carry its id. */
export function factRows({ documents, places, facts }: FactList, tests: FactTestTable): readonly FactRow[] {
  return facts.flatMap(({ id, title, statement, status, toCome, screens }) => {
    const document = documents.find((one) => id.startsWith(`${one.id}-`))
    // A list that was checked has the document of every fact.
    if (!document) return []
    return {
      id,
      document,
      title,
      statement,
      status,
      toCome: toCome ?? null,
      screens: screens.flatMap((place) => places[place] ?? []),
      tests: Object.hasOwn(tests, id) ? (tests[id] ?? []) : [],
    }
  })
}

export type FactCounts = {
  readonly facts: number
  readonly inForce: number
  readonly rulesReady: number
  /** Ids of facts that no test carries. */
  readonly untested: readonly string[]
}

export function countFacts(rows: readonly FactRow[]): FactCounts {
  const inForce = rows.filter(({ status }) => status === 'in-force').length
  return {
    facts: rows.length,
    inForce,
    rulesReady: rows.length - inForce,
    untested: rows.filter(({ tests }) => tests.length === 0).map(({ id }) => id),
  }
}
