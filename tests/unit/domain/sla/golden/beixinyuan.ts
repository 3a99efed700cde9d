/** S4 北信源, worked out by hand from the document and the calendar; `table.ts` says how the rows are written. */
import type { GoldenTable } from './table'

const phoneFollowup: GoldenTable = {
  title: '[S4-02] follow-up within 3 working days of 09-12 and 13-18',
  commitment: 'phone-followup',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | request | | running, due Thu 2026-03-05 18:00
      Day 0 is Mon: Tue 1, Wed 2, Thu 3.
    Mon 2026-03-02 07:00 | - | | running, due Thu 2026-03-05 18:00
      Before opening Mon is day 0 all the same.
    Thu 2026-03-05 12:30 | - | | running, due Tue 2026-03-10 18:00
      In the noon break Thu is still before its last closing: Fri 1, Mon 2, Tue 3.
    Fri 2026-03-06 17:59 | - | | running, due Wed 2026-03-11 18:00
      A minute before closing Fri is day 0: Mon 1, Tue 2, Wed 3.
    Mon 2026-03-02 18:00 | - | | running, due Fri 2026-03-06 18:00
      At closing day 0 is Tue: Wed 1, Thu 2, Fri 3.
    Sat 2026-03-07 11:00 | - | | running, due Thu 2026-03-12 18:00
      A Saturday: day 0 is Mon 9; Tue 1, Wed 2, Thu 3.
    Wed 2026-09-30 17:00 | - | | running, due Sat 2026-10-10 18:00
      The holidays, then Thu 8 is 1, Fri 9 is 2, make-up Sat 10 is 3.
    Mon 2026-10-05 11:00 | - | | running, due Mon 2026-10-12 18:00
      In the holidays: day 0 is Thu 8; Fri 9, make-up Sat 10, Mon 12.
    Sat 2026-10-10 09:00 | - | | running, due Wed 2026-10-14 18:00
      The make-up Saturday is day 0: Mon 1, Tue 2, Wed 3.
    Fri 2026-02-13 15:00 | - | | running, due Wed 2026-02-25 18:00
      Make-up Sat 14 is 1, the Spring Festival, Tue 24 is 2, Wed 25 is 3.
    Sun 2025-01-26 10:00 | - | | running, due Thu 2025-02-06 18:00
      The make-up Sunday is day 0: Mon 27 is 1, Wed 5 February 2, Thu 6 3.
    Fri 2026-03-06 10:00 | - | Fri 2026-03-06 17:00 pause customer-wait; Mon 2026-03-09 13:30 resume | running, due Thu 2026-03-12 14:30
      Lost are Fri 17-18, Mon 9-12 and 13-13:30: 4.5 hours after Wed 18:00 are Thu 9-12 and 13-14:30.
    Wed 2026-09-30 10:00 | - | Wed 2026-09-30 17:00 pause customer-wait; Thu 2026-10-08 10:00 resume | running, due Mon 2026-10-12 11:00
      An hour of Wed and one of Thu 8: two hours after Sat 10 18:00 are Mon 9-11.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-wait; Mon 2026-03-02 13:00 resume | running, due Thu 2026-03-05 18:00
      The noon break costs nothing.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:30 pause customer-wait; Mon 2026-03-02 13:30 resume | running, due Fri 2026-03-06 10:00
      Half an hour on each side of it.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 pause customer-wait; Mon 2026-03-02 15:00 resume; Wed 2026-03-04 17:00 pause force-majeure; Thu 2026-03-05 10:00 resume | running, due Fri 2026-03-06 12:00
      1 + 1 + 1 hours after Thu 18:00 end exactly at the noon closing, not at 13:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 11:00 resume | running, due Fri 2026-03-06 10:00
      Held from the end of the call on for an hour.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 11:00 pause customer-wait | at Fri 2026-03-06 11:00 paused, left 22:00
      7 hours of Mon and three days of 8 are 31; used are 7 + 2.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 18:00 pause customer-wait; Fri 2026-03-06 12:00 resume | overdue, due Thu 2026-03-05 18:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 18:00 stop | met, due Thu 2026-03-05 18:00
      Called at closing time.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 18:00:00.001 stop | met-late, due Thu 2026-03-05 18:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 cancel | cancelled, due Thu 2026-03-05 18:00
      Resolved in the meantime, or cancelled.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 09:00 pause customer-evidence; Wed 2026-03-04 18:00 resume | running, due Thu 2026-03-05 18:00
      Logs that are awaited are what the call is there to ask for: nothing moves.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 pause customer-consent | at Thu 2026-03-05 18:00:00.001 overdue, due Thu 2026-03-05 18:00
      A call needs no consent.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 pause customer-verification | at Wed 2026-03-04 18:00 running, due Thu 2026-03-05 18:00, left 8:00
      Nor does it wait for a verification: the whole of Thu is left.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 pause customer-wait; Tue 2026-03-03 11:00 pause force-majeure; Tue 2026-03-03 14:00 resume customer-wait; Tue 2026-03-03 16:00 resume force-majeure | running, due Fri 2026-03-06 15:00
      Held from 10 to 16 without a gap: 2 hours before noon and 3 after it, that is Fri 9-12 and 13-15.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 pause customer-wait; Tue 2026-03-03 11:00 pause force-majeure; Tue 2026-03-03 14:00 resume customer-wait | at Wed 2026-03-04 10:00 paused, left 23:00
      The customer is back, the storm is not: 31 less 7 of Mon and 1 of Tue.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 pause customer-evidence; Tue 2026-03-03 11:00 pause customer-wait; Tue 2026-03-03 13:30 resume customer-wait | running, due Fri 2026-03-06 10:30
      Of the two only the second counts: 11-12 and 13-13:30; the logs may still be awaited.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 10:00 pause customer-wait; Tue 2026-03-03 10:30 pause force-majeure; Tue 2026-03-03 11:00 resume | running, due Fri 2026-03-06 10:00
      Both end at once: one hour, not one and a half.
  `,
}

const emailReply: GoldenTable = {
  title: '[S4-03] mail answered within 1 working day; weekends and public holidays move it on',
  commitment: 'email-reply',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | request | | running, due Tue 2026-03-03 18:00
      Day 0 is Mon, then Tue.
    Fri 2026-03-06 10:00 | - | | running, due Mon 2026-03-09 18:00
      Over the weekend.
    Fri 2026-03-06 17:59:59 | - | | running, due Mon 2026-03-09 18:00
      A second before closing Fri is day 0.
    Fri 2026-03-06 18:00 | - | | running, due Tue 2026-03-10 18:00
      At closing day 0 is Mon.
    Sun 2026-03-08 23:00 | - | | running, due Tue 2026-03-10 18:00
      Late on Sunday: day 0 is Mon.
    Fri 2026-04-03 12:30 | - | | running, due Tue 2026-04-07 18:00
      In the noon break before Qingming, which closes Mon 6.
    Sun 2026-04-05 10:00 | - | | running, due Wed 2026-04-08 18:00
      On Qingming: day 0 is Tue 7.
    Thu 2026-04-30 10:00 | - | | running, due Wed 2026-05-06 18:00
      1 to 5 May are closed.
    Fri 2026-05-08 17:00 | - | | running, due Sat 2026-05-09 18:00
      Sat 9 May is a make-up workday.
    Wed 2026-10-07 22:00 | - | | running, due Fri 2026-10-09 18:00
      Last evening of the holidays: day 0 is Thu 8.
    Sat 2026-02-14 17:00 | - | | running, due Tue 2026-02-24 18:00
      A make-up Saturday, then nine days of Spring Festival.
    Fri 2025-02-07 09:00 | - | | running, due Sat 2025-02-08 18:00
      Sat 8 February 2025 is a make-up workday.
    Fri 2026-03-06 10:00 | - | Sat 2026-03-07 00:00 pause force-majeure; Mon 2026-03-09 00:00 resume | running, due Mon 2026-03-09 18:00
      A pause within the weekend costs nothing.
    Fri 2026-03-06 10:00 | - | Fri 2026-03-06 16:00 pause force-majeure; Mon 2026-03-09 10:00 resume | running, due Tue 2026-03-10 12:00
      Two hours of Fri and one of Mon: Tue 9-12, due at the noon closing.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause force-majeure; Mon 2026-03-02 12:00 resume; Tue 2026-03-03 09:00 pause force-majeure; Tue 2026-03-03 09:30 resume | running, due Wed 2026-03-04 10:30
      An hour and a half after Tue 18:00.
    Mon 2026-03-02 10:00 | - | Sun 2026-03-01 12:00 pause force-majeure; Mon 2026-03-02 11:00 resume | running, due Wed 2026-03-04 10:00
      Held from 10:00 to 11:00; what lies before the mail costs nothing.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:30 pause force-majeure | at Mon 2026-03-02 20:00 paused, left 13:00
      7 + 8 hours promised, two used before noon.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 18:00 pause force-majeure; Wed 2026-03-04 12:00 resume | overdue, due Tue 2026-03-03 18:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 18:00 stop | met, due Tue 2026-03-03 18:00
      Sent at closing time.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 18:00:00.001 stop | met-late, due Tue 2026-03-03 18:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 15:00 cancel | cancelled, due Tue 2026-03-03 18:00
      Cancelled on the same day.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-wait | at Tue 2026-03-03 18:00:00.001 overdue, due Tue 2026-03-03 18:00
      A mail can be answered although the customer cannot be reached.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-evidence; Tue 2026-03-03 09:00 resume | running, due Tue 2026-03-03 18:00
      The answer may ask for the logs: it does not wait for them.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-consent; Tue 2026-03-03 10:00 resume | running, due Tue 2026-03-03 18:00
      Nor for a consent.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 15:00 pause customer-verification | at Tue 2026-03-03 12:00 running, due Tue 2026-03-03 18:00, left 5:00
      Nor for a verification: 13 to 18 is left.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 14:00 pause force-majeure; Mon 2026-03-02 16:00 resume customer-wait; Mon 2026-03-02 17:00 resume force-majeure | running, due Wed 2026-03-04 12:00
      Only 14 to 17 is lost: Wed 9-12.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 pause force-majeure; Mon 2026-03-02 15:00 pause customer-evidence; Mon 2026-03-02 16:00 resume force-majeure | running, due Wed 2026-03-04 11:00
      Two hours; what is still awaited does not hold it.
  `,
}

