/** What the parts of a policy file must say of each other: ids that are given once, and names that exist. */
import { customIssue } from '../issue-words'
import { PolicyShape, type Commitment, type Policy } from './schema'
import type { SeverityGuide } from './work'

type Path = readonly (string | number)[]
type Problem = (path: Path, zh: string, en: string) => void

type Named = { readonly id: string }

function checkUnique(ids: readonly string[], path: Path, problem: Problem): void {
  const seen = new Set<string>()
  ids.forEach((id, i) => {
    if (seen.has(id)) problem([...path, i], `“${id}”重复出现`, `"${id}" is given twice`)
    seen.add(id)
  })
}

/** `what` names the kind of thing that is missing, in both languages. */
function checkKnown(
  id: string,
  known: readonly Named[],
  path: Path,
  what: { readonly zh: string; readonly en: string },
  problem: Problem,
): void {
  if (known.some((one) => one.id === id)) return
  const allowed = known.map((one) => one.id).join(', ')
  problem(
    path,
    `此政策中没有${what.zh}“${id}”，可用：${allowed}`,
    `no ${what.en} "${id}" in this policy; there are: ${allowed}`,
  )
}

const severity = { zh: '级别', en: 'severity' }
const category = { zh: '请求类别', en: 'request category' }
const cause = { zh: '故障原因', en: 'cause' }
const pauseReason = { zh: '暂停原因', en: 'pause reason' }

function checkCommitment(policy: Policy, i: number, commitment: Commitment, problem: Problem): void {
  const at = ['commitments', i] as const
  if (commitment.calendar !== null)
    checkKnown(commitment.calendar, policy.calendars, [...at, 'calendar'], { zh: '日历', en: 'calendar' }, problem)
  if (commitment.stopsOn.includes(commitment.startsOn))
    problem([...at, 'stopsOn'], '计时不能由同一事件开始和停止', 'a clock cannot stop on what starts it')
  commitment.pausedBy?.forEach((reason, j) =>
    checkKnown(reason, policy.pauseReasons, [...at, 'pausedBy', j], pauseReason, problem),
  )
  commitment.rules.forEach((rule, j) => {
    const { kind } = rule.amount
    if (commitment.calendar === null && (kind === 'duration' || kind === 'workingDays'))
      problem([...at, 'rules', j, 'amount'], '需要指明日历', 'needs a calendar')
    rule.when?.severity?.forEach((id, k) =>
      checkKnown(id, policy.severities, [...at, 'rules', j, 'when', 'severity', k], severity, problem),
    )
    if (rule.when?.inListedCity !== undefined && policy.listedCities.length === 0)
      problem([...at, 'rules', j, 'when', 'inListedCity'], '此政策没有列出城市', 'the policy lists no cities')
  })
}

function checkGuide(policy: Policy, { questions, rules }: SeverityGuide, problem: Problem): void {
  checkUnique(
    questions.map(({ id }) => id),
    ['severityGuide', 'questions'],
    problem,
  )
  rules.forEach((rule, i) => {
    const at = ['severityGuide', 'rules', i] as const
    checkKnown(rule.severity, policy.severities, [...at, 'severity'], severity, problem)
    rule.when.forEach((condition, j) => {
      const path = [...at, 'when', j] as const
      const { question } = condition
      checkKnown(question, questions, [...path, 'question'], { zh: '问题', en: 'question' }, problem)
      const kind = questions.find(({ id }) => id === question)?.kind
      if (kind === 'minutes' && !('over' in condition))
        problem(path, `“${question}”以分钟回答，请用 over`, `"${question}" is answered in minutes: use over`)
      if (kind === 'yes-no' && !('is' in condition))
        problem(path, `“${question}”以是或否回答，请用 is`, `"${question}" is answered by yes or no: use is`)
    })
  })
}

