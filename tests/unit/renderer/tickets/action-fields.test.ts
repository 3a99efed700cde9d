import { describe, expect, it } from 'vitest'
import { TicketAction } from '#shared/domain/tickets/actions'
import { commands } from '#shared/ipc/contract'
import {
  actionInput,
  asksOf,
  barActions,
  checkAction,
  emptyValues,
  readLocalTime,
} from '../../../../renderer/features/tickets/action-fields'
import { possible, ticketOf } from '../../../support/view-builders'

const ticket = ticketOf()
const zone = 'Asia/Shanghai'
const at = Date.UTC(2026, 10, 24, 1, 30)
/** The beginning of the same day in the centre's zone. */
const day = Date.UTC(2026, 10, 23, 16)
const bar = barActions({ actions: possible(...TicketAction.options) }).map(({ action }) => action)

describe('an action of the bar', () => {
  it.each([
    ['note', { note: 'noteMissing' }],
    ['resolve', { note: 'noteMissing' }],
    ['withdraw', { note: 'noteMissing' }],
    ['repair-failed', { note: 'noteMissing' }],
    ['pause', { reason: 'reasonMissing' }],
    ['agree-time', { agreedAt: 'timeMissing', agreedWith: 'agreedWithMissing' }],
    ['agree-emergency', { agreedAt: 'timeMissing', agreedWith: 'agreedWithMissing' }],
    ['severity', { severity: 'severityMissing' }],
    ['place', { distanceKm: 'placeMissing' }],
    ['replace-device', { serialNumber: 'serialMissing' }],
    ['relocation-notice', {}],
    ['accept', {}],
    ['close', {}],
  ] as const)('%s with nothing filled in', (action, missing) =>
    expect(checkAction(action, emptyValues, ticket, zone)).toEqual(missing),
  )

  it('to the severity that the ticket has is none', () =>
    expect(checkAction('severity', { ...emptyValues, severity: ticket.severity }, ticket, zone)).toEqual({
      severity: 'severityMissing',
    }))

  it.each(['12a', '-3', '1e3', '123456'])('to a distance of %j is none', (distanceKm) =>
    expect(checkAction('place', { ...emptyValues, distanceKm }, ticket, zone)).toEqual({ distanceKm: 'distanceWrong' }),
  )

  it.each(bar)('%s, filled in, is an input that main accepts, with nothing it did not ask for', (action) => {
    const values = {
      note: ' 备注 ',
      reason: 'customer-wait',
      evidence: '',
      commitment: null,
      agreedAt: '2026-11-24T09:30',
      agreedWith: '某先生',
      severity: 'P1',
      distanceKm: '84.5',
      city: '惠州',
      serialNumber: 'SN-2',
      movedAt: '2026-11-24',
    }
    expect(checkAction(action, values, ticket, zone)).toEqual({})
    const input = actionInput(ticket.id, 7, action, values, zone)
    expect(commands['tickets.act'].input.parse(input)).toEqual(input)
    expect(input).toMatchObject({ action, rev: 7, note: '备注' })
    const { id: _id, rev: _rev, note: _note, action: _action, ...rest } = input
    expect(Object.keys(rest).toSorted()).toEqual(asksOf(action).fields.toSorted())
    for (const [field, value] of Object.entries({ agreedAt: at, movedAt: day, distanceKm: 84.5 }))
      expect([undefined, value]).toContain(Reflect.get(input, field))
  })
})

describe('a local time', () => {
  it('is one of the zone of the centre', () => {
    expect(readLocalTime('2026-11-24T09:30', zone)).toBe(at)
    expect(readLocalTime('2026-11-24T09:30', 'UTC')).toBe(Date.UTC(2026, 10, 24, 9, 30))
  })

  it.each(['', '2026-11-24', 'tomorrow'])('%j is none', (text) => expect(readLocalTime(text, zone)).toBeNull())
})
