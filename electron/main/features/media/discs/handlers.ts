/** The discs of an edition: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../../ipc/handlers'
import type { FileDialogs } from '../text-files'
import type { MediaDiscs } from './service'

type Names =
  | 'media.edition.build'
  | 'media.drives'
  | 'media.drive.file'
  | 'media.disc.burn'
  | 'media.disc.burned-elsewhere'
  | 'media.disc.export'
  | 'media.copy.check'
  | 'media.copy.spoil'

export const mediaDiscsHandlers = (
  discs: MediaDiscs,
  actor: () => UserId,
  dialogs: Pick<FileDialogs, 'save'>,
): Pick<Handlers, Names> => ({
  'media.edition.build': ({ id }) => discs.build(actor(), id),
  'media.drives': () => discs.drives(),
  'media.drive.file': async () => {
    const file = await dialogs.save('vigil-disc.iso', 'disc-image')
    return file === null ? ok(null) : discs.useFile(file)
  },
  'media.disc.burn': (input) => discs.burn(actor(), input),
  'media.disc.burned-elsewhere': (input) => discs.burnedElsewhere(actor(), input),
  'media.disc.export': async (input) => {
    const by = actor()
    const name = await discs.exportName(input)
    if (!name.ok) return name
    const file = await dialogs.save(name.value, 'disc-image')
    return file === null ? ok(null) : discs.exportImage(by, input, file)
  },
  'media.copy.check': (input) => discs.check(actor(), input),
  'media.copy.spoil': (input) => discs.spoil(actor(), input),
})
