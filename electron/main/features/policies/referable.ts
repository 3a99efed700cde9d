/** Which ids of a policy a reference inside it may name: told beside a name that does not exist. */

type Path = readonly PropertyKey[]

const inner = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function idsOf(policy: unknown, ...lists: readonly string[]): readonly string[] {
  const items = lists.reduce(inner, policy)
  if (!Array.isArray(items)) return []
  return items.flatMap((item: unknown) => {
    const id = inner(item, 'id')
    return typeof id === 'string' ? [id] : []
  })
}

/** By the field that refers; empty where the path leads to no reference, as at an id that is given twice. */
export function referable(path: Path, policy: unknown): readonly string[] {
  const field = path.findLast((part) => typeof part === 'string')
  switch (field) {
    case 'calendar':
      return idsOf(policy, 'calendars')
    case 'severity':
    case 'defaultSeverity':
      return idsOf(policy, 'severities')
    // The trigger of a ladder refers to severities; the section of that name has them.
    case 'severities':
      return path.includes('trigger') ? idsOf(policy, 'severities') : []
    case 'pausedBy':
    case 'waitsWith':
      return idsOf(policy, 'pauseReasons')
    case 'categories':
      return idsOf(policy, 'requestCategories')
    case 'question':
      return idsOf(policy, 'severityGuide', 'questions')
    case 'freeFor':
      return idsOf(policy, 'coverage', 'causes')
    // A rule of the fees refers to causes; the coverage has them.
    case 'causes':
      return path.includes('when') ? idsOf(policy, 'coverage', 'causes') : []
    default:
      return []
  }
}
