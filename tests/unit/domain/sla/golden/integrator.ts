/** S2 售后服务能力, worked out by hand from the document; `table.ts` says how the rows are written. All is around the clock. */
import type { GoldenTable } from './table'

const response: GoldenTable = {
  title: '[S2-06] response within an hour',
  commitment: 'response',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | fault | | running, due Mon 2026-03-02 11:00
      In hours: an hour.
    Thu 2026-10-01 23:30 | - | | running, due Fri 2026-10-02 00:30
      National Day, over midnight; the only severity need not be stated.
    Sat 2026-03-07 03:10 | - | | running, due Sat 2026-03-07 04:10
      A night of a weekend counts.
    Tue 2026-02-17 02:00 | - | | running, due Tue 2026-02-17 03:00
      Spring Festival counts.
    Sat 2026-10-10 18:00 | - | | running, due Sat 2026-10-10 19:00
      A make-up Saturday does not close at 18:00 here.
    Tue 2025-01-28 23:59 | - | | running, due Wed 2025-01-29 00:59
      First night of the Spring Festival 2025.
    Sat 2026-03-07 23:50 | - | Sat 2026-03-07 23:55 pause force-majeure; Sun 2026-03-08 00:05 resume | running, due Sun 2026-03-08 01:00
      Ten minutes of pause over midnight are ten minutes.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:59 pause force-majeure; Mon 2026-03-02 13:00 resume | running, due Mon 2026-03-02 13:01
      Paused with a minute left: that minute is left at 13:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:10 pause force-majeure; Mon 2026-03-02 10:20 resume; Mon 2026-03-02 10:40 pause force-majeure; Mon 2026-03-02 11:00 resume | running, due Mon 2026-03-02 11:30
      10 and 20 minutes.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 09:50 pause force-majeure; Mon 2026-03-02 10:05 resume | running, due Mon 2026-03-02 11:05
      Held from the report on for 5 minutes.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:15 pause force-majeure | at Mon 2026-03-02 18:00 paused, left 0:45
      A quarter of an hour used.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:30 pause force-majeure; Mon 2026-03-02 15:00 stop | met, due Mon 2026-03-02 15:30
      Answered while paused with half an hour left.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause force-majeure; Mon 2026-03-02 12:00 resume | overdue, due Mon 2026-03-02 11:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 stop | met, due Mon 2026-03-02 11:00
      The deadline itself is in time.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00:00.001 stop | met-late, due Mon 2026-03-02 11:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:30 cancel | cancelled, due Mon 2026-03-02 11:00
      Cancelled after half an hour.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:10 pause customer-wait; Mon 2026-03-02 10:40 resume | running, due Mon 2026-03-02 11:00
      An engineer can respond although the customer is not ready.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:10 pause customer-evidence | at Mon 2026-03-02 11:00:00.001 overdue, due Mon 2026-03-02 11:00
      Asking for logs is a response already, waiting for them is none.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:20 pause customer-consent | at Mon 2026-03-02 10:50 running, due Mon 2026-03-02 11:00, left 0:10
      A response needs no consent.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:30 pause customer-verification; Mon 2026-03-02 11:30 stop | met-late, due Mon 2026-03-02 11:00
      Nor a verification: half an hour late.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:10 pause customer-wait; Mon 2026-03-02 10:20 pause force-majeure; Mon 2026-03-02 10:30 resume customer-wait; Mon 2026-03-02 10:50 resume force-majeure | running, due Mon 2026-03-02 11:30
      Of the two only the second counts: 30 minutes.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:10 pause force-majeure; Mon 2026-03-02 10:20 pause customer-evidence; Mon 2026-03-02 10:25 resume force-majeure | running, due Mon 2026-03-02 11:15
      A quarter of an hour; what is still awaited does not hold it.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:30 stop; Mon 2026-03-02 12:00 ticket.reported | met, due Mon 2026-03-02 11:00
      Reported again on the same ticket: it was answered, and no other run begins.
  `,
}

const onsiteArrival: GoldenTable = {
  title: '[S2-02] [S2-06] on site within six hours of the report, once judged necessary',
  commitment: 'onsite-arrival',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | fault | | running, due Mon 2026-03-02 16:00
      Judged at once: six hours.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 onsite.judged | running, due Mon 2026-03-02 16:00
      Judged two hours later: still counted from the report.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 onsite.judged | at Mon 2026-03-02 11:59 waiting, no rule
      Not yet judged: there is no such promise.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 16:30 onsite.judged | overdue, due Mon 2026-03-02 16:00
      Judged after six hours: late from the beginning.
    Sat 2026-03-07 20:00 | - | | running, due Sun 2026-03-08 02:00
      A weekend night counts.
    Thu 2026-10-01 22:00 | - | | running, due Fri 2026-10-02 04:00
      So does National Day.
    Sat 2026-10-10 06:00 | - | | running, due Sat 2026-10-10 12:00
      And a make-up Saturday, from 06:00.
    Mon 2026-02-23 19:00 | - | | running, due Tue 2026-02-24 01:00
      From the last day of the Spring Festival into the first workday.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:30 resume | running, due Mon 2026-03-02 17:30
      An hour and a half.
    Fri 2026-03-06 23:00 | - | Sat 2026-03-07 00:00 pause force-majeure; Mon 2026-03-09 00:00 resume | running, due Mon 2026-03-09 05:00
      One hour used on Fri, a weekend lost, five hours left.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 11:30 resume; Mon 2026-03-02 16:15 pause customer-wait; Mon 2026-03-02 17:00 resume | running, due Mon 2026-03-02 17:15
      The first half hour moves it to 16:30, so that at 16:15 there are 15 minutes to pause; they are left at 17:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 10:30 resume | running, due Mon 2026-03-02 16:30
      Held from the report on for half an hour.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-wait | at Mon 2026-03-02 20:00 paused, left 4:00
      Two of six hours used.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 16:00 pause force-majeure; Mon 2026-03-02 18:00 resume | overdue, due Mon 2026-03-02 16:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 16:00 stop | met, due Mon 2026-03-02 16:00
      Arrives at the very time.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 16:00:00.001 stop | met-late, due Mon 2026-03-02 16:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 13:00 cancel | cancelled, due Mon 2026-03-02 16:00
      Resolved by telephone, or cancelled, before anybody arrived.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 13:00 resume | running, due Mon 2026-03-02 16:00
      The way to the site does not wait for logs.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-consent | at Mon 2026-03-02 15:30 running, due Mon 2026-03-02 16:00, left 0:30
      Nor for a consent.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-verification | at Mon 2026-03-02 16:00:00.001 overdue, due Mon 2026-03-02 16:00
      Nor for a verification.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 pause force-majeure; Mon 2026-03-02 12:30 resume force-majeure; Mon 2026-03-02 13:00 resume customer-wait | running, due Mon 2026-03-02 18:00
      One within the other: two hours, not two and a half.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 pause force-majeure; Mon 2026-03-02 12:30 resume customer-wait | at Mon 2026-03-02 20:00 paused, left 5:00
      The site is ready, the road is not: one of six hours used.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 12:00 pause customer-wait; Mon 2026-03-02 13:00 resume customer-wait | running, due Mon 2026-03-02 17:00
      An hour; what is still awaited does not hold it.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 stop; Tue 2026-03-03 09:00 ticket.reported | met, due Mon 2026-03-02 16:00
      Reported again on the same ticket: the arrival stands, and no other run begins.
  `,
}

