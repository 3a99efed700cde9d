import { expect, test } from 'vitest'
import { sharedSource } from '#main/ipc/shared-source'
import type { FeedView } from '#shared/ipc/frame'

function createRows() {
  let looks = 0
  let notify = (): void => undefined
  let fails = false
  const source = sharedSource({
    read: async (): Promise<FeedView> => {
      looks++
      if (fails) throw new Error('no')
      return {}
    },
    subscribe: (onChange) => {
      notify = onChange
      return () => {
        notify = () => undefined
      }
    },
  })
  return {
    source,
    looks: () => looks,
    change: () => notify(),
    fail: (now: boolean) => {
      fails = now
    },
  }
}

test('two watches look once a change, and both hear of it', async () => {
  const rows = createRows()
  const heard: string[] = []
  const stops = ['one', 'two'].map((name) => rows.source.subscribe(() => void heard.push(name)))
  const [first, second] = await Promise.all([rows.source.read(), rows.source.read()])
  expect(first).toBe(second)
  expect(rows.looks()).toBe(1)
  rows.change()
  expect(heard).toEqual(['one', 'two'])
  expect(await rows.source.read()).not.toBe(first)
  expect(await rows.source.read()).toBe(await rows.source.read())
  expect(rows.looks()).toBe(2)
  stops.forEach((stop) => stop())
})

test('what was read is not kept while nobody watches, nor when it failed', async () => {
  const rows = createRows()
  const stop = rows.source.subscribe(() => undefined)
  await rows.source.read()
  stop()
  await rows.source.read()
  expect(rows.looks()).toBe(2)
  rows.source.subscribe(() => undefined)
  rows.fail(true)
  await expect(rows.source.read()).rejects.toThrow('no')
  rows.fail(false)
  expect(await rows.source.read()).toEqual({})
})
