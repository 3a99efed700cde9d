/** The name that a paper is offered to be saved under. */
import { nameOfSite, paperNames } from '#shared/domain/media/papers'
import type { PaperBody } from '#shared/ipc/media-papers-contract'

/** What some system does not take in a file's name. */
const forbidden = /[\\/:*?"<>|]/g

function partsOf(body: PaperBody): readonly string[] {
  switch (body.paper) {
    case 'sleeve-label':
    case 'burn-approval':
    case 'hand-over': {
      const { week, seq, discs } = body.edition
      const one = body.paper === 'sleeve-label' && discs.length > 1 ? body.discs : []
      return [nameOfSite(body.to), week, `第${seq}期`, ...(one.length === 1 ? [`第${one.join()}张`] : [])]
    }
    case 'ledger':
      return [...(body.of === null ? [] : [nameOfSite(body.of)]), body.from, body.to]
    case 'import-approval':
    case 'receipt':
      return [body.site.name, body.arrival.week, `第${body.arrival.seq}期`]
    case 'destruction':
      return [body.site.name, ...new Set([body.discs[0]?.week ?? '', body.discs.at(-1)?.week ?? ''])]
  }
}

/** `交接单 某站点 2026-11-30 第12期`, without an ending; at most 120 characters. */
export const paperFileName = (body: PaperBody): string =>
  [paperNames[body.paper].zh, ...partsOf(body).map((part) => Array.from(part).slice(0, 40).join(''))]
    .join(' ')
    .replaceAll(forbidden, '_')
