/** S3 系统设备售后服务手册, worked out by hand from the document; `table.ts` says how the rows are written. All is around the clock. */
import type { GoldenTable } from './table'

const faultResponse: GoldenTable = {
  title: '[S3-06] response within 4 hours',
  commitment: 'fault-response',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | L1 | | running, due Mon 2026-03-02 14:00
      In hours: four hours, whatever the severity.
    Sat 2026-03-07 22:00 | L2 | | running, due Sun 2026-03-08 02:00
      A weekend night counts.
    Thu 2026-10-01 21:30 | L3 | | running, due Fri 2026-10-02 01:30
      So does National Day.
    Sat 2026-10-10 05:00 | L4 | | running, due Sat 2026-10-10 09:00
      And a make-up Saturday.
    Wed 2026-02-18 00:00 | consult | | running, due Wed 2026-02-18 04:00
      And the Spring Festival.
    Tue 2025-02-04 23:00 | other | | running, due Wed 2025-02-05 03:00
      From the last night of the Spring Festival 2025 into the first workday.
    Mon 2026-03-02 10:00 | - | | running, due Mon 2026-03-02 14:00
      The severity need not be known.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 11:00 severity L1 | running, due Mon 2026-03-02 14:00
      Nor does it matter when it changes.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 11:00 pause force-majeure; Mon 2026-03-02 11:45 resume | running, due Mon 2026-03-02 14:45
      Three quarters of an hour.
    Fri 2026-03-06 21:00 | L2 | Fri 2026-03-06 22:00 pause force-majeure; Mon 2026-03-09 06:00 resume | running, due Mon 2026-03-09 09:00
      One hour used, the weekend lost, three left from Mon 06:00.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 10:30 pause force-majeure; Mon 2026-03-02 11:00 resume; Mon 2026-03-02 13:00 pause force-majeure; Mon 2026-03-02 14:00 resume | running, due Mon 2026-03-02 15:30
      Half an hour and an hour.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 08:00 pause force-majeure; Mon 2026-03-02 12:00 resume | running, due Mon 2026-03-02 16:00
      Held from the report on for two hours.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 13:00 pause force-majeure | at Tue 2026-03-03 13:00 paused, left 1:00
      Three of four hours used.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 14:00 pause force-majeure; Mon 2026-03-02 15:00 resume | overdue, due Mon 2026-03-02 14:00
      A pause that begins at the deadline comes too late.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 14:00 stop | met, due Mon 2026-03-02 14:00
      The deadline itself is in time.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 14:00:00.001 stop | met-late, due Mon 2026-03-02 14:00
      A millisecond later.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 12:00 cancel | cancelled, due Mon 2026-03-02 14:00
      Cancelled half way.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 13:00 resume | running, due Mon 2026-03-02 14:00
      An engineer can respond although the customer is not ready.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 11:00 pause customer-evidence | at Mon 2026-03-02 14:00:00.001 overdue, due Mon 2026-03-02 14:00
      Asking for logs is a response already, waiting for them is none.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 12:00 pause customer-consent | at Mon 2026-03-02 13:30 running, due Mon 2026-03-02 14:00, left 0:30
      A response needs no consent.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 13:00 pause customer-verification; Mon 2026-03-02 15:00 stop | met-late, due Mon 2026-03-02 14:00
      Nor a verification: an hour late.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 11:00 pause force-majeure; Mon 2026-03-02 11:30 pause customer-wait; Mon 2026-03-02 12:00 resume force-majeure | running, due Mon 2026-03-02 15:00
      An hour; the customer who is not ready does not hold it.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 11:30 pause force-majeure; Mon 2026-03-02 12:00 resume customer-evidence; Mon 2026-03-02 12:15 resume force-majeure | running, due Mon 2026-03-02 14:45
      Of the two only the second counts: three quarters of an hour.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 12:00 stop; Mon 2026-03-02 15:00 ticket.reported | met, due Mon 2026-03-02 14:00
      Reported again on the same ticket: it was answered, and no other run begins.
  `,
}

const resolveOrLoaner: GoldenTable = {
  title: '[S3-06] resolved or a loaner in service within 24 hours',
  commitment: 'resolve-or-loaner',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | L1 | | running, due Tue 2026-03-03 10:00
      The same time on the next day.
    Fri 2026-03-06 20:00 | L2 | | running, due Sat 2026-03-07 20:00
      After hours, into the weekend.
    Sun 2026-03-08 12:00 | L3 | | running, due Mon 2026-03-09 12:00
      From the weekend into the week.
    Thu 2026-10-01 10:00 | other | | running, due Fri 2026-10-02 10:00
      Within the National Day holidays.
    Sat 2026-02-14 17:00 | L4 | | running, due Sun 2026-02-15 17:00
      From a make-up Saturday into the Spring Festival.
    Tue 2025-01-28 00:00 | consult | | running, due Wed 2025-01-29 00:00
      Midnight to midnight, Spring Festival 2025.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 22:00 severity L1 | running, due Tue 2026-03-03 10:00
      The severity does not matter.
    Thu 2026-10-01 10:00 | L1 | Thu 2026-10-01 12:00 pause customer-wait; Thu 2026-10-01 18:00 resume | running, due Fri 2026-10-02 16:00
      A pause on a public holiday costs its six hours.
    Fri 2026-03-06 10:00 | L1 | Fri 2026-03-06 18:00 pause customer-wait; Mon 2026-03-09 09:00 resume | running, due Tue 2026-03-10 01:00
      8 hours used, the weekend lost, 16 left from Mon 09:00.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 resume; Tue 2026-03-03 10:30 pause force-majeure; Tue 2026-03-03 12:30 resume | running, due Tue 2026-03-03 13:00
      The first hour moves it to 11:00, the second pause begins before that and takes two more.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 11:00 resume | running, due Tue 2026-03-03 11:00
      Held from the report on for an hour.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 20:00 pause customer-wait | at Fri 2026-03-06 20:00 paused, left 14:00
      10 hours used.
    Mon 2026-03-02 10:00 | L1 | Tue 2026-03-03 10:00 pause customer-wait; Tue 2026-03-03 12:00 resume | overdue, due Tue 2026-03-03 10:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | L1 | Tue 2026-03-03 10:00 stop | met, due Tue 2026-03-03 10:00
      After exactly 24 hours.
    Mon 2026-03-02 10:00 | L1 | Tue 2026-03-03 10:00:00.001 stop | met-late, due Tue 2026-03-03 10:00
      A millisecond later.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 23:00 cancel | cancelled, due Tue 2026-03-03 10:00
      Cancelled at night.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 20:00 resume | running, due Tue 2026-03-03 19:00
      Nine hours without the logs that the repair needs.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 22:00 pause customer-consent | at Tue 2026-03-03 12:00 paused, left 12:00
      The plan waits for the customer's approval: 12 of 24 hours used.
    Mon 2026-03-02 10:00 | L1 | Tue 2026-03-03 08:00 pause customer-verification; Tue 2026-03-03 09:00 resume | running, due Tue 2026-03-03 11:00
      Tried for an hour.
    Fri 2026-03-06 10:00 | L1 | Fri 2026-03-06 18:00 pause customer-consent; Sat 2026-03-07 06:00 pause force-majeure; Sat 2026-03-07 12:00 resume customer-consent; Sun 2026-03-08 12:00 resume force-majeure | running, due Mon 2026-03-09 04:00
      8 hours used; held without a gap until Sun 12:00, and 16 left from there.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 13:00 pause customer-verification; Mon 2026-03-02 14:00 resume customer-verification | at Mon 2026-03-02 16:00 paused, left 22:00
      The inner one has ended, the outer has not: 2 hours used.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 23:00 stop; Tue 2026-03-03 09:00 ticket.reported | met, due Tue 2026-03-03 10:00
      Reported again on the same ticket: the result stands, and no other run begins.
  `,
}

