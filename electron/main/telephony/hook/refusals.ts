/** Why a request of the hook is refused: status, stable code, the place, and words for whoever integrates. */
import { CLOCK_WINDOW_S } from './guard'

/** Largest body, bytes: a hundred events with every field full need less. */
export const LARGEST_BODY = 64 * 1024

export type Refusal = {
  readonly status: number
  readonly error: string
  /** A header, `body`, or a place in the body such as `$[3].extension`. */
  readonly where: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

const say = (status: number, error: string, where: string, zh: string, en: string): Refusal => ({
  status,
  error,
  where,
  message: `${zh}。${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
})

export const refusals = {
  host: (wanted: string) =>
    say(421, 'wrong-host', 'Host', `请直接请求 ${wanted}`, `this endpoint answers as ${wanted} only`),
  origin: say(403, 'browser', 'Origin', '不接受网页发出的请求', 'requests of web pages are refused'),
  path: say(
    404,
    'no-such-path',
    'path',
    '只有 POST /v1/events 与 GET /v1/schema',
    'there are only POST /v1/events and GET /v1/schema',
  ),
  method: (allow: string) => ({
    ...say(405, 'method', 'method', `此路径只接受 ${allow}`, `this path takes ${allow} only`),
    headers: { allow },
  }),
  type: say(415, 'not-json', 'Content-Type', '须为 application/json', 'must be application/json'),
  encoding: say(415, 'encoded', 'Content-Encoding', '正文不得压缩', 'the body must not be compressed'),
  large: say(413, 'too-large', 'body', `正文不得超过 ${LARGEST_BODY} 字节`, `the body may hold ${LARGEST_BODY} bytes`),
  signature: say(
    401,
    'unauthorized',
    'X-Vigil-Signature',
    '签名缺失或不正确',
    'the signature is missing or wrong: HMAC-SHA256 over timestamp.nonce.body',
  ),
  guesses: {
    ...say(429, 'too-many-attempts', 'X-Vigil-Signature', '错误的签名过多，请稍后再试', 'too many wrong signatures'),
    headers: { 'retry-after': '60' },
  },
  stale: (now: number) =>
    say(
      401,
      'stale',
      'X-Vigil-Timestamp',
      `时间须在 ${CLOCK_WINDOW_S} 秒以内且不早于本机开始接收；本机时间 ${Math.floor(now / 1000)}`,
      `must be within ${CLOCK_WINDOW_S} s of ${Math.floor(now / 1000)}, this computer's time, and not before it began to listen; sign again`,
    ),
  replayed: say(409, 'replayed', 'X-Vigil-Nonce', '该请求已经收到过', 'this request was received before'),
  full: {
    ...say(503, 'busy', 'X-Vigil-Nonce', '请求过多，请稍后重试', 'too many requests, try again later'),
    headers: { 'retry-after': '10' },
  },
  text: say(400, 'not-utf8', 'body', '正文须为 UTF-8', 'the body must be UTF-8'),
  body: (where: string, zh: string, en: string) => say(422, 'invalid', where, zh, en),
  time: (where: string) =>
    say(
      422,
      'unbelievable-time',
      where,
      '时间须在过去 24 小时之内，且不晚于现在',
      'must lie within the last 24 hours and not ahead',
    ),
  failed: say(
    500,
    'internal',
    'body',
    '事件未能处理，请以新的签名重发',
    'the events could not be taken, send them again',
  ),
  slow: say(408, 'timeout', 'request', '请求未在时限内发完', 'the request was not sent in time'),
  malformed: say(400, 'malformed', 'request', '不是有效的 HTTP 请求', 'not a valid HTTP request'),
  headers: say(431, 'headers-too-large', 'headers', '请求头过长', 'the headers are too long'),
} as const
