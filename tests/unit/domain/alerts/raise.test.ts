/** Which alerts a ticket's clocks raise: each level once, the highest of what was slept through, never again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualAlerts } from '#shared/domain/alerts/levels'
import { changesOfAlerts, type AlertClock, type KnownAlert } from '#shared/domain/alerts/raise'
import type { ShownClockState } from '#shared/domain/sla/clock'

const target = 100_000

/** A clock of which `percent` of the promised time is used. */
const clockAt = (percent: number, state: ShownClockState = 'running', commitment = 'response'): AlertClock => ({
  commitment,
  state,
  targetMs: target,
  remainingMs: target - percent * (target / 100),
})

const known = (level: number, open = true, commitment = 'response'): KnownAlert => ({
  id: `${commitment}-${level}`,
  commitment,
  level,
  open,
})

const changes = (clocks: readonly AlertClock[], before: readonly KnownAlert[] = [], closed = false) => {
  const { raise, over } = changesOfAlerts({ clocks, levels: usualAlerts, known: before, closed })
  return {
    raise: raise.map(({ level, passed }) => [level.percent, passed.map(({ percent }) => percent)]),
    over,
  }
}

describe('what is raised', () => {
  it.each<readonly [string, AlertClock, readonly KnownAlert[], readonly unknown[]]>([
    ['before half of the time nothing', clockAt(49.999), [], []],
    ['half of the time', clockAt(50), [], [[50, []]]],
    ['a level that was raised is not raised again', clockAt(60), [known(50)], []],
    ['nor when it was acknowledged or is over', clockAt(60), [known(50, false)], []],
    ['the next level', clockAt(75), [known(50)], [[75, []]]],
    ['after a sleep over three levels the highest only', clockAt(92), [], [[90, [50, 75]]]],
    ['after a sleep past the deadline', clockAt(300, 'overdue'), [known(50)], [[100, [75, 90]]]],
    ['the deadline moved away: nothing', clockAt(20), [known(50), known(75)], []],
    ['and came back: once is once', clockAt(80), [known(50), known(75)], []],
    ['a clock that rests beyond a level', clockAt(55, 'paused'), [], [[50, []]]],
    ['a clock that was met', clockAt(99, 'met'), [], []],
    ['a clock that was met late', clockAt(120, 'met-late'), [], []],
    ['a clock that was cancelled', clockAt(99, 'cancelled'), [], []],
    ['a clock without a deadline', { ...clockAt(99, 'awaiting-agreement'), targetMs: null }, [], []],
    ['the same level of another clock', clockAt(50), [known(50, true, 'onsite')], [[50, []]]],
  ])('%s', (_what, clock, before, raised) => {
    expect(changes([clock], before).raise).toEqual(raised)
  })

  it('nothing of a closed ticket', () => {
    expect(changes([clockAt(99)], [], true).raise).toEqual([])
  })
})

describe('what is over', () => {
  it.each<readonly [string, readonly AlertClock[], boolean, boolean]>([
    ['a running clock keeps its alert', [clockAt(60)], false, false],
    ['a resting one too', [clockAt(60, 'paused')], false, false],
    ['one that is late too', [clockAt(160, 'overdue')], false, false],
    ['one that moved away too, until somebody says so', [clockAt(10)], false, false],
    ['met', [clockAt(60, 'met')], false, true],
    ['cancelled', [clockAt(60, 'cancelled')], false, true],
    ['promised no longer', [], false, true],
    ['without a deadline', [{ ...clockAt(60, 'incomplete'), targetMs: null }], false, true],
    ['the ticket closed', [clockAt(60)], true, true],
  ])('%s', (_what, clocks, closed, over) => {
    expect(changes(clocks, [known(50)], closed).over).toEqual(over ? ['response-50'] : [])
  })

  it('an alert that was over or acknowledged is left alone', () => {
    expect(changes([clockAt(60, 'met')], [known(50, false)]).over).toEqual([])
  })
})

it('whatever way a clock goes, looked at whenever: each level is raised at most once, and never below one passed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 30 }), (percents) => {
      const stored: KnownAlert[] = []
      const raised: number[] = []
      for (const percent of percents) {
        const clock = clockAt(percent, percent > 100 ? 'overdue' : 'running')
        const { raise } = changesOfAlerts({ clocks: [clock], levels: usualAlerts, known: stored, closed: false })
        expect(raise.length).toBeLessThanOrEqual(1)
        for (const { level, passed } of raise) {
          // Nothing is missed: what is raised is the highest level that has been reached.
          expect(usualAlerts.findLast((one) => one.percent <= percent)).toBe(level)
          raised.push(level.percent)
          stored.push(known(level.percent), ...passed.map((one) => known(one.percent, false)))
        }
      }
      expect(new Set(raised).size).toBe(raised.length)
      expect(new Set(stored.map(({ level }) => level)).size).toBe(stored.length)
      const highest = usualAlerts.findLast((one) => percents.some((percent) => percent >= one.percent))
      expect(raised.at(-1)).toBe(highest?.percent)
    }),
  )
})
