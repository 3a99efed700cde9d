/** What main and the media worker say to each other. */
import type { Discs, Progress } from './discs'

/** `abort` is for a call that was sent before. */
export type ToWorker =
  | { readonly id: number; readonly name: keyof Discs; readonly args: readonly unknown[]; readonly watched: number }
  | { readonly id: number; readonly abort: true }

export type FromWorker =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
