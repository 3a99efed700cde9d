import { describe, expect, it } from 'vitest'
import { createInbox } from '#shared/lib/inbox'

const all = async <T>(values: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = []
  for await (const value of values) found.push(value)
  return found
}

describe('an inbox', () => {
  it('hands out what arrives in order, before and after somebody waits for it', async () => {
    const inbox = createInbox<number>()
    inbox.put(1)
    const taken = all(inbox.values())
    await Promise.resolve()
    inbox.put(2)
    inbox.put(3)
    inbox.close()
    expect(await taken).toEqual([1, 2, 3])
  })

  it('is ready once so many are there, or none will come any more', async () => {
    const inbox = createInbox<number>()
    const said: string[] = []
    const ready = inbox.ready(2).then(() => said.push('two'))
    inbox.put(1)
    await Promise.resolve()
    await Promise.resolve()
    expect(said).toEqual([])
    inbox.put(2)
    await ready
    expect(said).toEqual(['two'])
    const more = inbox.ready(9)
    inbox.close()
    await expect(more).resolves.toBeUndefined()
  })

  it('gives an error to whoever takes what is left, after what came before it', async () => {
    const inbox = createInbox<number>()
    inbox.put(1)
    inbox.close(new Error('the disk is gone'))
    const values = inbox.values()
    expect((await values.next()).value).toBe(1)
    await expect(values.next()).rejects.toThrow('the disk is gone')
    await expect(inbox.ready(1)).rejects.toThrow('the disk is gone')
  })
})
