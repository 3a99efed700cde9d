/** `vigil facts`: what the four documents promise, whether it is in force, where it is seen and which tests prove it. */
import { createFacts } from '#main/features/facts/service'
import { countFacts, factIds } from '#shared/domain/facts/facts'
import type { FactRow, FactStatus } from '#shared/domain/facts/facts'
import type { CliCommand } from '../io'

const usage = `vigil facts [--text]
  one JSON array: {id, document, title, statement, status, toCome, screens, tests} of every fact
  --text prints a table to read instead`

const statusWords: Readonly<Record<FactStatus, string>> = { 'in-force': 'in force', 'rules-ready': 'rules ready' }

/** A fact in the table: a line of columns, then what it says, where it is seen and what is still to come. */
function textOf({ id, status, tests, title, statement, screens, toCome }: FactRow): string {
  const count = `${tests.length} test${tests.length === 1 ? '' : 's'}`
  return [
    `${id}  ${statusWords[status].padEnd(11)}  ${count.padStart(8)}  ${title.zh} · ${title.en}`,
    `       ${statement.zh}`,
    `       → ${screens.map(({ name }) => name.zh).join('、')}`,
    ...(toCome ? [`       … ${toCome.zh}`] : []),
  ].join('\n')
}

/**
 * Exit code 0 when every fact is there and has a test, 1 when not or when the table cannot be read, 2 when the command line
 * makes no sense.
 */
export const facts: CliCommand = async (argv, io) => {
  const text = argv[0] === '--text'
  if (argv.length > (text ? 1 : 0)) {
    io.say(usage)
    return 2
  }
  const rows = await createFacts(io).list()
  if (!rows.ok) {
    io.say(rows.error.detail ?? rows.error.code)
    return 1
  }
  if (text) for (const row of rows.value) io.print(textOf(row))
  else io.answer(rows.value.map((row) => ({ ...row, document: row.document.id })))
  const counts = countFacts(rows.value)
  io.say(
    `${counts.facts} facts: ${counts.inForce} in force, ${counts.rulesReady} rules ready, ${counts.untested.length} without a test`,
  )
  if (counts.untested.length > 0) io.say(`without a test: ${counts.untested.join(' ')}`)
  return counts.facts === factIds.length && counts.untested.length === 0 ? 0 : 1
}
