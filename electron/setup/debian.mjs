/** The Debian packages that Electron and the tests need: looked up with dpkg, installed with apt-get where that is allowed. */
import { readFile } from 'node:fs/promises'
import { hasSudo, rootPrefix } from './root.mjs'
import { SetupError, capture, mustRun } from './run.mjs'

/** What Electron needs to open a window (or a virtual screen), and unzip for the set-up itself. */
const forApp = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'fonts-noto-cjk',
  'unzip',
]

/** What makes and checks the weekly discs, and what looks at them from outside: signatures, QR codes, printed forms. */
const forDiscs = ['xorriso', 'clamav', 'minisign', 'osslsigncode', 'zbar-tools', 'poppler-utils']

/**
 * The tests also make cabinets and installers to sign, and build PBXs and ring them: Debian trees with Asterisk in them, SIP phones, a
 * certificate for TLS.
 */
const forTests = [...forApp, ...forDiscs, 'gcab', 'msitools', 'debootstrap', 'sip-tester', 'openssl']

/** fakeroot and dpkg put the .deb together. */
const forPackaging = [...forApp, 'dpkg', 'fakeroot']

export const debianPackages = Object.freeze({ app: forApp, tests: forTests, packaging: forPackaging })

/** @typedef {import('./progress.mjs').Report} Report */

/**
 * Packages of the list that are not installed; one that another package provides (libgtk-3-0t64 for libgtk-3-0) counts.
 * @param {readonly string[]} packages
 */
export async function missingDebianPackages(packages) {
  const { code, stdout } = await capture('dpkg-query', [
    '-W',
    '-f',
    '${db:Status-Status}\\t${Package}\\t${Provides}\\n',
  ])
  if (code === 127) return [...packages]
  const there = new Set()
  for (const line of stdout.split('\n')) {
    const [status, name, provides = ''] = line.split('\t')
    if (status !== 'installed') continue
    there.add(name)
    for (const provided of provides.split(',')) there.add(provided.trim().split(' ')[0])
  }
  return packages.filter((name) => !there.has(name))
}

/**
 * @param {readonly string[]} packages
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureDebianPackages(packages, report) {
  const missing = await missingDebianPackages(packages)
  if (missing.length === 0) return `all ${packages.length} are there`
  const prefix = (await hasApt()) ? await rootPrefix(`install ${missing.join(' ')}`) : undefined
  if (prefix === undefined) throw new SetupError(await explain(missing))
  report(`updating the lists for ${missing.join(' ')}`)
  // A list that cannot be refreshed (a source that is away) need not matter: the install below tells.
  await apt(prefix, ['update'])
  report(`installing ${missing.join(' ')}`)
  const { code, output } = await install(prefix, missing)
  if (code !== 0) throw new SetupError(`apt-get could not install ${missing.join(' ')}:\n${output.trim()}`)
  const still = await missingDebianPackages(packages)
  if (still.length > 0) throw new SetupError(`after apt-get these are still missing: ${still.join(' ')}`)
  return `installed ${missing.join(' ')}`
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} missing
 */
async function install(prefix, missing) {
  const args = ['install', '--yes', '--no-install-recommends', ...missing]
  const first = await apt(prefix, args)
  if (!/dpkg was interrupted|--fix-broken/.test(first.output)) return first
  // An earlier installation was cut off: it is finished first.
  await asRoot(prefix, ['dpkg', '--configure', '-a'])
  await apt(prefix, ['install', '--yes', '--fix-broken'])
  return apt(prefix, args)
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} args
 */
function apt(prefix, args) {
  return asRoot(prefix, ['apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args])
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} words
 */
function asRoot(prefix, words) {
  const [command = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...words]
  return capture(command, args)
}

async function hasApt() {
  return (await capture('apt-get', ['--version'])).code === 0
}

/** @param {readonly string[]} missing */
async function explain(missing) {
  const words = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`
  const command = (await hasSudo()) ? `sudo apt-get update && sudo ${words}` : `su -c 'apt-get update && ${words}'`
  if (await hasApt())
    return `System packages are missing, and this user may not install them. Run this, then try again:\n\n  ${command}\n`
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(release)?.[1] ?? `This system (${process.platform})`
  return `${name} has no apt-get. Vigil is set up on Debian 12 or later; there the missing packages come with\n\n  ${command}\n`
}

/** The Debian mirror this machine's apt uses for its own release, for building another Debian tree from it. */
export async function debianMirror() {
  const format = ['indextargets', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)', 'Created-By: Packages']
  const release = /^VERSION_CODENAME=(\S+)/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1]
  const lines = (await mustRun('apt-get', format)).split('\n').map((line) => line.split(' '))
  const own = lines.find(([, name, component]) => name === release && component === 'main')
  if (own?.[0] === undefined) throw new SetupError(`apt's sources name no mirror for ${release ?? 'this release'}`)
  return own[0]
}

/** @returns {Promise<NodeJS.ProcessEnv>} the proxy apt is told to use, for programs that know only the environment */
export async function debianProxy() {
  const { stdout } = await capture('apt-config', ['shell', 'proxy', 'Acquire::http::Proxy'])
  const proxy = /^proxy='([^']+)'/.exec(stdout)?.[1]
  return proxy === undefined || proxy === 'DIRECT' ? {} : { http_proxy: proxy }
}
