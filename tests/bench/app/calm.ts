/** An app that has done what it does after its start: a window of it can be measured. */
import type { App } from '../../support/app'

const windowMs = 1_000
/** Of one processor, in main. */
const calmShare = 0.1
const calmWindows = 2

/** Resolves when main has been nearly idle for a while: alerts of what fell due meanwhile are raised, clocks are judged. */
export async function untilCalm({ electron }: App): Promise<void> {
  const spentMs = (): Promise<number> =>
    electron.evaluate(() => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1_000
    })
  let before = await spentMs()
  for (let calm = 0; calm < calmWindows;) {
    await new Promise((resolve) => setTimeout(resolve, windowMs))
    const after = await spentMs()
    calm = after - before < calmShare * windowMs ? calm + 1 : 0
    before = after
  }
}
