/** The settings of all queues, at hand without reading the disk. */
import { z } from 'zod'
import { QueueSettings, usualQueue } from '#shared/domain/telephony/queue-settings'
import type { LinkId } from '#shared/domain/telephony/settings'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { readSetting, writeSetting } from '../../db/settings'
import type { Storage } from '../../db/storage'

const key = 'queues'
const Stored = z.array(QueueSettings)

const isOf = (link: LinkId, queue: string) => (one: QueueSettings) => one.link === link && one.queue === queue

export type Queues = Awaited<ReturnType<typeof createQueueSettings>>

export async function createQueueSettings(storage: Storage) {
  const read = Stored.safeParse(await readSetting(storage.db, key))
  let all: readonly QueueSettings[] = read.success ? read.data : []
  const listeners = new Set<() => void>()

  return {
    of: (link: LinkId, queue: string): QueueSettings => all.find(isOf(link, queue)) ?? usualQueue(link, queue),
    /** Those that somebody has decided anything about. */
    all: (): readonly QueueSettings[] => all,
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    save: async (actor: string, next: QueueSettings): Promise<Result<null>> => {
      const others = all.filter((one) => !isOf(next.link, next.queue)(one))
      await storage.write(actor, async ({ tx, record }) => {
        await writeSetting(tx, key, [...others, next])
        await record({ type: 'queue.configured', entity: 'settings', entityId: key, change: { ...next } })
      })
      all = [...others, next]
      listeners.forEach((listener) => listener())
      return ok(null)
    },
  }
}
