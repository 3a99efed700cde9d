/** Commands of the reports of telephony, and of what queues are judged by. */
import { z } from 'zod'
import type { KpiReport } from '../domain/kpi/report'
import { KpiQuery } from '../domain/kpi/report'
import { QueueSettings } from '../domain/telephony/queue-settings'
import { oneLine } from '../lib/plain-text'
import { command, manage, nothing, settings } from './define'

/** A queue that is known: from the PBX, from its settings, or from a call it once had. */
export type QueueView = {
  readonly settings: QueueSettings
  /** The PBX as people call it; null once it is no longer set up. */
  readonly linkName: string | null
  /** T that the PBX is configured with, s; null where it says none. */
  readonly ofPbxS: number | null
  /** Somebody has decided something about it. */
  readonly decided: boolean
}

/** A table of at most some thousand rows as text; it is written by main, where the person says. */
const Export = z.object({
  name: z
    .string()
    .overwrite(oneLine)
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\\/:*?"<>|]+$/),
  text: z.string().min(1).max(20_000_000),
})

export const kpiCommands = {
  'queues.list': command<readonly QueueView[]>()(settings, nothing),
  'queues.save': command<null>()(manage, QueueSettings),
  'kpi.report': command<KpiReport>()(settings, KpiQuery),
  /** Asks where to and writes the table there; null when the person thought better of it. */
  'kpi.export': command<{ readonly file: string } | null>()(settings, Export),
}
