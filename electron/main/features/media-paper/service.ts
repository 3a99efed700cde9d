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

/** What a paper is of, in the journal. */
const subjectOf = (body: PaperBody): string => {
  switch (body.paper) {
    case 'sleeve-label':
    case 'burn-approval':
    case 'hand-over':
      return body.edition.id
    case 'import-approval':
    case 'receipt':
      return body.arrival.id
    case 'ledger':
    case 'destruction':
      return body.paper
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

  const record = (actor: UserId, type: string, body: PaperBody, change: Record<string, unknown>): Promise<void> =>
    storage.write(actor, async ({ record: add }) => {
      await add({ type, entity: 'media', entityId: subjectOf(body), change: { paper: body.paper, ...change } })
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
      await record(user.id, 'media.paper-saved', body.value, { file })
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
      if (printed.ok && printed.value) await record(user.id, 'media.paper-printed', body.value, {})
      return printed
    },

    /** Errors: `media.paper-nothing` for a sheet that is not being drawn now. */
    sheet: (id: string): Result<PaperSheet> => {
      const sheet = ready.get(id)
      return sheet ? ok(sheet) : fail('media.paper-nothing')
    },
  }
}
