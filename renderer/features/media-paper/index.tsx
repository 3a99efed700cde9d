/** A paper of the weekly disc, drawn for the printer: no shell, nothing to click. Main waits until it says that it is drawn. */
import { useCallback, useEffect, useMemo } from 'react'
import { editionPaperNumber, formCodes, paperFormats, paperNames, periodPaperNumber } from '#shared/domain/media/papers'
import type { PaperBody, PaperSheet } from '#shared/ipc/media-papers-contract'
import { useQuery } from '../../data/use-query'
import { burnApproval } from './burn-approval'
import { destruction } from './destruction'
import { handOver } from './hand-over'
import { importApproval } from './import-approval'
import { ledger } from './ledger'
import { PaperPages } from './pages'
import type { Block } from './pages'
import { receipt } from './receipt'
import { SleeveLabels } from './sleeve-label'
import { dayOf, timeText } from './words'

type PagedBody = Exclude<PaperBody, { paper: 'sleeve-label' }>

function blocksOf(body: PagedBody, madeAt: number): readonly Block[] {
  switch (body.paper) {
    case 'burn-approval':
      return burnApproval(body, madeAt)
    case 'hand-over':
      return handOver(body, madeAt)
    case 'ledger':
      return ledger(body, madeAt)
    case 'import-approval':
      return importApproval(body, madeAt)
    case 'receipt':
      return receipt(body, madeAt)
    case 'destruction':
      return destruction(body, madeAt)
  }
}

function numberOf(body: PagedBody, madeAt: number): string {
  switch (body.paper) {
    case 'burn-approval':
    case 'hand-over':
      return editionPaperNumber(body.paper, body.edition)
    case 'import-approval':
    case 'receipt':
      return editionPaperNumber(body.paper, body.arrival)
    case 'ledger':
      return periodPaperNumber(body.paper, body.from, body.to)
    case 'destruction':
      return periodPaperNumber(body.paper, dayOf(madeAt), dayOf(madeAt))
  }
}

type SheetProps = { readonly sheet: PaperSheet; readonly onDrawn: () => void }

export function Paper({ sheet: { body, madeAt, madeBy }, onDrawn }: SheetProps) {
  const blocks = useMemo(() => (body.paper === 'sleeve-label' ? [] : blocksOf(body, madeAt)), [body, madeAt])
  if (body.paper === 'sleeve-label') return <SleeveLabels body={body} onDrawn={onDrawn} />
  return (
    <PaperPages
      format={paperFormats[body.paper]}
      title={paperNames[body.paper].zh}
      form={formCodes[body.paper]}
      number={numberOf(body, madeAt)}
      madeBy={`${madeBy}　${timeText(madeAt)}`}
      blocks={blocks}
      onDrawn={onDrawn}
    />
  )
}

/** The page's word for main: `true` once it can be printed, else why not. */
const tell = (drawn: string): void => {
  document.documentElement.dataset['drawn'] = drawn
}

export function PaperScreen({ sheet }: { readonly sheet: string }) {
  const { value, error } = useQuery('media.paper.sheet', { sheet })
  useEffect(() => {
    if (error) tell(error.code)
  }, [error])
  useEffect(() => {
    // Also the title of the PDF.
    if (value) document.title = paperNames[value.body.paper].zh
  }, [value])
  const onDrawn = useCallback(() => tell('true'), [])
  return value ? <Paper sheet={value} onDrawn={onDrawn} /> : null
}