function checkWork(policy: Policy, problem: Problem): void {
  checkUnique(
    policy.stages.map(({ stage }) => stage),
    ['stages'],
    problem,
  )
  policy.procedures.forEach(({ steps, categories }, i) => {
    checkUnique(
      steps.map(({ id }) => id),
      ['procedures', i, 'steps'],
      problem,
    )
    categories?.forEach((id, j) =>
      checkKnown(id, policy.requestCategories, ['procedures', i, 'categories', j], category, problem),
    )
    steps.forEach(({ waitsWith }, j) => {
      if (waitsWith !== undefined)
        checkKnown(waitsWith, policy.pauseReasons, ['procedures', i, 'steps', j, 'waitsWith'], pauseReason, problem)
    })
  })
  policy.forms.forEach(({ fields }, i) =>
    checkUnique(
      fields.map(({ id }) => id),
      ['forms', i, 'fields'],
      problem,
    ),
  )
  if (policy.severityGuide) checkGuide(policy, policy.severityGuide, problem)
}

function checkLadders(policy: Policy, problem: Problem): void {
  policy.ladders.forEach(({ trigger, steps, closing }, i) => {
    checkUnique(
      [...steps, ...closing].map(({ id }) => id),
      ['ladders', i, 'steps'],
      problem,
    )
    trigger.severities.forEach((id, j) =>
      checkKnown(id, policy.severities, ['ladders', i, 'trigger', 'severities', j], severity, problem),
    )
  })
}

function checkMoney({ coverage, fees }: Policy, problem: Problem): void {
  const causes = coverage?.causes ?? []
  coverage?.services.forEach(({ freeFor }, i) =>
    freeFor?.forEach((id, j) => checkKnown(id, causes, ['coverage', 'services', i, 'freeFor', j], cause, problem)),
  )
  fees?.rules.forEach(({ when }, i) =>
    when?.causes?.forEach((id, j) => checkKnown(id, causes, ['fees', 'rules', i, 'when', 'causes', j], cause, problem)),
  )
}

/** Tells `problem` of everything that does not fit together. */
function checkPolicy(policy: Policy, problem: Problem): void {
  const lists: readonly (readonly [Path, readonly Named[]])[] = [
    [['calendars'], policy.calendars],
    [['severities'], policy.severities],
    [['requestCategories'], policy.requestCategories],
    [['pauseReasons'], policy.pauseReasons],
    [['commitments'], policy.commitments],
    [['procedures'], policy.procedures],
    [['forms'], policy.forms],
    [['ladders'], policy.ladders],
    [['coverage', 'services'], policy.coverage?.services ?? []],
    [['coverage', 'itemClasses'], policy.coverage?.itemClasses ?? []],
    [['coverage', 'causes'], policy.coverage?.causes ?? []],
    [['fees', 'items'], policy.fees?.items ?? []],
    [['schedules'], policy.schedules],
    [['statements'], policy.statements],
  ]
  for (const [path, list] of lists)
    checkUnique(
      list.map(({ id }) => id),
      path,
      problem,
    )
  checkUnique(policy.listedCities, ['listedCities'], problem)
  checkKnown(policy.defaultSeverity, policy.severities, ['defaultSeverity'], severity, problem)
  policy.alerts.forEach(({ percent }, i) => {
    if (i > 0 && percent <= (policy.alerts[i - 1]?.percent ?? 0))
      problem(['alerts', i, 'percent'], '提醒级别必须递增', 'alert levels must rise')
  })
  policy.commitments.forEach((commitment, i) => checkCommitment(policy, i, commitment, problem))
  checkWork(policy, problem)
  checkLadders(policy, problem)
  checkMoney(policy, problem)
}

/** A policy file: every part of the right shape, and all of them fitting together. */
export const CheckedPolicy = PolicyShape.superRefine((policy, ctx) =>
  checkPolicy(policy, (path, zh, en) => ctx.addIssue(customIssue(path, { zh, en }))),
)
