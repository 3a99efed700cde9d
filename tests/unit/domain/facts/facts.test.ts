/** The fact table of the project itself: all 71 facts are there, each has a test, and every screen it names exists. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { countFacts, factIds, FactList, factRows } from '#shared/domain/facts/facts'
import { mayAct } from '#shared/domain/people/people'
import { findFactTests } from '../../../../electron/setup/facts.mjs'
import { screens } from '../../../../renderer/app/routes'
import { texts as settings } from '../../../../renderer/features/settings/texts'
import { loadBundledLibrary, resourcesDir } from '../../../support/policies'

const json: unknown = JSON.parse(readFileSync(path.join(resourcesDir, 'facts/facts.json'), 'utf8'))
const list = FactList.parse(json)
const tests = await findFactTests()
const rows = factRows(list, tests)
const library = await loadBundledLibrary()

/** The list as it ships, with its facts changed. */
const changed = (change: (facts: FactList['facts']) => readonly unknown[]): unknown => ({
  ...list,
  facts: change(list.facts),
})
const wordsOf = (given: unknown): readonly string[] =>
  FactList.safeParse(given).error?.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`) ?? []

describe('the facts', () => {
  it('are the 71 of the four documents, in order', () => {
    expect(factIds).toHaveLength(71)
    expect(rows.map(({ id }) => id)).toEqual(factIds)
    expect([factIds[0], factIds[25], factIds[26], factIds[70]]).toEqual(['S1-01', 'S1-26', 'S2-01', 'S4-09'])
  })

  it('each have a test that carries the id in its title', () => {
    // In the failure's own words: the ids that no title carries yet.
    expect(countFacts(rows).untested.map((id) => `[${id}]`)).toEqual([])
  })

  it('are the only ones that tests speak of', () => {
    const unknown = Object.entries(tests)
      .filter(([id]) => !factIds.includes(id))
      .flatMap(([id, places]) => places.map(({ file, line }) => `${id} in ${file}:${line}`))
    expect(unknown).toEqual([])
  })

  it('are the only ones that the policies speak of, each in the policy of its document', () => {
    const policyOf = new Map(list.documents.map(({ id, policy }) => [id as string, policy]))
    for (const { policy } of library.policies.values()) {
      const named = [...JSON.stringify(policy).matchAll(/"(S\d-\d\d)"/g)].map(([, id]) => id ?? '')
      expect(named.length).toBeGreaterThan(0)
      for (const id of named) {
        expect(factIds).toContain(id)
        expect(policyOf.get(id.slice(0, 2))).toBe(policy.id)
      }
    }
  })

  it('are seen on screens that there are, open to everybody who may read the facts or to whom the place names', () => {
    const readers = screens.find(({ name }) => name === 'settings')?.roles ?? []
    expect(readers).not.toEqual([])
    const sections = Object.keys(settings.zh.section).map((name) => `/settings/${name}`)
    const dead = Object.values(list.places).filter(({ route, roles }) => {
      const screen = screens.find(
        (one) => route === one.path || (sections.includes(route ?? '') && one.path === '/settings'),
      )
      return route !== null && !(roles ?? readers).every((role) => mayAct([role], screen?.roles ?? []))
    })
    expect(dead).toEqual([])
  })

  it('name every place that is described', () => {
    const named = new Set(list.facts.flatMap((fact) => fact.screens))
    expect(Object.keys(list.places).filter((place) => !named.has(place))).toEqual([])
  })
})

describe('a list that is not whole', () => {
  it('says which facts are missing, unknown or given twice', () => {
    expect(wordsOf(changed((facts) => facts.toSpliced(3, 1)))).toEqual(['facts: S1-04 missing'])
    expect(wordsOf(changed((facts) => [...facts, ...facts.slice(0, 1)]))).toEqual([
      'facts: S1-01 unknown or given twice',
    ])
    expect(
      wordsOf(changed((facts) => [...facts, ...facts.slice(0, 1).map((fact) => ({ ...fact, id: 'S5-01' }))])),
    ).toEqual(['facts: S5-01 unknown or given twice'])
    expect(wordsOf(changed((facts) => facts.toReversed()))).toEqual(['facts: must be in the order of their ids'])
  })

  it('says which place nobody has described', () => {
    const screensOf = (screen: string) => changed((facts) => facts.map((fact) => ({ ...fact, screens: [screen] })))
    expect(wordsOf(screensOf('constructor'))[0]).toBe('facts.0.screens.0: no "constructor" in places')
  })

  it('must say what is still to come where there is no screen of its own yet', () => {
    const silent = changed((facts) => facts.map(({ toCome: _, ...fact }) => fact))
    expect(wordsOf(silent).length).toBe(rows.filter(({ status }) => status === 'rules-ready').length)
  })
})
