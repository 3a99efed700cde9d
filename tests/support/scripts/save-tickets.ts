/**
 * A process that saves tickets through the app's services until it is killed: `DATA_DIR RESOURCES_DIR CUSTOMER_JSON`.
 * Each line it writes acknowledges a save: the ticket's id and the revision that is on the disk.
 */
import { writeSync } from 'node:fs'
import type { TicketId, UserId } from '#shared/domain/ids'
import { act, faultDraft, valueOf } from '../builders'
import type { CustomerIds } from '../builders'
import { openProfile } from '../centre'

const [dataDir = '', resourcesDir = '', user = '', customer = ''] = process.argv.slice(2)
const { tickets } = await openProfile(dataDir, { resourcesDir })
const draft = faultDraft(JSON.parse(customer) as CustomerIds)

const acknowledge = (id: TicketId, rev: number): void => {
  writeSync(1, `${id} ${rev}\n`)
}

for (;;) {
  const id = valueOf(await tickets.create(null, draft))
  acknowledge(id, 1)
  for (const [index, action] of ['accept', 'contact', 'resolve'].entries()) {
    valueOf(await tickets.act(user as UserId, act({ id, rev: index + 1 }, action)))
    acknowledge(id, index + 2)
  }
}