const resolveOrLoaner: GoldenTable = {
  title: '[S2-15] resolved or a loaner in service within 24 hours',
  commitment: 'resolve-or-loaner',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | fault | | running, due Tue 2026-03-03 10:00
      The same time on the next day.
    Fri 2026-03-06 18:30 | - | | running, due Sat 2026-03-07 18:30
      After office hours, into the weekend.
    Sat 2026-02-28 10:00 | - | | running, due Sun 2026-03-01 10:00
      A make-up Saturday, over the end of February.
    Wed 2026-09-30 23:00 | - | | running, due Thu 2026-10-01 23:00
      Into National Day.
    Sat 2026-10-03 00:00 | - | | running, due Sun 2026-10-04 00:00
      Midnight to midnight within the holidays.
    Thu 2026-12-31 12:00 | - | | running, due Fri 2027-01-01 12:00
      Into a year whose holidays nobody knows: 7x24 does not ask.
    Mon 2025-02-03 21:15 | - | | running, due Tue 2025-02-04 21:15
      Last days of the Spring Festival 2025.
    Fri 2026-03-06 10:00 | - | Fri 2026-03-06 20:00 pause customer-wait; Mon 2026-03-09 08:00 resume | running, due Mon 2026-03-09 22:00
      10 hours used, the weekend lost, 14 left from Mon 08:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-wait; Mon 2026-03-02 13:00 resume; Tue 2026-03-03 02:00 pause force-majeure; Tue 2026-03-03 05:30 resume | running, due Tue 2026-03-03 14:30
      1 hour and 3.5 hours on top of 10:00.
    Mon 2026-03-02 10:00 | - | Sun 2026-03-01 22:00 pause force-majeure; Mon 2026-03-02 22:00 resume | running, due Tue 2026-03-03 22:00
      Held from the report on for 12 hours.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 16:00 pause customer-wait | at Thu 2026-03-05 16:00 paused, left 18:00
      6 hours used.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 16:00 pause customer-wait; Thu 2026-03-05 16:00 stop | met, due Fri 2026-03-06 10:00
      The loaner comes while the customer is waited for, with 18 hours left.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 pause customer-wait; Tue 2026-03-03 11:00 resume | overdue, due Tue 2026-03-03 10:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 stop | met, due Tue 2026-03-03 10:00
      After exactly 24 hours.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00:00.001 stop | met-late, due Tue 2026-03-03 10:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 19:00 cancel | cancelled, due Tue 2026-03-03 10:00
      Cancelled in the evening.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 18:00 resume | running, due Tue 2026-03-03 16:00
      Six hours without the logs that the repair needs.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 pause customer-consent; Mon 2026-03-02 14:30 resume | running, due Tue 2026-03-03 10:30
      Half an hour until the customer consents.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 09:00 pause customer-verification | at Wed 2026-03-04 09:00 paused, left 1:00
      Repaired, as it seems, with an hour left; the customer has yet to try it.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 13:00 pause customer-consent; Mon 2026-03-02 15:00 resume customer-evidence; Mon 2026-03-02 16:00 resume customer-consent | running, due Tue 2026-03-03 14:00
      Held from 12 to 16: four hours, although the two make six.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 13:00 pause customer-consent; Mon 2026-03-02 14:00 pause force-majeure; Mon 2026-03-02 15:00 resume customer-consent; Mon 2026-03-02 16:00 resume customer-evidence; Mon 2026-03-02 17:00 resume force-majeure | running, due Tue 2026-03-03 15:00
      Three reasons: it runs again when the last has ended, after five hours.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 13:00 pause customer-evidence; Mon 2026-03-02 14:00 resume customer-evidence | running, due Tue 2026-03-03 12:00
      The same reason given twice is one reason, ended once.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 09:30 pause customer-wait; Tue 2026-03-03 11:00 pause force-majeure; Tue 2026-03-03 12:00 resume customer-wait; Tue 2026-03-03 13:00 resume force-majeure | running, due Tue 2026-03-03 13:30
      The second begins after 10:00, but the first still held it then: half an hour is left at 13:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 19:00 stop; Tue 2026-03-03 09:00 ticket.reported | met, due Tue 2026-03-03 10:00
      Reported again on the same ticket: the result stands, and no other run begins.
  `,
}

/** All three commitments of `integrator-general`. */
export const integrator: readonly GoldenTable[] = [response, onsiteArrival, resolveOrLoaner]
