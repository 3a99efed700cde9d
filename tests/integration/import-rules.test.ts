/** The import table must bite: a small house with one fault in each file, and the rule that has to find it. */
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const projectDir = path.resolve(import.meta.dirname, '../..')
const load = createRequire(import.meta.url)

/** Files of the small house: path, content, and the rule each line of it breaks (none: it is fine). */
const house: ReadonlyArray<readonly [file: string, content: string, rules: readonly string[]]> = [
  ['shared/lib/text.ts', `export const text = ''`, []],
  ['shared/lib/outward.ts', `export * from '../domain/tickets/rule'`, ['shared-lib-imports']],
  ['shared/domain/tickets/rule.ts', `export * from '../../lib/text'`, []],
  ['shared/domain/tickets/by-alias.ts', `import type {} from '#main/db/open'`, ['shared-domain-imports']],
  ['shared/domain/tickets/reads-files.ts', `import 'node:fs'`, ['shared-domain-imports']],
  ['shared/domain/tickets/by-own-alias.ts', `export * from '#shared/lib/text'`, ['alias-from-outside']],
  ['shared/ipc/contract.ts', `import 'react'`, ['shared-ipc-imports', 'runtime-dependencies']],
  ['electron/main/platform/clock.ts', `export const clock = 0`, []],
  [
    'electron/main/db/open.ts',
    `import { clock } from '../platform/clock'; export const db = clock`,
    ['electron-main-db-types-only'],
  ],
  ['electron/main/db/window.ts', `import 'electron'`, ['electron-main-db-imports']],
  ['electron/main/telephony/store.ts', `import '../db/open'`, ['electron-main-telephony-imports']],
  ['electron/main/features/calls/store.ts', `import type {} from '../../platform/clock'; export const calls = 0`, []],
  [
    'electron/main/features/tickets/store.ts',
    `import { calls } from '../calls/store'; export const x = calls`,
    ['features-apart'],
  ],
  [
    'electron/main/features/tickets/typed.ts',
    `import type { calls } from '../calls/store'; export type X = typeof calls`,
    [],
  ],
  [
    'electron/main/features/tickets/window.ts',
    `import { app } from 'electron'; app.quit()`,
    ['electron-main-features-imports'],
  ],
  ['electron/main/ipc/dispatch.ts', `import '../features/calls/store'`, ['electron-main-ipc-imports']],
  ['electron/preload/index.ts', `import 'zod'`, ['electron-preload-imports']],
  ['electron/cli/index.ts', `import '../main/platform/secrets'`, ['cli-without-electron']],
  ['electron/main/platform/secrets.ts', `import 'electron'`, []],
  ['electron/setup/setup.mjs', `import 'zod'`, ['setup-alone']],
  ['renderer/ui/button.tsx', `import '../data/use-call'`, ['renderer-ui-imports']],
  ['renderer/data/use-call.ts', `import '@mui/material'`, ['renderer-data-imports']],
  ['renderer/features/desk/index.tsx', `import type {} from '../tickets/index'`, ['screens-apart']],
  ['renderer/features/tickets/index.tsx', `import 'node:path'`, ['renderer-features-imports']],
  ['renderer/app/main.tsx', `import '../../electron/main/db/open'`, ['renderer-app-imports']],
  ['shared/lib/circle.ts', `import './circle'`, ['no-circular']],
  ['shared/lib/gone.ts', `import './no-such-file'`, ['no-unresolvable', 'shared-lib-imports']],
]

/** Empty stand-ins: the rules look at names only. */
const packages = ['zod', 'react', 'electron', '@mui/material']

let dir: string
let found: ICruiseResult

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'vigil-imports-'))
  cpSync(path.join(projectDir, 'package.json'), path.join(dir, 'package.json'))
  for (const name of packages) {
    const home = path.join(dir, 'node_modules', name)
    mkdirSync(home, { recursive: true })
    writeFileSync(path.join(home, 'package.json'), JSON.stringify({ name, main: 'index.js' }))
    writeFileSync(path.join(home, 'index.js'), '')
  }
  for (const [file, content] of house) {
    mkdirSync(path.join(dir, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(dir, file), content)
  }
  const { options, ...ruleSet } = load(path.join(projectDir, '.dependency-cruiser.cjs')) as {
    options: Record<string, unknown>
  } & IFlattenedRuleSet
  const { output } = await cruise(['electron', 'shared', 'renderer'], {
    ...options,
    baseDir: dir,
    validate: true,
    ruleSet,
  })
  if (typeof output === 'string') throw new Error(output)
  found = output
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Nothing in the small house is in use, so every file of it is dead; that rule has its own test. */
function rulesBrokenBy(file: string): string[] {
  const broken = found.summary.violations.filter(({ from, rule }) => from === file && rule.name !== 'no-dead-modules')
  return [...new Set(broken.map(({ rule }) => rule.name))].toSorted()
}

test.for(house.map(([file, content, rules]) => [rules.join(' + ') || 'nothing', file, content, rules] as const))(
  '%s is broken by %s: %s',
  ([, file, , rules]) => {
    expect(rulesBrokenBy(file)).toEqual([...rules].toSorted())
  },
)

test('a module that no entry reaches is reported as dead, one that is reached is not', () => {
  const dead = found.summary.violations.filter(({ rule }) => rule.name === 'no-dead-modules').map(({ from }) => from)
  expect(dead).toContain('shared/lib/outward.ts')
  expect(dead).not.toContain('electron/main/platform/secrets.ts')
})

test('every folder of the house has its line in the table', () => {
  const { forbidden } = load(path.join(projectDir, '.dependency-cruiser.cjs')) as IFlattenedRuleSet
  const lines = (forbidden ?? []).map(({ name }) => name).filter((name) => name?.endsWith('-imports'))
  expect(lines.map((name) => name?.replace(/-imports$/, ''))).toEqual(
    expect.arrayContaining([
      'shared-lib',
      'shared-domain',
      'electron-main-features',
      'renderer-ui',
      'renderer-features',
    ]),
  )
})
