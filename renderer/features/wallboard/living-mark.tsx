/** The mark on the page by which others (a picture of the board, tests) know that it shows live data. */
import { useEffect } from 'react'

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

/**
 * While it is there, `data-living` is on the root element, once everything is drawn in the bundled font. It stands beside
 * the part of the board that loads last, so that it is not there before.
 */
export function LivingMark() {
  useEffect(() => {
    const root = document.documentElement
    let current = true
    const mark = async () => {
      // The chart is measured in the first frame and drawn in the second.
      await frame()
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
  }, [])
  return null
}
