/**
 * [S4-07] A disc is checked before anything else is done with it. What was found is kept: a disc in order as arrived, a refused
 * one with its reason. One that is merely expired may be let in by two people.
 */
import type { DiscCode, DiscVerdict } from '#shared/domain/media/codes'
import { mayAct } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import { mediaWork } from '#shared/ipc/define'
import type { DiscPlace } from '#shared/ipc/media-site-contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../db/storage'
import type { SourceTools } from '../../media/verify/open-source'
import { released, verifyDisc } from '../../media/verify/verify-disc'
import type { Believed, Verified } from '../../media/verify/verify-disc'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Jobs } from '../media-jobs/jobs'
import type { People } from '../people/service'
import type { Places } from './places'
import * as store from './store'

export type CheckingDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly newId: NewId
  readonly discs: SourceTools
  readonly jobs: Pick<Jobs, 'start'>
  readonly places: Pick<Places, 'offered'>
  readonly people: Pick<People, 'vouch'>
}

export type Checked = Verified & { readonly place: DiscPlace }

export type Checking = ReturnType<typeof createChecking>

/** Verdicts live as long as somebody may act on them: memory is enough, the disc can be checked again. */
const mostVerdicts = 50

/** Nothing was there that could have been refused. */
const nothingThere: ReadonlySet<DiscCode> = new Set<DiscCode>(['no-disc', 'tool-missing', 'not-enrolled'])

/** The signature holds, but the edition is none that could be taken in here and now. */
const notForNow: ReadonlySet<DiscCode> = new Set<DiscCode>([
  'site-other',
  'clock-set-back',
  'not-yet-valid',
  'sequence-replayed',
  'sequence-older',
  'set-mixed',
])

/** What it calls itself, or where it was found. */
function titleOf({ disc }: DiscVerdict, place: DiscPlace): string {
  if (!disc) return place.name
  const part = disc.disc === null ? '' : ` · ${disc.disc}/${disc.discs}`
  return `${disc.site.name} · ${disc.week} · #${disc.seq}${part}`
}

async function keepBelieved({ tx, at, record }: Unit, { manifest, text, sha256, signer }: Believed): Promise<void> {
  await store.keepArrival(tx, manifest, text, sha256, at)
  for (const [i, key] of signer.adopted.entries()) {
    await store.trustKey(tx, key, 'rotation', at)
    await store.retireOtherKeys(tx, key.id, at)
    const change = { step: i + 1, of: signer.adopted.length, edition: manifest.edition }
    await record({ type: 'media.centre-key-adopted', entity: 'media', entityId: key.id, change })
  }
}

export function createChecking({ storage, clock, newId, discs, jobs, places, people }: CheckingDeps) {
  const verdicts = new Map<string, Checked>()
  const remember = (job: string, checked: Checked): void => {
    verdicts.set(job, checked)
    for (const old of [...verdicts.keys()].slice(0, Math.max(0, verdicts.size - mostVerdicts))) verdicts.delete(old)
  }

  const keep = (actor: User, place: DiscPlace, { verdict, believed, disc, isWhole }: Verified): Promise<void> =>
    storage.write(actor.id, async (unit) => {
      const { tx, at, record } = unit
      const { code, params } = verdict
      const isTaken = believed !== null && !notForNow.has(code)
      if (isTaken) {
        await keepBelieved(unit, believed)
        const isGood = isWhole && (verdict.ok || code === 'set-incomplete')
        if (disc !== null) await store.keepDisc(tx, believed.manifest.edition, disc, isGood ? at : undefined)
      }
      const isRefused = !verdict.ok && code !== 'set-incomplete' && !nothingThere.has(code)
      const title = titleOf(verdict, place)
      const id = newId<string>(at)
      if (isRefused) await store.keepRefusal(tx, { id, at, by: actor.displayName, title }, verdict)
      const bad = verdict.files.filter((file) => !file.ok).length
      await record({
        type: isRefused ? 'media.site-refused' : 'media.site-checked',
        entity: 'media',
        entityId: believed?.manifest.edition ?? id,
        change: {
          code,
          params,
          title,
          disc,
          place: place.name,
          files: verdict.files.length,
          bad,
          notices: verdict.notices,
          seq: believed?.manifest.seq ?? null,
        },
      })
    })

  return {
    /** Errors: `media.place-unknown` for what was neither listed nor chosen. */
    verify: (actor: User, placeId: string): Result<{ readonly job: string }> => {
      const place = places.offered(placeId)
      if (!place) return fail('media.place-unknown')
      const job: string = jobs.start({
        kind: 'verify',
        label: place.name,
        editionId: null,
        disc: null,
        by: actor.id,
        device: place.kind === 'drive' ? place.id : 'disk',
        run: async (signal, onProgress) => {
          const trust = await store.readTrust(storage.db)
          const site = { trust, memory: await store.readMemory(storage.db), now: clock.now() }
          const verified = await verifyDisc(discs, place.id, site, { signal, onProgress })
          if (!verified.ok) return verified
          await keep(actor, place, verified.value)
          remember(job, { ...verified.value, place })
          return ok(null)
        },
      })
      return ok({ job })
    },

    checked: (job: string): Checked | null => verdicts.get(job) ?? null,

    /**
     * Lets an expired disc in. The second person signs with name and password and must be somebody else who may do this work.
     * Errors: `media.not-releasable`, `media.second-is-first`, `media.second-may-not`, and those of signing in.
     */
    release: async (
      actor: User,
      job: string,
      { reason, username, password }: { readonly reason: string; readonly username: string; readonly password: string },
    ): Promise<Result<null>> => {
      const checked = verdicts.get(job)
      if (!checked?.believed || checked.verdict.code !== 'expired' || !checked.isWhole || checked.disc === null)
        return fail('media.not-releasable')
      if (username === actor.username) return fail('media.second-is-first')
      const second = await people.vouch(username, password)
      if (!second.ok) return second
      if (second.value.id === actor.id) return fail('media.second-is-first')
      if (!mayAct(second.value.roles, mediaWork)) return fail('media.second-may-not')
      const { manifest } = checked.believed
      const n = checked.disc
      await storage.write(actor.id, async ({ tx, at, record }) => {
        await store.setArrival(tx, manifest.edition, {
          released_by: actor.displayName,
          released_second: second.value.displayName,
          release_reason: reason,
          released_at: at,
        })
        await store.keepDisc(tx, manifest.edition, n, at)
        const change = {
          first: actor.id,
          second: second.value.id,
          reason,
          disc: n,
          seq: manifest.seq,
          expires: manifest.expires,
        }
        await record({ type: 'media.site-released', entity: 'media', entityId: manifest.edition, change })
      })
      remember(job, { ...checked, ...released(checked, await store.readMemory(storage.db)) })
      return ok(null)
    },
  }
}
