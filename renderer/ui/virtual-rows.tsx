/** Rows of one height of which only those in sight exist; they keep their place when rows come or go above them. */
import { styled } from '@mui/material/styles'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { holdPlace } from './hold-place'
import { thinScrollbar } from './scroll'

const Scroller = styled('div')(({ theme }) => ({
  ...thinScrollbar(theme),
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  scrollbarGutter: 'stable',
  overflowAnchor: 'none',
  contain: 'strict',
}))
const Sheet = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, position: 'relative' })
const Slot = styled('li')({ position: 'absolute', insetInline: 0, top: 0 })

/** Where each list was scrolled to, so that coming back from a ticket finds it there. */
const places = new Map<string, number>()

/** Rows before the end at which the next ones are asked for. */
const nearEnd = 20

type Props<Row extends { readonly id: string }> = {
  readonly rows: readonly Row[]
  /** px, the gap included. */
  readonly rowHeight: number
  readonly label: string
  /** Under which name the scroll position is remembered. */
  readonly place: string
  readonly onNearEnd?: () => void
  readonly children: (row: Row) => React.ReactNode
}

export function VirtualRows<Row extends { readonly id: string }>(props: Props<Row>) {
  const { rows, rowHeight, label, place, onNearEnd, children } = props
  const scroller = useRef<HTMLDivElement>(null)
  const before = useRef<readonly string[]>([])
  // The library keeps its own state outside React's rules; no compiler memoises this component.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    initialOffset: places.get(place) ?? 0,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1

  useLayoutEffect(() => {
    const element = scroller.current
    const ids = rows.map((row) => row.id)
    if (element && before.current.length > 0) {
      const top = holdPlace(before.current, ids, element.scrollTop, rowHeight)
      if (top !== element.scrollTop) element.scrollTop = top
    }
    before.current = ids
  }, [rows, rowHeight])

  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - nearEnd) onNearEnd?.()
  }, [last, rows.length, onNearEnd])

  const step = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const slot = document.activeElement?.closest<HTMLElement>('[data-index]')
    if (!slot) return
    event.preventDefault()
    const next = Number(slot.dataset['index']) + (event.key === 'ArrowDown' ? 1 : -1)
    scroller.current?.querySelector<HTMLElement>(`[data-index='${next}'] a`)?.focus()
  }

  return (
    <Scroller
      ref={scroller}
      onKeyDown={step}
      onScroll={(event) => places.set(place, event.currentTarget.scrollTop)}
      data-testid={`rows-${place}`}
    >
      <Sheet aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          return row ? (
            <Slot
              key={item.key}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {children(row)}
            </Slot>
          ) : null
        })}
      </Sheet>
    </Scroller>
  )
}
