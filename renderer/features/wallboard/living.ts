/** The mark on the page by which others (a picture of the board, tests) know that it shows live data. */
import { useEffect } from 'react'

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

/**
 * Sets `data-living` on the root element once the data is drawn in the bundled font, takes it off when it ends.
 * `parts` loads what else belongs to the picture; the same function at every render.
 */
export function useLiving(living: boolean, parts: () => Promise<unknown>): void {
  useEffect(() => {
    if (!living) return
    const root = document.documentElement
    let current = true
    const mark = async () => {
      await parts()
      await frame()
      await document.fonts.ready
      await frame()
      if (current) root.dataset['living'] = 'true'
    }
    void mark()
    return () => {
      current = false
      delete root.dataset['living']
    }
  }, [living, parts])
}
