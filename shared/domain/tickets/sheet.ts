/** What the policy says of one ticket beyond its clocks: whose turn it is, what is in service, what it costs, what comes next. */
import type { LocalText } from '../calendar/schema'
import type { Verdict } from '../coverage/verdict'
import type { LadderView } from '../emergency/ladder'
import type { Statement } from '../fees/statement'
import type { FilledForm } from '../forms/forms'
import type { TicketId } from '../ids'
import type { Fees, RepeatFailure } from '../policy/coverage'
import type { Clause } from '../policy/parts'
import type { Form, OfferedStage, SeverityGuide } from '../policy/work'
import type { ProcedureProgress, Turn } from '../procedures/progress'

export type SeverityChange = {
  readonly severity: string
  /** UTC ms. */
  readonly at: number
}

export type ActivePause = {
  readonly reason: string
  readonly name: LocalText
  /** UTC ms. */
  readonly since: number
  /** The row of a duties table that the customer was asked for; null where people paused it by hand. */
  readonly askedFor: { readonly procedure: string; readonly step: string } | null
  readonly clause: Clause | null
}

export type PauseChoice = {
  readonly id: string
  readonly name: LocalText
  readonly clause: Clause | null
  readonly needsEvidence: boolean
  /** Names of the promises that run now and would rest. */
  readonly rests: readonly LocalText[]
}

/** An earlier ticket of the same device. */
export type EarlierTicket = {
  readonly id: TicketId
  readonly number: string
  readonly summary: string
  readonly stage: string
  /** UTC ms. */
  readonly createdAt: number
  /** Of the same problem, as somebody has said. */
  readonly sameProblem: boolean
  readonly failedRepairs: number
}

export type RepeatView = {
  /** Null where the policy says nothing of it. */
  readonly rule: RepeatFailure | null
  /** Of the same problem, those of earlier tickets included. */
  readonly failedRepairs: number
  /** The policy's consequence is due. */
  readonly owed: boolean
  readonly replacedBy: string | null
  readonly earlier: readonly EarlierTicket[]
}

export type Choice = { readonly id: string; readonly name: LocalText }

export type TicketSheet = {
  readonly policyVersion: number
  readonly stages: readonly OfferedStage[]
  readonly turn: Turn | null
  readonly procedures: readonly ProcedureProgress[]
  readonly pauses: readonly ActivePause[]
  readonly pauseChoices: readonly PauseChoice[]
  readonly severities: readonly (Choice & { readonly definition: string })[]
  readonly severityGuide: SeverityGuide | null
  /** From the first on. */
  readonly severityHistory: readonly SeverityChange[]
  readonly verdict: Verdict
  /** The customer has taken over the cost that the verdict speaks of, or there is none. */
  readonly chargeAccepted: boolean
  /** What the customer has to accept before the work goes on, here or in a stage it may climb to. */
  readonly openCharges: readonly Verdict[]
  readonly causes: readonly (Choice & { readonly covered: boolean; readonly clause: Clause | null })[]
  readonly cause: string | null
  readonly priceItems: Fees['items']
  readonly statement: Statement
  readonly forms: readonly { readonly form: Form; readonly filled: readonly FilledForm[] }[]
  /** The ladder that runs. */
  readonly ladder: LadderView | null
  /** What makes a fault of this severity an emergency; null where the policy has no ladder for it. */
  readonly emergencyTrigger: { readonly text: LocalText; readonly clause: Clause } | null
  readonly repeat: RepeatView
  /** The promises that follow an agreed time. */
  readonly agreeable: readonly Choice[]
  readonly mailTemplate: string | null
  readonly city: string | null
  readonly distanceKm: number | null
}
