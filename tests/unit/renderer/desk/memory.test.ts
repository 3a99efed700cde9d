import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeskCallRow } from '#shared/ipc/contract'
import {
  callKey,
  choose,
  dismiss,
  emptyMemory,
  isHalfFilled,
  listSubjects,
  nextCaller,
  openLookup,
  openStranger,
  pickActive,
  remember,
  visibleSubjects,
} from '../../../../renderer/features/desk/memory'
import type { DeskMemory } from '../../../../renderer/features/desk/memory'
import { customer, deskCall, ticketRow } from '../../../support/view-builders'

const subjectOf = (calls: readonly DeskCallRow[], memory: DeskMemory, call: DeskCallRow) => {
  const found = listSubjects(calls, memory).find((subject) => subject.key === callKey(call))
  if (!found) throw new Error('the call has no tab')
  return found
}

const write = (memory: DeskMemory, calls: readonly DeskCallRow[], call: DeskCallRow, summary: string): DeskMemory =>
  remember(memory, listSubjects(calls, memory), subjectOf(calls, memory, call), (before) => ({
    edits: { ...before.edits, summary },
  }))

const activeKey = (calls: readonly DeskCallRow[], memory: DeskMemory) =>
  pickActive(listSubjects(calls, memory), memory)?.key ?? null

const first = deskCall(1)
const second = deskCall(2)
const talking = (call: DeskCallRow): DeskCallRow => ({ ...call, phase: 'talking', answeredAt: call.joinedAt + 9_000 })
const ended = (call: DeskCallRow): DeskCallRow => ({
  ...talking(call),
  phase: 'ended',
  endedAt: call.joinedAt + 60_000,
})

describe('what is in front', () => {
  it('is the newest call while nobody chose otherwise', () => {
    expect(activeKey([first, second], emptyMemory)).toBe(callKey(second))
    expect(activeKey([], emptyMemory)).toBeNull()
  })

  it('is the one being talked to before one that rings', () =>
    expect(activeKey([talking(first), second], emptyMemory)).toBe(callKey(first)))

  it('stays with a half-filled form when another call only rings, and leaves it when that call talks', () => {
    const memory = write(emptyMemory, [ended(first)], ended(first), '半张单')
    expect(activeKey([ended(first), second], memory)).toBe(callKey(first))
    expect(activeKey([ended(first), talking(second)], memory)).toBe(callKey(second))
  })

  it('gives way to a new ringing call when nothing is half filled', () => {
    const memory = choose(emptyMemory, listSubjects([ended(first)], emptyMemory), callKey(first))
    expect(activeKey([ended(first), second], memory)).toBe(callKey(second))
  })

  it('comes back to what a person chose although another call rings on', () => {
    const calls = [ended(first), second]
    const memory = choose(emptyMemory, listSubjects(calls, emptyMemory), callKey(first))
    expect(activeKey(calls, memory)).toBe(callKey(first))
  })
})

describe('a draft', () => {
  it('outlives its call: the tab stays, as one that has ended', () => {
    const memory = write(emptyMemory, [first], first, '半张单')
    const [left] = listSubjects([], memory)
    expect(left?.call?.phase).toBe('ended')
    expect(left?.memo?.edits.summary).toBe('半张单')
  })

  it('is there after any sequence of other calls ringing, talking and ending', () => {
    const phases = fc.constantFrom(
      (call: DeskCallRow) => call,
      (call: DeskCallRow) => talking(call),
      (call: DeskCallRow) => ended(call),
    )
    const others = fc.array(fc.tuple(fc.integer({ min: 2, max: 6 }), phases), { maxLength: 12 })
    fc.assert(
      fc.property(others, fc.string({ minLength: 1 }), (happenings, words) => {
        let memory = write(emptyMemory, [first], first, words)
        for (const [n, phase] of happenings) {
          const other = phase(deskCall(n))
          memory = write(memory, [other], other, `另一张 ${n}`)
        }
        expect(memory.memos[callKey(first)]?.edits.summary).toBe(words)
      }),
    )
  })

  it('goes only when a person puts it away', () => {
    const memory = dismiss(write(emptyMemory, [first], first, '半张单'), callKey(first))
    expect(listSubjects([ended(first)], memory)).toEqual([])
    // A live call cannot be put away.
    expect(listSubjects([talking(first)], memory)).toHaveLength(1)
  })

  it('of a customer looked up is kept when the same customer is found again', () => {
    const found = { customerId: customer.id, title: customer.name, edits: {} }
    const opened = openLookup(emptyMemory, [], found, 1)
    const [subject] = listSubjects([], opened)
    if (!subject) throw new Error('no tab')
    const typed = remember(opened, [subject], subject, () => ({ edits: { summary: '半张单' } }))
    const again = openLookup(typed, [subject], { ...found, edits: { serial: 'SN1' } }, 2)
    expect(listSubjects([], again)[0]?.memo?.edits).toEqual({ summary: '半张单', serial: 'SN1' })
  })

  it('counts as half filled only with content', () => {
    const memory = openStranger(emptyMemory, [], '020 8500 1999', 1)
    const memo = Object.values(memory.memos)[0] ?? null
    expect(isHalfFilled(memo)).toBe(false)
    expect(memo && isHalfFilled({ ...memo, capture: { name: '广' } })).toBe(true)
    expect(memo && isHalfFilled({ ...memo, edits: { summary: '' } })).toBe(false)
  })
})

describe('after saving', () => {
  const saved = { id: ticketRow(1).id, number: '20261123-0001' }
  const save = (calls: readonly DeskCallRow[]) =>
    remember(emptyMemory, listSubjects(calls, emptyMemory), subjectOf(calls, emptyMemory, first), () => ({ saved }))

  it('the tab leaves as soon as something else is looked at and the call is over', () => {
    const calls = [ended(first), second]
    const memory = save(calls)
    const subjects = listSubjects(calls, memory)
    const shown = visibleSubjects(subjects, subjectOf(calls, memory, second))
    expect(shown.map(({ key }) => key)).toEqual([callKey(second)])
  })

  it('the next caller is a live one without a ticket', () => {
    const calls = [talking(first), second]
    const memory = save(calls)
    const subjects = listSubjects(calls, memory)
    expect(nextCaller(subjects, subjectOf(calls, memory, first))?.key).toBe(callKey(second))
    expect(nextCaller(subjects, subjectOf(calls, memory, second))).toBeNull()
  })
})
