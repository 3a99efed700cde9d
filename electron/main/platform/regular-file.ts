/** Reads files that people choose or drop into a folder: never a device or a pipe, which end late or not at all. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** Throws what the system says, and for anything but a file of at most `largest` bytes. */
export async function readRegularFile(file: string, largest: number): Promise<Buffer> {
  // Without waiting: opening a pipe would last until somebody writes to it.
  const opened = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const found = await opened.stat()
    if (found.isDirectory()) throw new Error('EISDIR: illegal operation on a directory, read')
    if (!found.isFile()) throw new Error('not a regular file')
    if (found.size > largest) throw new Error(`the file has ${found.size} bytes, more than ${largest}`)
    return await opened.readFile()
  } finally {
    await opened.close()
  }
}
