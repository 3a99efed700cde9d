import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookAtInbox, quietMs } from '#shared/domain/media/inbox'
import type { InboxEntry, InboxMemory } from '#shared/domain/media/inbox'

const nothing: InboxMemory = { waiting: new Map(), done: new Map() }
const file = (name: string, standing = '1'): InboxEntry => ({ name, kind: 'file', standing })
const names = (entries: readonly InboxEntry[]): readonly string[] => entries.map(({ name }) => name)

/** Looks twice, so long apart that everything has stood still. */
function later(entries: readonly InboxEntry[], done: InboxMemory['done'] = new Map()) {
  const first = lookAtInbox(entries, { waiting: new Map(), done }, 0)
  return lookAtInbox(entries, { waiting: first.waiting, done }, quietMs)
}

describe('[S4-07] when a file of the inbox is taken in', () => {
  it('once it has stood still', () => {
    const first = lookAtInbox([file('a.msu')], nothing, 1_000)
    expect(first).toMatchObject({ take: [], nextAt: 1_000 + quietMs })
    const early = lookAtInbox([file('a.msu')], { ...nothing, waiting: first.waiting }, 999 + quietMs)
    expect(early).toMatchObject({ take: [], nextAt: 1_000 + quietMs })
    const then = lookAtInbox([file('a.msu')], { ...nothing, waiting: early.waiting }, 1_000 + quietMs)
    expect(names(then.take)).toEqual(['a.msu'])
    expect(then.nextAt).toBeNull()
  })

  it('not while it changes, however long that takes', () => {
    let { waiting } = nothing
    for (let at = 0; at < 100; at++) {
      const look = lookAtInbox([file('a.msu', String(at))], { ...nothing, waiting }, at * quietMs * 2)
      expect(look.take).toEqual([])
      waiting = look.waiting
    }
  })

  it('not at once when the clock was set back', () => {
    const first = lookAtInbox([file('a.msu')], nothing, 1_000_000)
    const back = lookAtInbox([file('a.msu')], { ...nothing, waiting: first.waiting }, 5)
    expect(back).toMatchObject({ take: [], nextAt: 5 + quietMs })
  })

  it('once only, until it is another one', () => {
    const done = new Map([['a.msu', '1']])
    expect(later([file('a.msu', '1')], done).take).toEqual([])
    expect(names(later([file('a.msu', '2')], done).take)).toEqual(['a.msu'])
  })

  it.each(['a.msu.part', 'a.msu.crdownload', 'a.tmp', '.hidden', '~$a.doc', 'desktop.ini', 'Thumbs.db', 'a.aria2'])(
    'never what is only passing: %s',
    (name) => expect(later([file(name)])).toMatchObject({ take: [], refuse: [], held: [], nextAt: null }),
  )

  it.each(['.part', '.crdownload', '.download', '.aria2'])('not while %s says that it is on its way', (ending) => {
    const look = later([file('a.msu'), file(`a.msu${ending}`)])
    expect(look).toMatchObject({ take: [], nextAt: null })
    expect(names(look.held)).toEqual(['a.msu'])
  })

  it('no link and nothing special; folders are nobody’s business', () => {
    const look = later([
      { name: 'link', kind: 'link', standing: '1' },
      { name: 'pipe', kind: 'other', standing: '1' },
      { name: 'folder', kind: 'folder', standing: '1' },
    ])
    expect(names(look.refuse)).toEqual(['link', 'pipe'])
    expect(look).toMatchObject({ take: [], nextAt: null })
  })

  it('every file in the end, once, whatever the order of looks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a.msu', 'b.cab', 'c.exe', 'd.msi'), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 2 * quietMs }), { minLength: 20, maxLength: 20 }),
        (given, steps) => {
          const taken: string[] = []
          const done = new Map<string, string>()
          let { waiting } = nothing
          let now = 0
          for (const step of [...steps, quietMs, quietMs]) {
            const look = lookAtInbox(
              given.map((name) => file(name)),
              { waiting, done },
              (now += step),
            )
            waiting = look.waiting
            for (const { name, standing } of look.take) {
              taken.push(name)
              done.set(name, standing)
            }
          }
          expect(taken.toSorted()).toEqual(given.toSorted())
        },
      ),
    )
  })
})
