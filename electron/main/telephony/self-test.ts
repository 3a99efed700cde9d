/** How the steps of a self-test are told: each while it runs, then how it came out; what was not tried is said so. */
import type { SelfTestCode, SelfTestOutcome, SelfTestStep, SelfTestStepName } from '#shared/domain/telephony/self-test'

export type TellStep = (step: SelfTestStep) => void

/** How a step came out. */
export type Found = {
  readonly outcome: Exclude<SelfTestOutcome, 'running'>
  readonly code: SelfTestCode
  readonly params?: SelfTestStep['params']
}

export const passed = (code: SelfTestCode, params?: SelfTestStep['params']): Found => ({
  outcome: 'passed',
  code,
  ...(params ? { params } : {}),
})
export const warned = (code: SelfTestCode, params?: SelfTestStep['params']): Found => ({
  ...passed(code, params),
  outcome: 'warned',
})
export const failed = (code: SelfTestCode, params?: SelfTestStep['params']): Found => ({
  ...passed(code, params),
  outcome: 'failed',
})

/** An earlier step failed. */
const notTried: SelfTestCode = 'not-tried'
const untried = { outcome: 'skipped', code: notTried, params: {} } as const

/** Goes through the steps in their order; after one that failed for good (`stops`) the others are not tried. */
export async function runSteps(
  steps: readonly { readonly step: SelfTestStepName; readonly stops: boolean; readonly run: () => Promise<Found> }[],
  tell: TellStep,
): Promise<void> {
  let isOver = false
  for (const { step, stops, run } of steps) {
    if (isOver) {
      tell({ step, ...untried })
      continue
    }
    tell({ step, outcome: 'running', code: null, params: {} })
    const { outcome, code, params = {} } = await run()
    tell({ step, outcome, code, params })
    isOver = stops && outcome === 'failed'
  }
}
