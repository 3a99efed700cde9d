/** The longest gap between two frames of a window. */
import type { Page } from '@playwright/test'

/** As text: what a compiler makes of a function of this file needs helpers that the page has not. */
const frameWatch = `
  window.frameWatch = { longest: 0, running: true }
  let last = performance.now()
  const next = (at) => {
    window.frameWatch.longest = Math.max(window.frameWatch.longest, at - last)
    last = at
    if (window.frameWatch.running) requestAnimationFrame(next)
  }
  requestAnimationFrame((at) => { last = at; requestAnimationFrame(next) })`

/** Notes the longest gap between two frames until it is asked for. */
export const watchFrames = (page: Page): Promise<unknown> => page.evaluate(`{${frameWatch}}`)

/** Milliseconds. */
export const longestFrame = (page: Page): Promise<number> =>
  page.evaluate<number>('{ window.frameWatch.running = false; window.frameWatch.longest }')
