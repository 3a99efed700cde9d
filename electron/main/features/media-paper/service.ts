/** The papers of the weekly disc: gathered, drawn by a hidden page, saved as PDF or printed. */
import path from 'node:path'
import type { UserId } from '#shared/domain/ids'
import { paperFormats } from '#shared/domain/media/papers'
import type { PaperFormat } from '#shared/domain/media/papers'
import type { User } from '#shared/domain/people/people'
import type { PaperBody, PaperRequest, PaperSheet } from '#shared/ipc/media-papers-contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import { writeWhole } from '../../media/part-files'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import { paperFileName } from './file-name'
import { sheetBody } from './sheets'
import type { PaperReads } from './sheets'

/**
 * Draws a sheet that lies ready under a number. Errors: `media.paper-not-drawn`; of printing also `media.paper-no-printer` and
 * `media.paper-not-printed` with the system's reason.
 */
export type Press = {
  readonly pdf: (sheet: string) => Promise<Result<Uint8Array>>
  /** Null when the person closed the print dialog. */
  readonly print: (sheet: string, format: PaperFormat) => Promise<Result<{ readonly printed: true } | null>>
  /** Asks where to save; null when the person thought better of it. */
  readonly pickFile: (name: string) => Promise<string | null>
}

export type PapersDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: NewId
  readonly reads: PaperReads
}

export type Papers = ReturnType<typeof createPapers>

type Subject = { readonly entityId: string; readonly said: Readonly<Record<string, string | number>> }

/** What a paper is of, in the journal: with site, week and number, so that the ledger reads alone. */
function subjectOf(body: PaperBody): Subject {
  switch (body.paper) {
    case 'sleeve-label':
    case 'burn-approval':
    case 'hand-over': {
      const { id, siteId, week, seq } = body.edition
      const disc = body.paper === 'sleeve-label' && body.discs.length === 1 ? body.discs[0] : undefined
      return { entityId: id, said: { editionId: id, siteId, week, seq, ...(disc === undefined ? {} : { disc }) } }
    }
    case 'import-approval':
    case 'receipt': {
      const { id, week, seq } = body.arrival
      return { entityId: id, said: { editionId: id, week, seq } }
    }
    case 'ledger':
      return { entityId: body.paper, said: { from: body.from, to: body.to } }
    case 'destruction':
      return { entityId: body.paper, said: { discs: body.discs.length } }
  }
}

export function createPapers({ storage, clock, newId, reads }: PapersDeps) {
  /** What pages are being drawn from. */
  const ready = new Map<string, PaperSheet>()

  const withSheet = async <T>(user: User, body: PaperBody, draw: (sheet: string) => Promise<T>): Promise<T> => {
    const id = newId<string>(clock.now())
    ready.set(id, { madeBy: user.displayName, madeAt: clock.now(), body })
    try {
      return await draw(id)
    } finally {
      ready.delete(id)
    }
  }

  const note = (actor: UserId, type: string, body: PaperBody, file?: string): Promise<void> =>
    storage.write(actor, async ({ record }) => {
      const { entityId, said } = subjectOf(body)
      const change = { ...said, paper: body.paper, ...(file === undefined ? {} : { file }) }
      await record({ type, entity: 'media', entityId, change })
    })

  return {
    /** Null when no place was chosen. Errors: those of the sheet and the press; `export.unwritable` with the file's name. */
    save: async (
      press: Press,
      user: User,
      request: PaperRequest,
    ): Promise<Result<{ readonly file: string } | null>> => {
      const body = await sheetBody(reads, request)
      if (!body.ok) return body
      const target = await press.pickFile(`${paperFileName(body.value)}.pdf`)
      if (target === null) return ok(null)
      const pdf = await withSheet(user, body.value, press.pdf)
      if (!pdf.ok) return pdf
      const file = path.basename(target)
      try {
        await writeWhole(target, async (part) => {
          await part.writeFile(pdf.value)
          return { keep: true, value: null }
        })
      } catch (error) {
        return fail('export.unwritable', { file }, error instanceof Error ? error.message : String(error))
      }
      await note(user.id, 'media.paper-saved', body.value, file)
      return ok({ file })
    },

    /** Opens the print dialog. Null when it was closed. Errors: those of the sheet and the press. */
    print: async (
      press: Press,
      user: User,
      request: PaperRequest,
    ): Promise<Result<{ readonly printed: true } | null>> => {
      const body = await sheetBody(reads, request)
      if (!body.ok) return body
      const printed = await withSheet(user, body.value, (sheet) => press.print(sheet, paperFormats[body.value.paper]))
      if (printed.ok && printed.value) await note(user.id, 'media.paper-printed', body.value)
      return printed
    },

    /** Errors: `media.paper-nothing` for a sheet that is not being drawn now. */
    sheet: (id: string): Result<PaperSheet> => {
      const sheet = ready.get(id)
      return sheet ? ok(sheet) : fail('media.paper-nothing')
    },
  }
}
