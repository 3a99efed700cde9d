/** Standard output as JSON lines, gathered into large pieces: a file of a hundred thousand answers is written in a moment. */
import type { Writable } from 'node:stream'

const pieceLength = 64 * 1024

export type Output = {
  /** One JSON value as one line. */
  readonly answer: (value: unknown) => void
  /** A line as it is. */
  readonly print: (line: string) => void
  /** Writes what is left. False when the reader went away before it had all. */
  readonly end: () => Promise<boolean>
}

export function openOutput(stream: Writable): Output {
  let piece = ''
  let whole = true
  // A reader that has seen enough closes the pipe (`vigil … | head`): no reason to fall over.
  stream.on('error', () => {
    whole = false
  })
  const flush = (): void => {
    if (piece !== '' && whole) stream.write(piece)
    piece = ''
  }
  const print = (line: string): void => {
    piece += `${line}\n`
    if (piece.length >= pieceLength) flush()
  }
  return {
    answer: (value) => print(JSON.stringify(value)),
    print,
    end: () => {
      flush()
      return new Promise((resolve) => {
        if (whole) stream.write('', () => resolve(whole))
        else resolve(false)
      })
    },
  }
}
