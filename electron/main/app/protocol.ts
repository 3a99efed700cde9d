/**
 * `app://vigil/`: the only origin there is. Serves the built renderer from disk with a strict content security policy
 * and a nonce per page for the style elements that emotion adds.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'

export const appOrigin = 'app://vigil'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wav': 'audio/wav',
}

/** Before `ready`: the scheme is standard (has an origin) and secure, and V8 may keep the code cache of its scripts. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

const contentSecurityPolicy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')

/** As it is when it is no valid percent-encoding: then there is no file of that name. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The file behind a URL, or null when it is not ours or points outside of the renderer's folder. */
function resolveFile(root: string, url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed || parsed.protocol !== 'app:' || parsed.host !== 'vigil') return null
  const wanted = path.normalize(path.join(root, decoded(parsed.pathname)))
  if (!wanted.startsWith(root + path.sep)) return null
  // Routes of the app have no file of their own: the page finds its way by itself.
  return path.extname(wanted) ? wanted : path.join(root, 'index.html')
}

/**
 * Serves the built renderer in `root` under `app://vigil/`; anything else is not found. A page may be loaded before main can
 * answer it: it asks for `/ready`, and gets its answer once `ready` is fulfilled.
 */
export function serveRenderer(root: string, ready: Promise<void>): void {
  protocol.handle('app', async (request) => {
    if (request.url === `${appOrigin}/ready`) {
      await ready
      return new Response(null, { status: 204 })
    }
    const file = resolveFile(root, request.url)
    if (request.method !== 'GET' || !file) return new Response('not found', { status: 404 })
    const type = types[path.extname(file)]
    const body = type ? await readFile(file).catch(() => null) : null
    if (!type || !body) return new Response('not found', { status: 404 })
    const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' }
    if (!file.endsWith('.html')) return new Response(new Uint8Array(body), { headers })
    const nonce = randomBytes(16).toString('base64')
    return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
      headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce), 'cache-control': 'no-store' },
    })
  })
}
