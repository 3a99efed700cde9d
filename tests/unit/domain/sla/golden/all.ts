/** The golden tables of all policies, read. */
import type { PolicyLibrary } from '#main/features/policies/load'
import { policyOf } from '../../../../support/policies'
import { beixinyuanAgain, xingwangAgain } from './again'
import { beixinyuan } from './beixinyuan'
import { handbook } from './handbook'
import { integrator } from './integrator'
import { readCases } from './table'
import { xingwang } from './xingwang'

const byPolicy = {
  'xingwang-standard': [...xingwang, ...xingwangAgain],
  'integrator-general': integrator,
  'equipment-handbook': handbook,
  'beixinyuan-statement': [...beixinyuan, ...beixinyuanAgain],
}

/** Every table with its policy and its cases; throws where a row cannot be read. */
export const goldenTables = (library: PolicyLibrary) =>
  Object.entries(byPolicy).flatMap(([policy, tables]) => {
    const severities = policyOf(library, policy).policy.severities.map(({ id }) => id)
    return tables.map((table) => ({ ...table, policy, cases: readCases(table, severities) }))
  })
