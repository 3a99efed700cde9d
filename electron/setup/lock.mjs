/** Keeps two set-ups of one checkout apart: the second waits until the first is done. */
import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { projectDir } from './paths.mjs'

/** An abstract socket of Linux: no file, one holder at a time, and free the moment its holder ends, however it ends. */
const address = `\0vigil-setup-${createHash('sha256').update(projectDir).digest('hex').slice(0, 32)}`

/**
 * Does the work while holding the checkout's lock.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  let release = await tryTake()
  while (release === undefined) {
    await untilHolderIsDone()
    release = await tryTake()
  }
  try {
    return await work()
  } finally {
    release()
  }
}

/** @returns {Promise<(() => void) | undefined>} how to release it; undefined when another holds it */
function tryTake() {
  return new Promise((resolve, reject) => {
    /** @type {Set<import('node:net').Socket>} */
    const waiting = new Set()
    const server = createServer((socket) => {
      waiting.add(socket.on('error', () => socket.destroy()))
      socket.write(String(process.pid))
    })
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen({ path: address }, () => {
      resolve(() => {
        server.close()
        for (const socket of waiting) socket.destroy()
      })
    })
  })
}

/** The connection lasts as long as the holder's lock. */
function untilHolderIsDone() {
  return new Promise((resolve) => {
    const socket = connect({ path: address })
    socket.setEncoding('utf8').once('data', (pid) => {
      process.stderr.write(`Another set-up (process ${pid}) is at work here; waiting for it.\n`)
    })
    socket.on('error', () => socket.destroy()).once('close', resolve)
  })
}
