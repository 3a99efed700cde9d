/** The form of a queue's settings: what people type, what of it is wrong, and what is sent. */
import { usualServiceLevelS } from '#shared/domain/telephony/queue-settings'
import type { QueueSettings } from '#shared/domain/telephony/queue-settings'
import type { QueueView } from '#shared/ipc/kpi-contract'

export type QueueForm = {
  /** Seconds; empty takes what the PBX says, or the usual. */
  readonly withinS: string
  readonly variant: QueueSettings['variant']
  /** Percent. */
  readonly goal: string
  readonly shortAbandonS: string
  readonly wrapUpS: string
  readonly greeting: string
}

export const queueFormOf = ({ settings }: QueueView): QueueForm => ({
  withinS: settings.serviceLevelS === null ? '' : String(settings.serviceLevelS),
  variant: settings.variant,
  goal: String(Math.round(settings.goal * 100)),
  shortAbandonS: String(settings.shortAbandonS),
  wrapUpS: String(settings.wrapUpS),
  greeting: settings.greeting,
})

/** T that an empty field stands for, s. */
export const usualT = ({ ofPbxS }: Pick<QueueView, 'ofPbxS'>): number => ofPbxS ?? usualServiceLevelS

export type QueueProblem = 'withinS' | 'goal' | 'shortAbandonS' | 'shortOverT' | 'wrapUpS' | 'greeting' | 'placeholder'

const longestGreeting = 500

/** A whole number between two, or null. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text)
  return /^\d{1,5}$/.test(text.trim()) && value >= least && value <= most ? value : null
}

/** T as it would be, s; what cannot be read is taken as empty. */
export const withinOf = (form: QueueForm, view: Pick<QueueView, 'ofPbxS'>): number =>
  wholeNumber(form.withinS, 1, 3_600) ?? usualT(view)

export function queueProblems(form: QueueForm, view: QueueView): readonly QueueProblem[] {
  const problems: QueueProblem[] = []
  const short = wholeNumber(form.shortAbandonS, 0, 120)
  if (form.withinS.trim() !== '' && wholeNumber(form.withinS, 1, 3_600) === null) problems.push('withinS')
  if (wholeNumber(form.goal, 1, 100) === null) problems.push('goal')
  if (short === null) problems.push('shortAbandonS')
  else if (short > withinOf(form, view)) problems.push('shortOverT')
  if (wholeNumber(form.wrapUpS, 0, 3_600) === null) problems.push('wrapUpS')
  if (form.greeting.trim().length > longestGreeting) problems.push('greeting')
  else if (/[{}]/.test(form.greeting.replaceAll('{agent}', ''))) problems.push('placeholder')
  return problems
}

/** What is sent; only of a form without problems. */
export const settingsOf = (form: QueueForm, { settings }: QueueView): QueueSettings => ({
  link: settings.link,
  queue: settings.queue,
  serviceLevelS: form.withinS.trim() === '' ? null : Number(form.withinS),
  variant: form.variant,
  goal: Number(form.goal) / 100,
  shortAbandonS: Number(form.shortAbandonS),
  wrapUpS: Number(form.wrapUpS),
  greeting: form.greeting.trim(),
})
