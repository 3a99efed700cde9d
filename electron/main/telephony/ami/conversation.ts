/** A short manager session of its own: each step is asked for and waited for, nothing is kept. Beside it the link goes on. */
import type { SeenCertificate } from '#shared/ipc/link-rows'
import type { LinkReason } from '#shared/domain/queue/link'
import type { Clock } from '../../platform/clock'
import { createAmiDecoder } from './codec'
import { encodeAction, type AmiSettings } from './connection'
import { headerOf, type AmiFrame, type AmiHeaders } from './frame'
import type { ActionHeaders } from './requests'
import { openSocket } from './socket'

export type Reached = 'reached' | 'timeout' | { readonly code: string }
export type Secured = 'ready' | { readonly reason: LinkReason; readonly seen: SeenCertificate | null }
type Response = Extract<AmiFrame, { kind: 'response' }>

export type Conversation = {
  /** Whether the host took the connection. */
  readonly reached: Promise<Reached>
  /** Whether it may be written to; asked after `reached`. */
  readonly secured: Promise<Secured>
  /** The first frame, since the beginning, for which `take` gives something; null when time is over or the other side has gone. */
  readonly expect: <T>(take: (frame: AmiFrame) => T | undefined, ms: number) => Promise<T | null>
  /** Sends an action; `null` when no answer came. */
  readonly ask: (action: string, headers?: ActionHeaders) => Promise<Response | null>
  /** Sends an action whose answer is a list: its answer, and its items by name; null when the list did not end. */
  readonly list: (action: string, end: string) => Promise<{ answer: Response; items: readonly AmiFrame[] } | null>
  /** What arrived so far. */
  readonly frames: () => readonly AmiFrame[]
  /** Whether the other side closed. */
  readonly isClosed: () => boolean
  readonly malformed: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly close: () => Promise<void>
}

const connectMs = 10_000
const answerMs = 10_000
/** A PBX in a storm must not fill the memory of a test. */
const mostFrames = 50_000

export function converse(settings: AmiSettings, clock: Clock, signal: AbortSignal): Conversation {
  const decoder = createAmiDecoder()
  const frames: AmiFrame[] = []
  const waiters = new Set<() => void>()
  let isClosed = false
  let lastId = 0
  const wake = (): void => waiters.forEach((look) => look())

  const first = createPromise<Reached>()
  const second = createPromise<Secured>()
  const ended = createPromise<null>()
  const { socket, reason, errorCode } = openSocket(settings, settings.tls, {
    reached: () => first.resolve('reached'),
    ready: () => second.resolve('ready'),
    untrusted: (why, seen) => second.resolve({ reason: why, seen }),
  })
  const giveUp = (): void => void socket.destroy()
  const cancelConnect = clock.setTimeout(() => {
    first.resolve('timeout')
    second.resolve({ reason: 'tls-failed', seen: null })
    giveUp()
  }, connectMs)
  void Promise.all([first.promise, second.promise]).then(cancelConnect)
  signal.addEventListener('abort', giveUp, { once: true })
  socket.on('data', (chunk: Buffer) => {
    const arrived = decoder.push(chunk)
    frames.push(...arrived.slice(0, Math.max(0, mostFrames - frames.length)))
    // Whoever begins like this is no manager, and would not understand what comes next.
    if (frames.length === 0 && decoder.counts().malformed > 0) giveUp()
    wake()
  })
  socket.on('close', () => {
    isClosed = true
    signal.removeEventListener('abort', giveUp)
    first.resolve({ code: errorCode() ?? '' })
    second.resolve({ reason: reason() ?? 'tls-failed', seen: null })
    ended.resolve(null)
    wake()
  })

  const expect = <T>(take: (frame: AmiFrame) => T | undefined, ms: number): Promise<T | null> => {
    let from = 0
    const look = (): T | undefined => {
      for (let frame = frames[from]; frame; frame = frames[from]) {
        from++
        const taken = take(frame)
        if (taken !== undefined) return taken
      }
      return undefined
    }
    return new Promise((resolve) => {
      const finish = (value: T | null): void => {
        cancel()
        waiters.delete(check)
        resolve(value)
      }
      const check = (): void => {
        const taken = look()
        if (taken !== undefined) finish(taken)
        else if (isClosed) finish(null)
      }
      const cancel = clock.setTimeout(() => finish(null), ms)
      waiters.add(check)
      check()
    })
  }

  const send = (action: string, headers: ActionHeaders): string => {
    lastId += 1
    const id = `t${lastId}`
    if (!isClosed) socket.write(encodeAction([['Action', action], ['ActionID', id], ...headers]))
    return id
  }
  const answerTo = (id: string): Promise<Response | null> =>
    expect((frame) => (frame.kind === 'response' && isFor(frame.headers, id) ? frame : undefined), answerMs)

  return {
    reached: first.promise,
    secured: second.promise,
    expect,
    ask: (action, headers = []) => answerTo(send(action, headers)),
    list: async (action, end) => {
      const id = send(action, [])
      const answer = await answerTo(id)
      if (answer === null) return null
      if (answer.status !== 'Success') return { answer, items: [] }
      const isEnd = (frame: AmiFrame): boolean =>
        frame.kind === 'event' && frame.name === end && isFor(frame.headers, id)
      if ((await expect((frame) => (isEnd(frame) ? true : undefined), answerMs)) === null) return null
      const items = frames.filter((frame) => frame.kind === 'event' && frame.name !== end && isFor(frame.headers, id))
      return { answer, items }
    },
    frames: () => frames,
    isClosed: () => isClosed,
    malformed: () => decoder.counts().malformed,
    wait: (ms) =>
      new Promise((resolve) => {
        const finish = (): void => {
          cancel()
          waiters.delete(check)
          resolve()
        }
        const check = (): void => {
          if (isClosed) finish()
        }
        const cancel = clock.setTimeout(finish, ms)
        waiters.add(check)
        check()
      }),
    close: async () => {
      // What was written still goes out; a peer that does not read is not waited for.
      socket.destroySoon()
      socket.setTimeout(1_000, giveUp)
      await ended.promise
    },
  }
}

/** A promise and what fulfils it; only the first value counts. */
function createPromise<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let fulfil: ((value: T) => void) | null = null
  const promise = new Promise<T>((done) => {
    fulfil = done
  })
  return { promise, resolve: (value) => fulfil?.(value) }
}

const isFor = (headers: AmiHeaders, id: string): boolean => headerOf(headers, 'ActionID') === id
