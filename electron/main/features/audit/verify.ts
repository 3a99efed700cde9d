/** Walks the whole journal and holds it against its hashes and the signed checkpoints outside the database. */
import type { AuditVerdict } from '#shared/ipc/contract'
import { readCheckpoints } from '../../db/checkpoints'
import { genesisHash, hashEntry } from '../../db/journal'
import type { Db, JournalTable } from '../../db/tables'

const pageSize = 5_000

async function* entriesInOrder(db: Db): AsyncGenerator<JournalTable> {
  let after = 0
  for (;;) {
    const page = await db
      .selectFrom('journal')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    yield* page
    if (page.length < pageSize) return
    after = page.at(-1)?.seq ?? after
  }
}

/** Reads everything: seconds for a large journal, so it runs in the reader worker or the CLI, never in main. */
export async function verifyJournal(db: Db, dataDir: string): Promise<AuditVerdict> {
  const signed = readCheckpoints(dataDir)
  const points = signed.ok ? signed.checkpoints : []
  const count = points.length
  // The first word on an entry stands: an end that was cut off and written anew is signed a second time.
  const expected = new Map(points.toReversed().map((point) => [point.seq, point.hash]))
  const contradicted = points.find((point) => expected.get(point.seq) !== point.hash)
  let seq = 0
  let prev = genesisHash
  const broken = (brokenAt: number, reason: string): AuditVerdict => ({
    intact: false,
    entries: seq,
    checkpoints: count,
    brokenAt,
    reason,
  })
  if (!signed.ok) return broken(signed.line, 'checkpoint-signature')
  for await (const entry of entriesInOrder(db)) {
    if (entry.seq !== seq + 1) return broken(seq + 1, 'missing-entry')
    if (entry.prev_hash !== prev || entry.hash !== hashEntry(entry)) return broken(entry.seq, 'hash')
    const checkpoint = expected.get(entry.seq)
    if (checkpoint !== undefined && checkpoint !== entry.hash) return broken(entry.seq, 'checkpoint')
    expected.delete(entry.seq)
    seq = entry.seq
    prev = entry.hash
  }
  if (contradicted) return broken(contradicted.seq, 'checkpoint')
  const cut = expected.size > 0 ? Math.min(...expected.keys()) : undefined
  return cut === undefined ? { intact: true, entries: seq, checkpoints: count } : broken(cut, 'cut-off')
}
