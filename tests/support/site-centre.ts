/** The support centre of an isolated site, on a profile of its own: real keys, real editions, real images; the site is the app. */
import { readFile, writeFile } from 'node:fs/promises'
import type { EditionId } from '#shared/domain/media/ids'
import type { MediaPlanEdit } from '#shared/domain/media/plan'
import { valueOf } from './builders'
import { createFakeClock } from './fake-clock'
import { addPatch, addSite, buildEdition, openMediaCentre, passphrase } from './media-centre'
import type { NewPatch } from './media-centre'
import { setEditionState } from './media-rows'

const day = 86_400_000
const isoDay = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

export type SiteCentre = Awaited<ReturnType<typeof openSiteCentre>>

/** `at`: what the centre's clock says, UTC ms. */
export async function openSiteCentre(dir: string, at: number, plan: Partial<MediaPlanEdit> = {}) {
  const centre = await openMediaCentre(dir, createFakeClock(at))
  valueOf(await centre.media.keys.create(centre.boss, passphrase))
  valueOf(await centre.media.keys.unlock(centre.boss, passphrase))
  const siteId = await addSite(centre, '佛山启明制造厂', { since: isoDay(at), ...plan })

  /** The next week for which a disc can be made. */
  const planned = async (): Promise<EditionId> => {
    for (let ahead = 0; ahead < 30; ahead++) {
      const week = isoDay(at + ahead * day)
      const made = await centre.media.editions.plan(centre.planner, { siteId, week, kind: 'delta' })
      if (made.ok) return made.value.id
    }
    throw new Error('no week to make a disc for')
  }

  return {
    stop: centre.stop,
    /** Writes the card for the site; what the centre reads out of it. */
    giveCard: async (file: string): Promise<string> => {
      const { text, fingerprint } = valueOf(await centre.media.cards.make(siteId))
      await writeFile(file, text)
      return fingerprint
    },
    /** The fingerprint of the site's card, as the site should read it out. */
    readCard: async (file: string): Promise<string> =>
      valueOf(await centre.media.cards.read(await readFile(file, 'utf8'))).fingerprint,
    takeCard: async (file: string, heard: string): Promise<null> =>
      valueOf(await centre.media.cards.enrol(centre.boss, await readFile(file, 'utf8'), heard)),
    /** An edition that was built and handed over; its images. */
    send: async (
      patches: readonly NewPatch[],
    ): Promise<{ readonly id: EditionId; readonly images: readonly string[] }> => {
      for (const patch of patches) await addPatch(centre, patch)
      const id = await planned()
      const images = await buildEdition(centre, id)
      await setEditionState(centre.storage, id, 'handed-over')
      return { id, images }
    },
    /** A receipt as it is scanned, or typed as it is heard. */
    enter: (text: string) => centre.media.receipts.enter(centre.second, text),
  }
}
