/** What is found wrong with a bundled policy after one change, as a provider might make it by mistake. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { jsonPath } from '#main/features/policies/load'
import { CheckedPolicy } from '#shared/domain/policy/checks'
import { resourcesDir } from './policies'

export type Place = readonly (string | number)[]

/** Sets a value deep in JSON; undefined removes it. */
function put(json: unknown, [key, ...rest]: Place, value: unknown): void {
  if (typeof json !== 'object' || json === null || key === undefined) throw new Error('no such place')
  const next: unknown = Reflect.get(json, key)
  if (rest.length > 0) put(next, rest, value)
  else if (value === undefined) Reflect.deleteProperty(json, key)
  else Reflect.set(json, key, value)
}

/** The text of a bundled policy file. */
export const policyText = (id: string): string =>
  readFileSync(path.join(resourcesDir, 'policies', `${id}.json`), 'utf8')

export function problemsAfter(id: string, place: Place, value: unknown): string {
  const policy: unknown = JSON.parse(policyText(id))
  put(policy, place, value)
  const result = CheckedPolicy.safeParse(policy)
  return (result.error?.issues ?? []).map((issue) => `${jsonPath(issue.path)}: ${issue.message}`).join('\n')
}
