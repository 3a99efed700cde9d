/** Recordings of telephones, played into the state of the lines. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readRecording } from '#main/telephony/replay/recording'
import { callsOf } from '#shared/domain/lines/calls'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents, type LineContext } from '#shared/domain/lines/reduce'
import { emptyLines, type FinishedLineCall, type LineState } from '#shared/domain/lines/state'

const folder = path.join(import.meta.dirname, 'fixtures/recordings')

/** Agents' telephones have four digits; whoever else is outside. */
export const context: LineContext = { isPhone: (extension) => /^8\d{3}$/.test(extension) }

/** What a recording tells of the channels, by its name without the ending. */
export function linesOf(name: string): readonly LineEvent[] {
  const recording = readRecording(readFileSync(path.join(folder, `${name}.ami.txt`)))
  if (!recording.ok) throw new Error(`${name}: ${recording.error.code}`)
  return recording.value.lines.map(({ event }) => event)
}

export type Played = { readonly state: LineState; readonly finished: readonly FinishedLineCall[] }

export function playBatches(batches: readonly (readonly LineEvent[])[], from: LineState = emptyLines(0)): Played {
  let state = from
  const finished: FinishedLineCall[] = []
  for (const batch of batches) {
    const next = reduceLineEvents(state, batch, context)
    state = next.state
    finished.push(...next.finished)
  }
  return { state, finished }
}

export const play = (events: readonly LineEvent[], from?: LineState): Played => playBatches([events], from)

/** Every state of a telephone in turn: its calls' phases, `-` for none. */
export function phasesOf(events: readonly LineEvent[], extension: string): readonly string[] {
  let state = emptyLines(0)
  const seen: string[] = []
  for (const event of events) {
    state = reduceLineEvents(state, [event], context).state
    const calls = callsOf(state, extension, context)
    const phases = calls.map(({ phase }) => phase).join('+') || '-'
    if (phases !== (seen.at(-1) ?? '-')) seen.push(phases)
  }
  return seen
}

/** Tenths of a second, as a person would read them off. */
export const seconds = (ms: number): number => Math.round(ms / 100) / 10