const emergencyArrival: GoldenTable = {
  title: '[S4-06] emergency: on site at the agreed time',
  commitment: 'emergency-arrival',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | request | | awaiting-agreement
      No time agreed, no deadline.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | | running, due Mon 2026-03-02 18:00
      The agreed time is the deadline.
    Sat 2026-03-07 22:00 | agreed Sun 2026-03-08 06:30 | | running, due Sun 2026-03-08 06:30
      A weekend night: no office hours apply.
    Wed 2026-09-30 20:00 | agreed Thu 2026-10-01 03:00 | | running, due Thu 2026-10-01 03:00
      National Day at night.
    Thu 2026-10-01 08:00 | agreed Sat 2026-10-10 08:00 | | running, due Sat 2026-10-10 08:00
      From a holiday to a make-up Saturday.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:20 agreed Mon 2026-03-02 15:00 | running, due Mon 2026-03-02 15:00
      Agreed after twenty minutes.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 15:00 | Mon 2026-03-02 14:00 agreed Mon 2026-03-02 20:00 | running, due Mon 2026-03-02 20:00
      Agreed anew: the last agreement holds.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 15:00 | Mon 2026-03-02 16:00 agreed Mon 2026-03-02 20:00 | running, due Mon 2026-03-02 20:00
      Even when the first has been missed.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 15:00 | Mon 2026-03-02 12:00 withdrawn | awaiting-agreement
      Withdrawn: no deadline again.
    Sat 2026-03-07 22:00 | agreed Sun 2026-03-08 06:30 | Sat 2026-03-07 23:00 pause customer-wait; Sun 2026-03-08 01:00 resume | running, due Sun 2026-03-08 08:30
      Two hours of pause move it by two hours.
    Fri 2026-03-06 18:00 | agreed Sat 2026-03-07 08:00 | Fri 2026-03-06 20:00 pause force-majeure; Mon 2026-03-09 06:00 resume | running, due Mon 2026-03-09 18:00
      2 of 14 hours used, the weekend lost, 12 left from Mon 06:00.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 11:30 resume; Mon 2026-03-02 14:00 pause force-majeure; Mon 2026-03-02 15:00 resume | running, due Mon 2026-03-02 19:30
      Half an hour and an hour.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 11:00 resume | running, due Mon 2026-03-02 19:00
      Held from 10:00 to 11:00.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 12:00 pause customer-wait | at Tue 2026-03-03 09:00 paused, left 6:00
      2 of 8 hours used.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 18:00 pause customer-wait; Mon 2026-03-02 19:00 resume | overdue, due Mon 2026-03-02 18:00
      Paused at the agreed time: too late.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 18:00 stop | met, due Mon 2026-03-02 18:00
      Arrives at the agreed time.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 18:00:00.001 stop | met-late, due Mon 2026-03-02 18:00
      A millisecond later.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 12:00 cancel | cancelled, due Mon 2026-03-02 18:00
      Resolved remotely, or cancelled.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 cancel | cancelled
      Cancelled before a time was agreed.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 14:00 resume | running, due Mon 2026-03-02 18:00
      The way to the site does not wait for logs.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 12:00 pause customer-consent | at Mon 2026-03-02 18:00:00.001 overdue, due Mon 2026-03-02 18:00
      The consent was given with the agreement.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 11:00 pause customer-verification | at Mon 2026-03-02 17:00 running, due Mon 2026-03-02 18:00, left 1:00
      There is nothing to verify before somebody has arrived.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 pause force-majeure; Mon 2026-03-02 13:00 resume customer-wait; Mon 2026-03-02 14:30 resume force-majeure | running, due Mon 2026-03-02 21:30
      Held from 11:00 to 14:30: three and a half hours.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 11:00 pause force-majeure; Mon 2026-03-02 12:00 pause customer-consent; Mon 2026-03-02 13:00 resume force-majeure | running, due Mon 2026-03-02 20:00
      Two hours; the consent does not matter.
    Mon 2026-03-02 10:00 | agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 17:00 stop; Tue 2026-03-03 09:00 emergency.agreed | met, due Mon 2026-03-02 18:00
      One rescue a ticket: agreed again, the first result stands and no other run begins.
  `,
}

/** All three commitments of `beixinyuan-statement`. */
export const beixinyuan: readonly GoldenTable[] = [phoneFollowup, emailReply, emergencyArrival]
