/** Commands of a site: contract → service. */
import type { User } from '#shared/domain/people/people'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { MediaSite } from './service'

/** Dialogs of the system and the small files that they choose; each answers null when the person thought better of it. */
export type SiteFiles = {
  readonly openCard: () => Promise<string | null>
  readonly saveCard: (name: string) => Promise<string | null>
  readonly folder: () => Promise<string | null>
  readonly image: () => Promise<string | null>
  readonly read: (file: string) => Promise<Result<string>>
  readonly write: (file: string, text: string) => Promise<Result<{ readonly file: string }>>
}

type Names = Extract<keyof Handlers, `mediaSite.${string}`>

export const mediaSiteHandlers = (site: MediaSite, user: () => User, files: SiteFiles): Pick<Handlers, Names> => ({
  'mediaSite.become': ({ mode }) => site.enrolment.become(user().id, mode),
  'mediaSite.card.read': async () => {
    const file = await files.openCard()
    if (file === null) return ok(null)
    const text = await files.read(file)
    return text.ok ? site.enrolment.readCard(text.value) : text
  },
  'mediaSite.card.enrol': ({ text, fingerprint }) => site.enrolment.enrol(user().id, text, fingerprint),
  'mediaSite.card.export': async () => {
    const by = user().id
    const card = await site.enrolment.card()
    if (!card.ok) return card
    const { text, fingerprint, name } = card.value
    const file = await files.saveCard(`值守站点密钥名片-${name.replaceAll(/[\\/:*?"<>|\s]+/g, '-')}.json`)
    if (file === null) return ok(null)
    const written = await files.write(file, text)
    if (!written.ok) return written
    await site.enrolment.cardExported(by, fingerprint)
    return ok({ file: written.value.file, fingerprint })
  },
  'mediaSite.importDir.choose': async () => {
    const by = user().id
    const dir = await files.folder()
    if (dir === null) return ok(null)
    await site.enrolment.setImportDir(by, dir)
    return ok({ dir })
  },
  'mediaSite.places': async () => ok(await site.places.list()),
  'mediaSite.place.choose': async ({ kind }) => {
    const file = await (kind === 'folder' ? files.folder() : files.image())
    return ok(file === null ? null : site.places.choose(kind, file))
  },
  'mediaSite.verify': async ({ place }) => site.checking.verify(user(), place),
  'mediaSite.verdict': async ({ job }) => ok(site.checking.checked(job)?.verdict ?? null),
  'mediaSite.release': ({ job, ...signed }) => site.checking.release(user(), job, signed),
  'mediaSite.import': ({ job, serial }) => site.importing.start(user(), job, serial.trim()),
  'mediaSite.job.cancel': async ({ job }) => site.cancel(job),
  'mediaSite.refuse': ({ id }) => site.closing.refuse(user(), id),
  'mediaSite.destroy': (input) => site.closing.destroy(user(), input),
})
