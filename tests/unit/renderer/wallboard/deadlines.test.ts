/** Which tickets stand on the wall with which of their clocks. */
import { describe, expect, it } from 'vitest'
import { deadlineRows, shownStages } from '../../../../renderer/features/wallboard/model'
import { stageRow } from '../../../support/queue-rows'
import { clockOf, ticketRow } from '../../../support/view-builders'

const clock = (commitment: string, dueAt: number | null, over: Parameters<typeof clockOf>[0] = {}) =>
  clockOf({ commitment, dueAt, ...over })

describe('the clocks of a ticket', () => {
  it('the soonest is shown large, the others follow by their deadlines; what rests is not counted', () => {
    const openClocks = [
      clock('late', 900),
      clock('first', 100),
      clock('paused', null, { state: 'paused' }),
      clock('agreed', null, { state: 'awaiting-agreement' }),
      clock('second', 500),
    ]
    const [row] = deadlineRows([ticketRow(1, { openClocks, clock: openClocks[1] ?? null })])
    expect(row?.clock?.commitment).toBe('first')
    expect(row?.others.map(({ commitment }) => commitment)).toEqual(['second', 'late'])
  })

  it('[S3-16] of an emergency tell the next step of its ladder before other promises', () => {
    const openClocks = [
      clock('phone', 100),
      clock('resolve', 200),
      clock('major.team', 300),
      clock('major.notify', 250),
    ]
    const [row] = deadlineRows([ticketRow(1, { stage: 'emergency', openClocks })])
    expect(row?.others.map(({ commitment }) => commitment)).toEqual(['major.notify', 'major.team', 'resolve'])
  })

  it('none that runs leaves the ticket off the board', () => {
    const openClocks = [clock('paused', null, { state: 'paused' })]
    expect(deadlineRows([ticketRow(1, { openClocks })])).toEqual([])
  })
})

describe('the order', () => {
  it('[S3-16] has emergencies before everything overdue, also one of which no clock runs', () => {
    const row = (n: number, stage: 'phone' | 'emergency', dueAt: number | null) =>
      ticketRow(n, { stage, openClocks: dueAt === null ? [] : [clock('c', dueAt)] })
    const rows = deadlineRows([
      row(1, 'phone', -500),
      row(2, 'emergency', 900),
      row(3, 'emergency', null),
      row(4, 'phone', 100),
    ])
    expect(rows.map(({ ticket }) => ticket.number.slice(-1))).toEqual(['2', '3', '1', '4'])
  })
})

it('consultations and emergencies take their place among the stages when there are some', () => {
  const rows = [stageRow('new', { open: 0 }), stageRow('consult', { open: 0 }), stageRow('emergency', { open: 1 })]
  expect(shownStages(rows).map(({ id }) => id)).toEqual(['new', 'emergency'])
})
