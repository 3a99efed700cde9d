/** How a person last looked at the calls: kept while the window lives. */
import { useSyncExternalStore } from 'react'
import type { CallKind, CallResult } from '#shared/domain/calls/query'
import type { ListFilter, Period } from './model'

export type CallsView = {
  readonly filter: ListFilter
  readonly text: string
  readonly kind: CallKind | null
  readonly result: CallResult | null
  readonly open: boolean
  /** `link/queue` and `link/extension`; empty for all. */
  readonly queue: string
  readonly agent: string
  readonly period: Period
  /** Of the period `days`: local days as `2026-11-22`, both included; empty for no bound. */
  readonly from: string
  readonly to: string
}

export const allCalls: CallsView = {
  filter: 'all',
  text: '',
  kind: null,
  result: null,
  open: false,
  queue: '',
  agent: '',
  period: 'today',
  from: '',
  to: '',
}

const listeners = new Set<() => void>()
let current = allCalls

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function changeView(change: Partial<CallsView>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

export const useCallsView = (): CallsView => useSyncExternalStore(subscribe, () => current)
