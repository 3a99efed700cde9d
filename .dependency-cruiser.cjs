/**
 * The import table of the house, enforced: which folder may import what. Type imports count, except where a line says
 * `types`. Everything a line does not name is refused.
 */

const own = '^$1/'
const folder = (name) => `^${name}/`
const npm = (name) => `^(node_modules/)?${name}(/|$)`

const shared = folder('shared')
const zod = npm('zod')
// Not npm('electron'): the project has a folder of that name.
const electron = '^(node_modules/electron/|electron$)'
const react = ['react', 'react-dom', 'react-i18next', 'i18next', '@types/react', '@types/react-dom'].map(npm)
const mui = ['@mui/material', '@mui/icons-material', '@emotion/(cache|react|styled)'].map(npm)
const platform = folder('electron/main/platform')
// Reading a file that people name needs no Electron and no argument either.
const regularFile = '^electron/main/platform/regular-file[.]ts$'
const db = folder('electron/main/db')
const features = folder('electron/main/features')
const telephony = folder('electron/main/telephony')
const media = folder('electron/main/media')
const ipc = folder('electron/main/ipc')

/** `may`: what the folder may import besides itself; `types`: what it may import as types only; `node`: Node's own modules. */
const house = [
  { from: 'shared/lib', may: [] },
  { from: 'shared/domain', may: [folder('shared/lib'), zod] },
  { from: 'shared/ipc', may: [folder('shared/(lib|domain)'), zod] },

  // Node, Electron and the packages that stand in for what they lack.
  {
    from: 'electron/main/platform',
    may: [folder('shared/lib'), electron, npm('@node-rs/argon2'), npm('ulid')],
    node: true,
  },
  {
    from: 'electron/main/db',
    // A key made once and whole is the same in both: the one piece of the platform that needs no Electron and no argument.
    may: [folder('shared/lib'), npm('kysely'), npm('sqlite3'), '^electron/main/platform/own-file[.]ts$'],
    types: [platform],
    node: true,
  },
  { from: 'electron/main/telephony', may: [shared, regularFile], types: [platform], node: true },
  // Discs, images, signatures: tools and files, no database.
  { from: 'electron/main/media', may: [shared, regularFile, zod, npm('@noble/hashes')], types: [platform], node: true },
  {
    from: 'electron/main/features',
    may: [shared, db, media, zod, ...['kysely', 'libphonenumber-js', 'jsonc-parser', 'ical.js'].map(npm), regularFile],
    types: [platform, ipc, telephony],
    node: true,
  },
  { from: 'electron/main/ipc', may: [shared, electron], types: [platform] },
  // The worker for long reads: the same stores on a connection of its own, never a window.
  { from: 'electron/main/reader', may: [shared, db, features], types: [platform], node: true },
  // Where things are constructed and windows opened.
  { from: 'electron/main/app', may: [shared, folder('electron/main'), electron], node: true },

  { from: 'electron/preload', may: [electron], types: [folder('shared/ipc')] },
  { from: 'electron/cli', may: [shared, db, features, platform, telephony, media, zod], node: true },

  { from: 'renderer/ui', may: [folder('shared/lib'), ...react, ...mui, npm('@tanstack/react-virtual'), npm('qr')] },
  { from: 'renderer/data', may: [shared, ...react] },
  {
    from: 'renderer/features',
    may: [
      shared,
      folder('renderer/(ui|data)'),
      ...react,
      ...mui,
      npm('recharts'),
      npm('qr'),
      npm('wouter'),
      npm('@tanstack/react-virtual'),
    ],
  },
  {
    from: 'renderer/app',
    may: [
      shared,
      folder('renderer/(features|ui|data)'),
      ...react,
      ...mui,
      npm('wouter'),
      npm('@fontsource-variable/.*'),
    ],
  },
]

/** Where programs start. */
const entries = [
  '^electron/main/index\\.ts$',
  '^electron/main/reader/worker\\.ts$',
  '^electron/main/media/worker\\.ts$',
  '^electron/(cli|preload)/index\\.ts$',
  '^renderer/app/main\\.tsx$',
]
/** Each feature's words, which the catalogue gathers with import.meta.glob. */
const gathered = '^renderer/features/[^/]+/texts\\.ts$'

function rulesOf({ from, may, types = [], node = false }) {
  const name = from.replaceAll('/', '-')
  const core = node ? { dependencyTypesNot: ['core'] } : {}
  const rules = [
    {
      name: `${name}-imports`,
      comment: `${from} may not import this; see the table in .dependency-cruiser.cjs`,
      severity: 'error',
      from: { path: `^(${from})/` },
      to: { pathNot: [own, ...may, ...types], ...core },
    },
  ]
  if (types.length > 0)
    rules.push({
      name: `${name}-types-only`,
      comment: `${from} may import types from here, but no code`,
      severity: 'error',
      from: { path: `^${from}/` },
      to: { path: types, pathNot: may, dependencyTypesNot: ['type-only'] },
    })
  return rules
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...house.flatMap(rulesOf),
    {
      name: 'features-apart',
      comment: 'another feature comes as an argument: only its types may be imported',
      severity: 'error',
      from: { path: '^electron/main/features/([^/]+)/' },
      to: { path: features, pathNot: '^electron/main/features/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens-apart',
      comment: 'a screen never imports another feature; what both need belongs in ui/ or data/',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: folder('renderer/features'), pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'cli-without-electron',
      comment: 'the command line runs in plain Node, so nothing it reaches may need Electron',
      severity: 'error',
      from: { path: '^electron/cli/' },
      to: { path: electron, reachable: true },
    },
    {
      name: 'setup-alone',
      comment:
        'the set-up runs before any package is installed: Node and its own files; packages only by import() later',
      severity: 'error',
      from: { path: '^electron/setup/', pathNot: '^electron/setup/default-app/' },
      to: { pathNot: '^electron/setup/', dependencyTypesNot: ['core', 'dynamic-import'] },
    },
    {
      name: 'alias-from-outside',
      comment: 'a folder that has an alias is reached by it from outside; inside, a relative path says where a file is',
      severity: 'error',
      from: { path: '^(shared|electron/main|electron/cli)/' },
      to: { path: own, dependencyTypes: ['aliased-subpath-import'] },
    },
    {
      name: 'no-circular',
      comment: 'modules in a circle cannot be understood or started one by one',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'the imported file or package does not exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dead-modules',
      comment: 'no entry of the app reaches this module: only tests use it, or nothing does',
      severity: 'error',
      from: { path: [...entries, gathered] },
      to: {
        path: '^(shared|renderer|electron/(main|cli|preload))/',
        pathNot: [...entries, gathered, '\\.d\\.ts$'],
        reachable: false,
      },
    },
    {
      name: 'runtime-dependencies',
      comment: 'the main process is shipped with `dependencies` only',
      severity: 'error',
      from: { path: '^(shared|electron/(main|cli|preload))/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: electron,
      },
    },
    {
      name: 'no-deprecated',
      comment: 'the package or the Node module is deprecated',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['deprecated'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