const phoneResponse: GoldenTable = {
  title: '[S3-10] phone response of table 2-2',
  commitment: 'phone-response',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | L1 | | running, due Mon 2026-03-02 10:30
      L1: 30 minutes.
    Mon 2026-03-02 10:00 | L2 | | running, due Mon 2026-03-02 10:30
      L2: 30 minutes.
    Mon 2026-03-02 10:00 | L3 | | running, rule 1, due Mon 2026-03-02 12:00
      L3: two hours.
    Mon 2026-03-02 10:00 | L4 | | running, rule 2, due Mon 2026-03-02 14:00
      L4: four hours.
    Mon 2026-03-02 10:00 | consult | | running, rule 2, due Mon 2026-03-02 14:00
      Consultation: four hours.
    Mon 2026-03-02 10:00 | other | | running, rule 3, due Wed 2026-03-04 10:00
      Other: 48 hours are two days.
    Fri 2026-03-06 17:00 | other | | running, rule 3, due Sun 2026-03-08 17:00
      48 hours end within the weekend.
    Sun 2026-03-08 13:00 | L2 | | running, due Sun 2026-03-08 13:30
      A Sunday counts.
    Wed 2026-09-30 23:45 | L1 | | running, due Thu 2026-10-01 00:15
      Half an hour into National Day.
    Sat 2026-10-10 23:00 | L3 | | running, rule 1, due Sun 2026-10-11 01:00
      From a make-up Saturday into Sunday.
    Mon 2026-02-16 04:00 | L4 | | running, rule 2, due Mon 2026-02-16 08:00
      A night of the Spring Festival.
    Mon 2026-03-02 10:00 | - | | incomplete, no rule, wants severity
      Without a severity the table gives no time.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 10:10 severity L2 | running, due Mon 2026-03-02 10:30
      Graded at 10:10: counted from the request.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:10 severity L1 | running, due Mon 2026-03-02 10:30
      Raised: 30 minutes from the request.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 severity L1 | overdue, due Mon 2026-03-02 10:30
      Raised after an hour: the half hour had ended.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 11:00 severity L4 | running, rule 2, due Mon 2026-03-02 14:00
      Lowered after the half hour: as L4 it is in time.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:20 pause customer-wait; Mon 2026-03-02 10:40 severity L1; Mon 2026-03-02 11:20 resume | running, due Mon 2026-03-02 11:30
      Raised while paused: 20 of 30 minutes used, 10 left from 11:20.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:20 pause customer-wait; Mon 2026-03-02 12:00 severity L2 | paused, left 0:10
      The same, still paused.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 severity L2 | overdue, due Mon 2026-03-02 10:30
      Paused after an hour and raised then: half an hour had passed before the pause.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:30 pause customer-wait; Mon 2026-03-02 11:00 resume; Mon 2026-03-02 11:30 pause force-majeure; Mon 2026-03-02 12:15 resume | running, rule 1, due Mon 2026-03-02 13:15
      30 and 45 minutes.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 10:15 resume | running, due Mon 2026-03-02 10:45
      Held from the request on for 15 minutes.
    Fri 2026-03-06 23:50 | L1 | Sat 2026-03-07 00:00 pause force-majeure; Mon 2026-03-09 00:00 resume | running, due Mon 2026-03-09 00:20
      A weekend lost, 20 minutes left.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 10:30 pause customer-wait; Mon 2026-03-02 11:00 resume | overdue, due Mon 2026-03-02 10:30
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 12:00 stop | met, rule 1, due Mon 2026-03-02 12:00
      The deadline itself is in time.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 12:00:00.001 stop; Mon 2026-03-02 12:01 severity L4 | met-late, rule 1, due Mon 2026-03-02 12:00
      A millisecond later is late, and stays so when the severity is lowered afterwards.
    Mon 2026-03-02 10:00 | consult | Mon 2026-03-02 11:00 cancel | cancelled, rule 2, due Mon 2026-03-02 14:00
      Cancelled after an hour.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:30 pause customer-evidence; Mon 2026-03-02 11:30 resume | running, rule 1, due Mon 2026-03-02 12:00
      The call does not wait for logs.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:30 pause customer-consent | at Mon 2026-03-02 12:00:00.001 overdue, rule 1, due Mon 2026-03-02 12:00
      Nor for a consent.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 11:00 pause customer-verification | at Mon 2026-03-02 13:00 running, rule 2, due Mon 2026-03-02 14:00, left 1:00
      Nor for a verification.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:30 pause customer-wait; Mon 2026-03-02 10:40 pause force-majeure; Mon 2026-03-02 11:00 resume customer-wait; Mon 2026-03-02 11:10 resume force-majeure | running, rule 1, due Mon 2026-03-02 12:40
      Held from 10:30 to 11:10: 40 minutes, although the two make an hour.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:20 pause customer-wait; Mon 2026-03-02 10:30 pause force-majeure; Mon 2026-03-02 10:40 severity L1; Mon 2026-03-02 10:50 resume customer-wait; Mon 2026-03-02 11:00 resume force-majeure | running, due Mon 2026-03-02 11:10
      Raised while two reasons hold it: 20 of 30 minutes used, 10 left from 11:00.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 10:30 pause customer-evidence; Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 11:15 resume customer-wait | running, rule 1, due Mon 2026-03-02 12:15
      A quarter of an hour; what is still awaited does not hold it.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 stop; Mon 2026-03-02 15:00 request.confirmed | met, rule 1, due Mon 2026-03-02 12:00
      Confirmed again on the same ticket: the customer was contacted, and no other run begins.
  `,
}

const remoteLogin: GoldenTable = {
  title: '[S3-13] remote login of table 2-3',
  commitment: 'remote-login',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | L1 | | running, due Mon 2026-03-02 10:30
      L1: 30 minutes from the consent.
    Mon 2026-03-02 10:00 | L2 | | running, due Mon 2026-03-02 10:30
      L2: 30 minutes.
    Mon 2026-03-02 22:00 | L3 | | running, rule 1, due Tue 2026-03-03 02:00
      L3: four hours, over midnight.
    Mon 2026-03-02 22:00 | L4 | | running, rule 2, due Tue 2026-03-03 06:00
      L4: eight hours.
    Mon 2026-03-02 10:00 | consult | | not-promised, no rule
      Table 2-3 has no line for consultations.
    Mon 2026-03-02 10:00 | other | | not-promised, no rule
      Nor for other questions.
    Mon 2026-03-02 10:00 | - | | incomplete, no rule, wants severity
      Without a severity the table gives no time.
    Thu 2026-10-01 22:00 | L4 | | running, rule 2, due Fri 2026-10-02 06:00
      National Day counts.
    Sat 2026-03-07 21:00 | L3 | | running, rule 1, due Sun 2026-03-08 01:00
      So does a weekend.
    Sat 2026-02-28 23:40 | L1 | | running, due Sun 2026-03-01 00:10
      A make-up Saturday, over the end of the month.
    Thu 2026-02-19 03:00 | L4 | | running, rule 2, due Thu 2026-02-19 11:00
      Spring Festival, from the night.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 13:00 severity L3 | running, rule 1, due Mon 2026-03-02 14:00
      Raised: four hours from the consent.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 13:00 severity consult | not-promised, no rule
      It was only a question: nothing is promised for it.
    Mon 2026-03-02 10:00 | other | Mon 2026-03-02 10:10 severity L2 | running, due Mon 2026-03-02 10:30
      It was a fault after all: counted from the consent.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 12:00 pause customer-wait; Mon 2026-03-02 12:30 severity L3; Mon 2026-03-02 13:00 resume | running, rule 1, due Mon 2026-03-02 15:00
      Two of four hours used, two left from 13:00.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 11:20 resume; Mon 2026-03-02 14:10 pause force-majeure; Mon 2026-03-02 15:00 resume | running, rule 1, due Mon 2026-03-02 15:10
      The first moves it to 14:20; at 14:10 ten minutes are left, and at 15:00 still.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 09:30 pause force-majeure; Mon 2026-03-02 10:30 resume | running, due Mon 2026-03-02 11:00
      Held from the consent on for half an hour.
    Fri 2026-03-06 20:00 | L4 | Sat 2026-03-07 02:00 pause customer-wait; Mon 2026-03-09 08:00 resume | running, rule 2, due Mon 2026-03-09 10:00
      Six of eight hours used, two left from Mon 08:00.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 15:00 pause customer-wait | at Wed 2026-03-04 10:00 paused, rule 2, left 3:00
      Five of eight hours used.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 10:30 pause customer-wait; Mon 2026-03-02 10:31 resume | overdue, due Mon 2026-03-02 10:30
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 10:30 stop | met, due Mon 2026-03-02 10:30
      The deadline itself is in time.
    Mon 2026-03-02 10:00 | L2 | Mon 2026-03-02 10:30:00.001 stop | met-late, due Mon 2026-03-02 10:30
      A millisecond later.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 cancel | cancelled, rule 1, due Mon 2026-03-02 14:00
      Resolved without it, or cancelled.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 pause customer-consent; Mon 2026-03-02 11:30 resume | running, rule 1, due Mon 2026-03-02 14:30
      The consent is withdrawn for half an hour: nobody may log in without it.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 10:10 pause customer-consent | at Mon 2026-03-02 12:00 paused, left 0:20
      Still without it: 10 of 30 minutes used.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 13:00 resume | running, rule 1, due Mon 2026-03-02 14:00
      Logs are what the login is for: it does not wait for them.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 10:10 pause customer-verification | at Mon 2026-03-02 10:30:00.001 overdue, due Mon 2026-03-02 10:30
      Nor for a verification.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 pause customer-consent; Mon 2026-03-02 12:00 pause customer-wait; Mon 2026-03-02 12:30 resume customer-consent; Mon 2026-03-02 13:00 resume customer-wait | running, rule 1, due Mon 2026-03-02 16:00
      Held from 11 to 13: two hours, although the two make two and a half.
    Mon 2026-03-02 10:00 | L4 | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 13:00 pause customer-consent; Mon 2026-03-02 14:00 resume customer-evidence; Mon 2026-03-02 15:00 resume customer-consent | running, rule 2, due Mon 2026-03-02 20:00
      Of the two only the second counts: 13 to 15.
    Mon 2026-03-02 10:00 | L3 | Mon 2026-03-02 11:00 stop; Tue 2026-03-03 10:00 guidance.insufficient | met, rule 1, due Mon 2026-03-02 14:00
      Consented again on the same ticket: the first login stands, and no other run begins.
  `,
}

