/** When numbers stand on the wallboard: after the frame that painted them. */
import type { Page } from '@playwright/test'

export type Sighting = readonly [count: number, at: number]

declare global {
  interface Window {
    sightings?: Sighting[]
  }
}

/** Notes when each count of the day's calls stands on the wall, UTC ms. */
export const watchCount = (wall: Page): Promise<void> =>
  wall.evaluate(() => {
    const tile = document.querySelector('section[aria-label="今日来电"]')
    if (!tile) throw new Error('no tile counts the calls of the day')
    const seen: Sighting[] = []
    window.sightings = seen
    new MutationObserver(() => {
      const count = Number.parseInt(tile.querySelector('header + span')?.textContent ?? '', 10)
      if (Number.isNaN(count) || count === seen.at(-1)?.[0]) return
      requestAnimationFrame(() => seen.push([count, performance.timeOrigin + performance.now()]))
    }).observe(tile, { subtree: true, childList: true, characterData: true })
  })

/** What was seen, once the count has come to `count`. */
export async function sightingsUpTo(wall: Page, count: number): Promise<readonly Sighting[]> {
  await wall.waitForFunction((wanted) => (window.sightings?.at(-1)?.[0] ?? 0) >= wanted, count)
  return (await wall.evaluate(() => window.sightings)) ?? []
}

/** Milliseconds from each caller's joining until a count that includes it stood on the wall. */
export const latencies = (joinedAt: readonly number[], sightings: readonly Sighting[]): readonly number[] =>
  joinedAt.map((at, index) => {
    const seen = sightings.find(([count]) => count > index)
    if (!seen) throw new Error(`caller ${index} was never counted on the wall`)
    return seen[1] - at
  })

/** How long a frame takes to be asked for and painted with nothing else to do, ms: what the machine itself needs now. */
export const frameTimes = (page: Page, count: number): Promise<readonly number[]> =>
  page.evaluate(async (wanted) => {
    const times: number[] = []
    while (times.length < wanted) {
      const begin = performance.now()
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      times.push(performance.now() - begin)
    }
    return times
  }, count)

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
