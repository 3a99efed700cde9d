/**
 * The service policies' names, severities and commitments: a window asks once, and again when another
 * version is in force.
 */
import { useSyncExternalStore } from 'react'
import type { PolicySummary } from '#shared/ipc/contract'
import { call } from './bridge'

type Policies = ReadonlyMap<string, PolicySummary>

const listeners = new Set<() => void>()
const empty: Policies = new Map()
let policies = empty
let asked = false

async function ask(): Promise<void> {
  asked = true
  const result = await call('policies.list', undefined)
  // Refused (nobody signed in yet) or failed: the next screen that looks asks again.
  if (!result.ok) asked = false
  else policies = new Map(result.value.map((policy) => [policy.id, policy]))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!asked) void ask()
  return () => listeners.delete(listener)
}

/** By id; empty until they are here. */
export const usePolicies = (): Policies => useSyncExternalStore(subscribe, () => policies)

/** Forgets them, so that the next look asks again: another person may see other policies. */
export function forgetPolicies(): void {
  policies = empty
  asked = false
  if (listeners.size > 0) void ask()
}

/** Asks again and shows what is known until the answer is there: another version has come into force. */
export function renewPolicies(): void {
  asked = false
  if (listeners.size > 0) void ask()
}