const onsiteByDistance: GoldenTable = {
  title: '[S3-14] on-site arrival of table 2-4',
  commitment: 'onsite-arrival',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | L1, 0 km | | running, due Mon 2026-03-02 12:00
      Next door: two hours.
    Mon 2026-03-02 10:00 | L2, 49.9 km | | running, due Mon 2026-03-02 12:00
      Just below 50 km.
    Mon 2026-03-02 10:00 | L3, 50 km | | running, due Mon 2026-03-02 12:00
      "50 公里以内" includes 50.
    Mon 2026-03-02 10:00 | L4, 50.1 km | | running, rule 1, due Mon 2026-03-02 14:00
      Just above 50 km: four hours.
    Mon 2026-03-02 10:00 | consult, 99.9 km | | running, rule 1, due Mon 2026-03-02 14:00
      Just below 100 km; the severity does not matter.
    Mon 2026-03-02 10:00 | other, 100 km | | running, rule 1, due Mon 2026-03-02 14:00
      100 km is within 100.
    Mon 2026-03-02 10:00 | 100.1 km | | running, rule 2, due Mon 2026-03-02 18:00
      Just above 100 km: eight hours, without any severity.
    Mon 2026-03-02 10:00 | 399.9 km | | running, rule 2, due Mon 2026-03-02 18:00
      Just below 400 km.
    Mon 2026-03-02 10:00 | 400 km | | running, rule 2, due Mon 2026-03-02 18:00
      400 km is within 400.
    Mon 2026-03-02 10:00 | 400.1 km | | running, rule 3, due Mon 2026-03-02 22:00
      Just above 400 km: twelve hours.
    Mon 2026-03-02 10:00 | 799.9 km | | running, rule 3, due Mon 2026-03-02 22:00
      Just below 800 km.
    Mon 2026-03-02 10:00 | 800 km | | running, rule 3, due Mon 2026-03-02 22:00
      800 km is within 800.
    Mon 2026-03-02 10:00 | 800.1 km | | running, rule 4, due Tue 2026-03-03 10:00
      Just above 800 km: a day.
    Thu 2026-10-01 23:30 | 0 km | | running, due Fri 2026-10-02 01:30
      A night of National Day.
    Sat 2026-10-10 20:00 | 120 km | | running, rule 2, due Sun 2026-10-11 04:00
      From a make-up Saturday into Sunday.
    Sun 2026-03-08 06:00 | 80 km | | running, rule 1, due Sun 2026-03-08 10:00
      A Sunday morning.
    Mon 2026-03-02 10:00 | L1 | | incomplete, no rule, wants distanceKm
      The table is by distance, and it is not known.
    Mon 2026-03-02 10:00 | L1 | Mon 2026-03-02 11:30 distance 50 | running, due Mon 2026-03-02 12:00
      Entered later: counted from the confirmation.
    Mon 2026-03-02 10:00 | 50 km | Mon 2026-03-02 13:00 distance 50.1 | running, rule 1, due Mon 2026-03-02 14:00
      Overdue at 50 km, in time at 50.1.
    Mon 2026-03-02 10:00 | 801 km | Mon 2026-03-02 23:00 distance 800 | overdue, rule 3, due Mon 2026-03-02 22:00
      Nearer than thought: the twelve hours have passed.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 11:30 distance 120; Mon 2026-03-02 12:00 resume | running, rule 2, due Mon 2026-03-02 19:00
      Eight hours from 10:00 and the paused hour.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 11:10 resume; Mon 2026-03-02 12:00 pause force-majeure; Mon 2026-03-02 12:50 resume | running, rule 1, due Mon 2026-03-02 15:00
      10 and 50 minutes.
    Mon 2026-03-02 10:00 | 10 km | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 11:00 resume | running, due Mon 2026-03-02 13:00
      Held from the confirmation on for an hour.
    Fri 2026-03-06 22:00 | 300 km | Sat 2026-03-07 00:00 pause customer-wait; Mon 2026-03-09 00:00 resume | running, rule 2, due Mon 2026-03-09 06:00
      Two of eight hours used, a weekend lost.
    Mon 2026-03-02 10:00 | 300 km | Mon 2026-03-02 15:00 pause customer-wait | at Tue 2026-03-03 08:00 paused, rule 2, left 3:00
      Five of eight hours used.
    Mon 2026-03-02 10:00 | 10 km | Mon 2026-03-02 12:00 pause customer-wait; Mon 2026-03-02 13:00 resume | overdue, due Mon 2026-03-02 12:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | 10 km | Mon 2026-03-02 12:00 stop | met, due Mon 2026-03-02 12:00
      Arrives at the very time.
    Mon 2026-03-02 10:00 | 10 km | Mon 2026-03-02 12:00:00.001 stop | met-late, due Mon 2026-03-02 12:00
      A millisecond later.
    Mon 2026-03-02 10:00 | 10 km | Mon 2026-03-02 11:00 cancel | cancelled, due Mon 2026-03-02 12:00
      Resolved before anybody arrived, or cancelled.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 12:00 resume | running, rule 1, due Mon 2026-03-02 14:00
      The way to the site does not wait for logs.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause customer-consent | at Mon 2026-03-02 14:00:00.001 overdue, rule 1, due Mon 2026-03-02 14:00
      That the customer confirmed the visit is its beginning: no other consent is waited for.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause customer-verification | at Mon 2026-03-02 13:00 running, rule 1, due Mon 2026-03-02 14:00, left 1:00
      There is nothing to verify before somebody has arrived.
    Mon 2026-03-02 10:00 | 300 km | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 pause force-majeure; Mon 2026-03-02 14:00 resume customer-wait; Mon 2026-03-02 15:00 resume force-majeure | running, rule 2, due Mon 2026-03-02 22:00
      Held from 11 to 15: four hours, although the two make six.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause force-majeure; Mon 2026-03-02 11:30 pause customer-wait; Mon 2026-03-02 11:40 distance 50; Mon 2026-03-02 12:00 resume force-majeure; Mon 2026-03-02 12:30 resume customer-wait | running, due Mon 2026-03-02 13:30
      Nearer than thought, found while two reasons hold it: one of two hours used, the other from 12:30.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 11:00 pause customer-consent; Mon 2026-03-02 11:30 pause customer-wait; Mon 2026-03-02 12:00 resume customer-wait | running, rule 1, due Mon 2026-03-02 14:30
      Half an hour; what is still awaited does not hold it.
    Mon 2026-03-02 10:00 | 90 km | Mon 2026-03-02 13:00 stop; Tue 2026-03-03 10:00 onsite.confirmed | met, rule 1, due Mon 2026-03-02 14:00
      Confirmed again on the same ticket: the first arrival stands, and no other run begins.
  `,
}

const onsiteAgreed: GoldenTable = {
  title: '[S3-17] a time both sides agreed overrides table 2-4',
  commitment: 'onsite-arrival',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | 50 km, agreed Tue 2026-03-03 09:00 | | running, due Tue 2026-03-03 09:00
      Later than the two hours of the table.
    Mon 2026-03-02 10:00 | 50 km, agreed Mon 2026-03-02 11:00 | | running, due Mon 2026-03-02 11:00
      Or earlier.
    Mon 2026-03-02 10:00 | agreed Sat 2026-03-07 23:00 | | running, no rule, due Sat 2026-03-07 23:00
      The distance is then not needed; a weekend night if so agreed.
    Mon 2026-03-02 10:00 | 50 km | Mon 2026-03-02 11:00 agreed Tue 2026-03-03 09:00; Mon 2026-03-02 11:40 agreed Tue 2026-03-03 15:00 | running, due Tue 2026-03-03 15:00
      Agreed, and agreed anew.
    Mon 2026-03-02 10:00 | 50 km | Mon 2026-03-02 11:00 agreed Tue 2026-03-03 09:00; Mon 2026-03-02 11:50 withdrawn | running, due Mon 2026-03-02 12:00
      Withdrawn: the table again, from the confirmation.
    Mon 2026-03-02 10:00 | 50 km, agreed Tue 2026-03-03 09:00 | Mon 2026-03-02 13:00 distance 900 | running, rule 4, due Tue 2026-03-03 09:00
      The distance changes the line of the table, not what was agreed.
    Mon 2026-03-02 10:00 | 90 km, agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 11:00 pause customer-wait; Mon 2026-03-02 12:00 resume | running, rule 1, due Mon 2026-03-02 19:00
      A pause moves the agreed time too.
    Mon 2026-03-02 10:00 | 90 km, agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 18:00 stop | met, rule 1, due Mon 2026-03-02 18:00
      At the agreed time.
    Mon 2026-03-02 10:00 | 90 km, agreed Mon 2026-03-02 13:00 | Mon 2026-03-02 13:00:00.001 stop | met-late, rule 1, due Mon 2026-03-02 13:00
      A millisecond after the agreed time, although within the four hours of the table.
    Mon 2026-03-02 10:00 | 90 km, agreed Mon 2026-03-02 18:00 | Mon 2026-03-02 11:00 pause customer-evidence; Mon 2026-03-02 12:00 resume | running, rule 1, due Mon 2026-03-02 18:00
      A reason that does not move the table's time does not move the agreed one.
  `,
}

/** All five commitments of `equipment-handbook`. */
export const handbook: readonly GoldenTable[] = [
  faultResponse,
  resolveOrLoaner,
  phoneResponse,
  remoteLogin,
  onsiteByDistance,
  onsiteAgreed,
]
