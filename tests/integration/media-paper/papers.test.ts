/** A paper becomes a file whole or not at all, and the journal says so; what pages draw from is gone when they are drawn. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createPapers } from '#main/features/media-paper/service'
import type { Press } from '#main/features/media-paper/service'
import { createIds } from '#main/platform/ids'
import type { UserId } from '#shared/domain/ids'
import type { User } from '#shared/domain/people/people'
import type { PaperRequest } from '#shared/ipc/media-papers-contract'
import { fail, ok } from '#shared/lib/result'
import { openCentre, valueOf } from '../../support/builders'
import { contentsOf, destination, editionId, editionRow, mediaPlan, siteId } from '../../support/paper-bodies'
import { createProfile } from '../../support/profile'

const user = { id: 'u1' as UserId, displayName: '王敏' } as User
const handOver: PaperRequest = { paper: 'hand-over', id: editionId }

async function openHere(press: Partial<Press> = {}) {
  const profile = createProfile()
  onTestFinished(profile.remove)
  const { storage, clock, db, close } = await openCentre(profile.file)
  onTestFinished(close)
  const out = path.join(profile.dir, 'out')
  mkdirSync(out)
  const offered: string[] = []
  const papers = createPapers({
    storage,
    clock,
    newId: createIds(),
    reads: {
      edition: async () => editionRow(2),
      contents: async () => ok(contentsOf(1)),
      plan: async () => mediaPlan(),
      destination: async () => destination,
      ledger: async () => [],
      ownSite: async () => null,
      arrival: async () => null,
      discsToDestroy: async () => [],
    },
  })
  const whole: Press = {
    pickFile: async (name) => {
      offered.push(name)
      return path.join(out, name)
    },
    pdf: async (sheet) => {
      const { madeBy, body } = valueOf(papers.sheet(sheet))
      return ok(new TextEncoder().encode(`${madeBy} ${body.paper} ${sheet}`))
    },
    print: async (sheet) => (papers.sheet(sheet).ok ? ok({ printed: true }) : fail('media.paper-not-drawn')),
    ...press,
  }
  const journal = async () =>
    (await db.selectFrom('journal').selectAll().where('entity', '=', 'media').execute()).map(
      ({ type, entity_id: id, actor, change }) => ({ type, id, actor, change: JSON.parse(change) as unknown }),
    )
  return { papers, press: whole, journal, offered, files: () => readdirSync(out), out }
}

test('[S4-07] a paper is saved where the person says, and the journal says which and by whom', async () => {
  const { papers, press, journal, offered, out } = await openHere()
  const name = '交接单 滨海核电有限公司 仿真机房 2026-11-30 第12期.pdf'
  expect(await papers.save(press, user, handOver)).toEqual(ok({ file: name }))
  expect(offered).toEqual([name])
  const [, , sheet = ''] = readFileSync(path.join(out, name), 'utf8').split(' ')
  expect(readFileSync(path.join(out, name), 'utf8')).toBe(`王敏 hand-over ${sheet}`)
  expect(papers.sheet(sheet)).toEqual(fail('media.paper-nothing'))
  const change = { editionId, siteId, week: '2026-11-30', seq: 12, paper: 'hand-over', file: name }
  expect(await journal()).toEqual([{ type: 'media.paper-saved', id: editionId, actor: 'u1', change }])
})

test('nothing is drawn, written or noted for who thought better of it, or when it is refused', async () => {
  const drawn: string[] = []
  const { papers, press, journal, files } = await openHere({
    pickFile: async () => null,
    pdf: async (sheet) => {
      drawn.push(sheet)
      return ok(new Uint8Array())
    },
  })
  expect(await papers.save(press, user, handOver)).toEqual(ok(null))
  expect(await papers.save(press, user, { paper: 'receipt', id: editionId })).toEqual(fail('media.paper-no-site'))
  expect([drawn, files(), await journal()]).toEqual([[], [], []])
})

test('a page that could not be drawn leaves nothing behind, not even its sheet', async () => {
  let sheet = ''
  const { papers, press, journal, files } = await openHere({
    pdf: async (id) => {
      sheet = id
      return fail('media.paper-not-drawn', undefined, 'crashed')
    },
  })
  expect(await papers.save(press, user, handOver)).toEqual(fail('media.paper-not-drawn', undefined, 'crashed'))
  expect(papers.sheet(sheet)).toEqual(fail('media.paper-nothing'))
  expect([files(), await journal()]).toEqual([[], []])
})

test('a place that cannot be written to is named, and holds no half of a paper', async () => {
  const { papers, press, journal, out, files } = await openHere()
  mkdirSync(path.join(out, 'taken.pdf'))
  const taken = { ...press, pickFile: async () => path.join(out, 'taken.pdf') }
  expect(await papers.save(taken, user, handOver)).toMatchObject({
    ok: false,
    error: { code: 'export.unwritable', params: { file: 'taken.pdf' } },
  })
  expect([files(), await journal()]).toEqual([['taken.pdf'], []])
})

test('printing is noted when it was done, with the disc of a single label', async () => {
  const { papers, press, journal } = await openHere()
  const label: PaperRequest = { paper: 'sleeve-label', id: editionId, disc: 2 }
  expect(await papers.print({ ...press, print: async () => ok(null) }, user, label)).toEqual(ok(null))
  expect(await journal()).toEqual([])
  expect(await papers.print(press, user, label)).toEqual(ok({ printed: true }))
  expect(await journal()).toMatchObject([
    { type: 'media.paper-printed', change: { paper: 'sleeve-label', disc: 2, seq: 12 } },
  ])
})
