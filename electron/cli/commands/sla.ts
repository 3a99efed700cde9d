/** `vigil sla --cases FILE.jsonl`: evaluates clocks, one case a line, answers in the order of the cases. */
import { open } from 'node:fs/promises'
import { loadPolicyLibrary } from '#main/features/policies/load'
import type { CliCommand } from '../io'
import { createCaseEvaluator } from './sla-case'

const usage = `vigil sla --cases FILE.jsonl
  a case a line: {id, policy, commitment, severity?, city?, distanceKm?, agreedAt?, calendar?, events: [{at, type, value?, reason?}], now}
  an answer a line: {id, state, dueAt, remainingMs, elapsedMs, metAt}, instants in UTC`

/**
 * Exit code 0 when every line was answered, 1 when a line or the policies are bad (the other lines are still answered), 2 when
 * the command line or the file is. Policies and holidays of the profile folder add to those that come with the app.
 */
export const sla: CliCommand = async (argv, io) => {
  const [option, file, ...more] = argv
  if (option !== '--cases' || file === undefined || more.length > 0) {
    io.say(usage)
    return 2
  }
  const library = await loadPolicyLibrary([io.resourcesDir, io.dataDir])
  if (!library.ok) {
    io.say(library.error.detail ?? library.error.code)
    return 1
  }
  const evaluate = createCaseEvaluator(library.value)
  let number = 0
  let bad = 0
  const missingYears = new Set<number>()
  try {
    const handle = await open(file)
    for await (const text of handle.readLines({ encoding: 'utf8' })) {
      number++
      const line = (number === 1 ? text.replace(/^\uFEFF/, '') : text).trim()
      if (line === '') continue
      const answer = evaluate(line)
      if (answer.ok) {
        io.answer(answer.value.answer)
        for (const year of answer.value.missingHolidayYears) missingYears.add(year)
      } else {
        bad++
        const { field, reason } = answer.error
        io.say(`line ${number}: ${field === '' ? '' : `${field}: `}${reason}`)
      }
    }
  } catch (error) {
    io.say(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
  for (const year of [...missingYears].toSorted((a, b) => a - b))
    io.say(
      `the public holidays of ${year} are not known: answers that reach into it may change when its list is imported`,
    )
  if (bad > 0) io.say(`${bad} of ${number} lines could not be answered`)
  return bad > 0 ? 1 : 0
}
