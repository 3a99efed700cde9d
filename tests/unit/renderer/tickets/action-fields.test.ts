import { describe, expect, it } from 'vitest'
import { TicketAction } from '#shared/domain/tickets/actions'
import { commands } from '#shared/ipc/contract'
import {
  actionInput,
  checkAction,
  emptyValues,
  knownActions,
  readLocalTime,
} from '../../../../renderer/features/tickets/action-fields'
import { ticketOf } from '../../../support/view-builders'

const ticket = ticketOf()
const at = Date.UTC(2026, 10, 24, 1, 30)

describe('an action', () => {
  it.each([
    ['note', { note: 'noteMissing' }],
    ['resolve', { note: 'noteMissing' }],
    ['pause', { reason: 'reasonMissing' }],
    ['agree-time', { agreedAt: 'timeMissing' }],
    ['severity', { severity: 'severityMissing' }],
    ['accept', {}],
    ['close', {}],
  ] as const)('%s with nothing filled in', (action, missing) =>
    expect(checkAction(action, emptyValues, ticket, null)).toEqual(missing),
  )

  it('to the severity that the ticket has is none', () =>
    expect(checkAction('severity', { ...emptyValues, severity: ticket.severity }, ticket, null)).toEqual({
      severity: 'severityMissing',
    }))

  it.each(TicketAction.options)(
    '%s, filled in, is an input that main accepts, with nothing it did not ask for',
    (action) => {
      const values = { note: ' 备注 ', reason: 'customer-wait', agreedAt: '2026-11-24T09:30', severity: 'P1' }
      expect(checkAction(action, values, ticket, at)).toEqual({})
      const input = actionInput(ticket.id, 7, action, values, at)
      expect(commands['tickets.act'].input.parse(input)).toEqual(input)
      expect(input).toMatchObject({ rev: 7, note: '备注' })
      expect([input.reason !== null, input.agreedAt !== null, input.severity !== null]).toEqual([
        action === 'pause',
        action === 'agree-time',
        action === 'severity',
      ])
    },
  )

  it('that this version does not know is left out', () =>
    expect(knownActions({ actions: ['accept', 'teleport', 'note'] })).toEqual(['accept', 'note']))
})

describe('a local time', () => {
  it('is one of the zone of the centre', () => {
    expect(readLocalTime('2026-11-24T09:30', 'Asia/Shanghai')).toBe(at)
    expect(readLocalTime('2026-11-24T09:30', 'UTC')).toBe(Date.UTC(2026, 10, 24, 9, 30))
  })

  it.each(['', '2026-11-24', 'tomorrow'])('%j is none', (text) =>
    expect(readLocalTime(text, 'Asia/Shanghai')).toBeNull(),
  )
})
