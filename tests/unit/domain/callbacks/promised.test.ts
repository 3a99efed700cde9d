import { describe, expect, it } from 'vitest'
import { callPromises } from '#shared/domain/callbacks/promised'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const of = (id: string) => callPromises(policyOf(library, id))

describe('calls that a policy promises', () => {
  it('[S4-02] are the follow-up with its clock, and no row of a table beside it', () => {
    expect(of('beixinyuan-statement')).toMatchObject({ clocks: [{ commitment: 'phone-followup' }], steps: [] })
  })

  it('[S1-05] are the return visit of the duties table, for which the document states no time', () => {
    expect(of('xingwang-standard')).toMatchObject({
      clocks: [],
      steps: [{ procedure: 'help-desk', step: 'follow-up' }],
    })
  })

  it.each(['integrator-general', 'equipment-handbook'])('are none in %s', (id) => {
    expect(of(id)).toEqual({ clocks: [], steps: [] })
  })
})
