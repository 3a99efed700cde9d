/** S1 星网信通, worked out by hand from the document and the calendar; `table.ts` says how the rows are written. */
import type { GoldenTable } from './table'

const firstContact: GoldenTable = {
  title: '[S1-06] [S1-17] first contact: 30 minutes around the clock, assumed',
  commitment: 'first-contact',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | P1 | | running, due Mon 2026-03-02 10:30
      In hours: 10:00 and 30 minutes.
    Thu 2026-10-01 23:45 | P4 | | running, due Fri 2026-10-02 00:15
      7x24 knows no National Day and no midnight: 15 minutes before it and 15 after.
    Sat 2026-03-07 03:00 | - | | running, due Sat 2026-03-07 03:30
      A night of a weekend counts, and the severity need not be known.
    Sat 2026-10-10 07:50 | P2 | | running, due Sat 2026-10-10 08:20
      A make-up Saturday is a day like any other, before opening time too.
    Sun 2026-02-15 12:00 | P3 | | running, due Sun 2026-02-15 12:30
      First day of the Spring Festival: counts.
    Mon 2026-03-02 10:00 | P3 | Mon 2026-03-02 10:10 severity P1 | running, due Mon 2026-03-02 10:30
      All severities have the same half hour, so the change moves nothing.
    Mon 2026-03-02 10:00 | P2 | Mon 2026-03-02 10:10 pause customer-wait; Mon 2026-03-02 10:40 resume | running, due Mon 2026-03-02 11:00
      10 minutes used, 30 paused, the other 20 from 10:40.
    Sat 2026-03-07 23:50 | P1 | Sun 2026-03-08 00:00 pause social; Mon 2026-03-09 00:00 resume | running, due Mon 2026-03-09 00:20
      Around the clock a paused Sunday costs its 24 hours: 10 minutes used, 20 left from Mon 00:00.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:05 pause power; Mon 2026-03-02 10:15 resume; Mon 2026-03-02 10:20 pause carrier; Mon 2026-03-02 10:25 resume | running, due Mon 2026-03-02 10:45
      Two pauses add up: 10 + 5 minutes on top of 10:30.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 09:00 pause force-majeure; Mon 2026-03-02 10:20 resume | running, due Mon 2026-03-02 10:50
      Paused before it started: held from 10:00 to 10:20, all 30 minutes left then.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause customer-wait | at Mon 2026-03-02 12:00 paused, left 0:20
      Still paused at 12:00: 10 of 30 minutes used, no deadline.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause customer-wait; Mon 2026-03-02 12:00 stop | met, due Mon 2026-03-02 12:20
      Contacted while paused with 20 minutes left: in time; had it gone on, 12:20.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause traffic | at Mon 2026-03-02 10:20 running, due Mon 2026-03-02 10:30
      Traffic extends deliveries only [S1-12]; a telephone call does not wait for it.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause traffic; Mon 2026-03-02 10:40 resume | overdue, due Mon 2026-03-02 10:30
      The same pause ended: still no effect, so 10:40 is ten minutes late.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:30 pause customer-wait; Mon 2026-03-02 11:00 resume | overdue, due Mon 2026-03-02 10:30
      Paused at the deadline: nothing was left to pause.
    Mon 2026-03-02 10:00 | P4 | Mon 2026-03-02 10:30 stop | met, due Mon 2026-03-02 10:30
      The deadline itself is in time.
    Mon 2026-03-02 10:00 | P4 | Mon 2026-03-02 10:30:00.001 stop | met-late, due Mon 2026-03-02 10:30
      A millisecond later is late.
    Mon 2026-03-02 10:00 | P4 | Mon 2026-03-02 10:20 cancel; Mon 2026-03-02 10:50 stop | cancelled, due Mon 2026-03-02 10:30
      Cancelled before the deadline: neither kept nor broken, whatever follows.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause customer-evidence; Mon 2026-03-02 10:25 resume | running, due Mon 2026-03-02 10:30
      The serial number can be asked for in the call: it does not wait for it.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause customer-consent | at Mon 2026-03-02 10:30:00.001 overdue, due Mon 2026-03-02 10:30
      The consent is for remote access, which comes after it.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause customer-verification | at Mon 2026-03-02 10:20 running, due Mon 2026-03-02 10:30, left 0:10
      There is nothing to verify yet.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:10 pause carrier; Mon 2026-03-02 10:15 pause power; Mon 2026-03-02 10:30 resume carrier; Mon 2026-03-02 10:40 resume power | running, due Mon 2026-03-02 11:00
      Held from 10:10 to 10:40: half an hour, although the two make 45 minutes.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:05 pause traffic; Mon 2026-03-02 10:10 pause carrier; Mon 2026-03-02 10:20 resume carrier | running, due Mon 2026-03-02 10:40
      Ten minutes; the traffic does not hold it.
    Mon 2026-03-02 10:00 | P1 | Mon 2026-03-02 10:20 stop; Mon 2026-03-02 11:00 case.accepted | met, due Mon 2026-03-02 10:30
      Accepted again on the same ticket: the first contact stands, and no other run begins.
  `,
}

const nextBusinessDay: GoldenTable = {
  title: '[S1-11] spare delivery in a listed city under 50 km: next business day',
  commitment: 'spare-delivery',
  rule: 0,
  rows: `
    Fri 2026-03-06 15:00 | P1, 北京, 49.9 km | | running, due Mon 2026-03-09 18:00
      Day 0 is Fri, the 1st working day after it is Mon.
    Fri 2026-03-06 17:59 | P3, 廊坊, 20 km | | running, due Mon 2026-03-09 18:00
      One minute before closing Fri is still day 0.
    Fri 2026-03-06 18:00 | P3, 廊坊, 20 km | | running, due Tue 2026-03-10 18:00
      At closing time it is no longer before it: day 0 is Mon.
    Fri 2026-03-06 19:00 | P1, 北京, 0 km | | running, due Tue 2026-03-10 18:00
      After closing: day 0 is Mon, the next is Tue.
    Sat 2026-03-07 09:00 | P2, 上海市, 10 km | | running, due Tue 2026-03-10 18:00
      A Saturday: day 0 is Mon. 上海市 is the listed 上海.
    Mon 2026-03-02 06:00 | P2, 成都, 20 km | | running, due Tue 2026-03-03 18:00
      Before opening: Mon is a working day and 06:00 before its closing, so it is day 0.
    Wed 2026-09-30 15:00 | P2, 成都, 20 km | | running, due Thu 2026-10-08 18:00
      Day 0 is Wed; 1 to 7 October are closed, the next working day is Thu 8.
    Sat 2026-10-03 10:00 | P2, 成都, 20 km | | running, due Fri 2026-10-09 18:00
      In the holidays: day 0 is Thu 8, then Fri 9.
    Fri 2026-10-09 15:00 | P2, 成都, 20 km | | running, due Sat 2026-10-10 18:00
      Sat 10 October is a make-up workday.
    Sat 2026-10-10 15:00 | P1, 成都, 20 km | | running, due Mon 2026-10-12 18:00
      The make-up Saturday is day 0 itself; Sun is closed.
    Sun 2026-09-20 10:00 | P2, 成都, 20 km | | running, due Mon 2026-09-21 18:00
      A make-up Sunday is day 0.
    Sat 2026-02-14 11:00 | P1, 深圳, 5 km | | running, due Tue 2026-02-24 18:00
      Make-up Saturday is day 0; 15 to 23 February closed, then Tue 24.
    Mon 2025-01-27 10:00 | P1, 武汉, 20 km | | running, due Wed 2025-02-05 18:00
      Spring Festival 2025 from 28 January to 4 February: Wed 5 is next.
    Mon 2026-03-02 10:00 | P1, 西安, 30 km | Mon 2026-03-02 16:00 city 北京 | running, due Tue 2026-03-03 18:00
      The city put right counts from the approval: day 0 Mon, so Tue.
    Mon 2026-03-02 10:00 | P2, 北京, 60 km | Mon 2026-03-02 14:00 distance 49.9 | running, due Tue 2026-03-03 18:00
      Measured again under 50 km: day 0 stays Mon.
    Mon 2026-03-02 10:00 | P4, 北京, 10 km | Mon 2026-03-02 12:00 severity P3 | running, due Tue 2026-03-03 18:00
      P4 is promised nothing here, P3 is, counted from Mon 10:00.
    Mon 2026-03-02 10:00 | P1, 北京 | Mon 2026-03-02 12:00 distance 10 | running, due Tue 2026-03-03 18:00
      The distance was not known and is entered at noon: counted from 10:00 all the same.
    Mon 2026-03-02 10:00 | P1, 北京, 10 km, agreed Mon 2026-03-30 10:00 | | running, due Tue 2026-03-03 18:00
      Under 400 km the document knows no agreed time: it changes nothing.
    Fri 2026-03-06 15:00 | P1, 北京, 20 km | Fri 2026-03-06 17:00 pause traffic; Mon 2026-03-09 09:00 resume | running, due Tue 2026-03-10 10:00
      Lost are Fri 17-18 and Mon 08-09: two hours after Mon 18:00 is Tue 10:00.
    Fri 2026-03-06 15:00 | P1, 北京, 20 km | Fri 2026-03-06 18:00 pause traffic; Mon 2026-03-09 08:00 resume | running, due Mon 2026-03-09 18:00
      From closing to opening nothing is open, so nothing is lost.
    Wed 2026-09-30 15:00 | P1, 北京, 20 km | Thu 2026-10-01 09:00 pause force-majeure; Wed 2026-10-07 20:00 resume | running, due Thu 2026-10-08 18:00
      A pause within the holidays costs nothing.
    Fri 2026-10-09 15:00 | P1, 北京, 20 km | Sat 2026-10-10 10:00 pause power; Sat 2026-10-10 12:00 resume | running, due Mon 2026-10-12 10:00
      Two hours of a make-up Saturday are open and lost: Sat 18:00 becomes Mon 10:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause traffic; Mon 2026-03-02 13:00 resume; Tue 2026-03-03 17:00 pause traffic; Wed 2026-03-04 09:00 resume | running, due Wed 2026-03-04 11:00
      18 hours from Mon 10 to Tue 18; used are 7 on Mon and 9 on Tue, the last 2 from Wed 09:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 09:00 pause customer-wait; Mon 2026-03-02 12:00 resume | running, due Wed 2026-03-04 10:00
      Paused before the approval: 10 to 12 are lost, Tue 18:00 and two hours.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 16:00 pause traffic | at Tue 2026-03-03 12:00 paused, left 12:00
      18 hours promised (Mon 8, Tue 10), 6 used before the pause.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 18:00 pause traffic; Wed 2026-03-04 12:00 resume | overdue, due Tue 2026-03-03 18:00
      Paused at the deadline: too late to move it.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | | at Tue 2026-03-03 18:00:00.001 overdue, due Tue 2026-03-03 18:00
      Overdue from the first millisecond after closing, not from the next opening.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 18:00 stop | met, due Tue 2026-03-03 18:00
      Signed at closing time: in time.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 18:00:00.001 stop | met-late, due Tue 2026-03-03 18:00
      Signed a millisecond later: late, although nothing opened since.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 15:00 cancel | cancelled, due Tue 2026-03-03 18:00
      Cancelled the same day.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 14:00 pause force-majeure; Tue 2026-03-03 09:00 resume | running, due Wed 2026-03-04 13:00
      Four hours of Mon and one of Tue: five hours after Tue 18:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause customer-evidence; Tue 2026-03-03 12:00 resume | running, due Tue 2026-03-03 18:00
      What the application needs was there when it was approved [S1-14]: nothing waits for more.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause customer-consent | at Tue 2026-03-03 18:00:00.001 overdue, due Tue 2026-03-03 18:00
      The customer asked for the part: no consent is waited for.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause customer-verification | at Tue 2026-03-03 12:00 running, due Tue 2026-03-03 18:00, left 6:00
      Nor a verification.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause traffic; Mon 2026-03-02 14:00 pause customer-wait; Mon 2026-03-02 16:00 resume traffic; Mon 2026-03-02 17:00 resume customer-wait | running, due Wed 2026-03-04 13:00
      Held from 12 to 17: five hours, although the two make seven.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 16:00 pause carrier; Mon 2026-03-02 17:00 pause power; Mon 2026-03-02 20:00 resume carrier; Tue 2026-03-03 10:00 resume power | running, due Wed 2026-03-04 12:00
      16-18 and 8-10 are open: four hours. That the first ends at night changes nothing.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause customer-evidence; Mon 2026-03-02 13:00 pause traffic; Mon 2026-03-02 15:00 resume customer-evidence; Mon 2026-03-02 16:00 resume traffic | running, due Wed 2026-03-04 11:00
      Of the two only the second counts: 13 to 16.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause traffic; Mon 2026-03-02 14:00 pause customer-wait; Mon 2026-03-02 15:00 resume traffic | at Tue 2026-03-03 12:00 paused, left 16:00
      The road is free, the site is not ready: 2 of 18 hours used.
  `,
}

const fourDays: GoldenTable = {
  title: '[S1-11] spare delivery under 400 km: P1 and P2 NBD+3',
  commitment: 'spare-delivery',
  rule: 1,
  rows: `
    Mon 2026-03-02 10:00 | P1, 北京, 50 km | | running, due Fri 2026-03-06 18:00
      50 km is not under 50: Tue 1, Wed 2, Thu 3, Fri 4.
    Mon 2026-03-02 10:00 | P1, 西安, 30 km | | running, due Fri 2026-03-06 18:00
      Near, but in no listed city: four working days.
    Mon 2026-03-02 19:00 | P2, 北京, 150 km | | running, due Mon 2026-03-09 18:00
      After closing: day 0 is Tue; Wed 1, Thu 2, Fri 3, Mon 4.
    Wed 2026-03-04 10:00 | P2, 西安, 399.9 km | | running, due Tue 2026-03-10 18:00
      Just under 400 km: Thu 1, Fri 2, Mon 3, Tue 4.
    Sat 2026-03-07 12:00 | P1, 120 km | | running, due Fri 2026-03-13 18:00
      A Saturday: day 0 is Mon 9; Tue 1 to Fri 4. No city known is no listed city.
    Thu 2026-05-07 10:00 | P2, 250 km | | running, due Tue 2026-05-12 18:00
      Fri 1, make-up Sat 9 May 2, Mon 3, Tue 4.
    Tue 2026-09-29 10:00 | P1, 100 km | | running, due Sat 2026-10-10 18:00
      Wed 30 is 1, then the holidays; Thu 8 is 2, Fri 9 is 3, make-up Sat 10 is 4.
    Fri 2025-01-24 10:00 | P2, 300 km | | running, due Thu 2025-02-06 18:00
      Make-up Sun 26 is 1, Mon 27 is 2, the festival, Wed 5 February is 3, Thu 6 is 4.
    Mon 2026-03-02 10:00 | P3, 北京, 150 km | Tue 2026-03-03 10:00 pause traffic; Tue 2026-03-03 16:00 severity P1; Wed 2026-03-04 10:00 resume | running, due Mon 2026-03-09 18:00
      P1 from the start is Fri 18:00; the pause cost 8 open hours of Tue and 2 of Wed, a whole day: Mon 18:00.
    Mon 2026-03-02 10:00 | P1, 北京, 400 km | Mon 2026-03-02 15:00 distance 399.9 | running, due Fri 2026-03-06 18:00
      By agreement at first; measured under 400 km it is four working days from Mon.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 15:00 distance 60 | running, due Fri 2026-03-06 18:00
      Farther than thought: NBD becomes NBD+3, from Mon.
    Mon 2026-03-02 10:00 | P2, 北京, 30 km | Tue 2026-03-03 09:00 city 西安 | running, due Fri 2026-03-06 18:00
      The city turns out not to be listed.
    Mon 2026-03-02 19:00 | P2, 北京, 150 km | Fri 2026-03-06 12:00 pause carrier; Mon 2026-03-09 12:00 resume | running, due Tue 2026-03-10 18:00
      6 hours of Fri and 4 of Mon: one working day later than Mon 18:00.
    Mon 2026-03-02 10:00 | P3, 150 km | Mon 2026-03-09 10:00 severity P2 | overdue, due Fri 2026-03-06 18:00
      Raised on the second Monday: four working days from the first had ended on Fri.
  `,
}

const eightDays: GoldenTable = {
  title: '[S1-11] spare delivery under 400 km: P3 NBD+7',
  commitment: 'spare-delivery',
  rule: 2,
  rows: `
    Mon 2026-03-02 10:00 | P3, 北京, 50 km | | running, due Thu 2026-03-12 18:00
      50 km is not under 50: Tue 3 is 1, Fri 6 is 4, Mon 9 is 5, Thu 12 is 8.
    Mon 2026-03-02 10:00 | P3, 西安, 30 km | | running, due Thu 2026-03-12 18:00
      No listed city, however near.
    Fri 2026-03-06 18:00 | P3, 西安, 399.9 km | | running, due Thu 2026-03-19 18:00
      At closing: day 0 is Mon 9; Tue 10 is 1, Fri 13 is 4, Mon 16 is 5, Thu 19 is 8.
    Thu 2026-04-30 10:00 | P3, 西安, 399 km | | running, due Thu 2026-05-14 18:00
      1 to 5 May closed; Wed 6, Thu 7, Fri 8, make-up Sat 9, Mon 11, Tue 12, Wed 13, Thu 14.
    Wed 2026-09-30 09:00 | P3, 200 km | | running, due Fri 2026-10-16 18:00
      Thu 8, Fri 9, make-up Sat 10, then Mon 12 is 4 and Fri 16 is 8.
    Fri 2026-02-13 10:00 | P3, 100 km | | running, due Tue 2026-03-03 18:00
      Make-up Sat 14 is 1; Tue 24 is 2 to Fri 27 is 5; make-up Sat 28 is 6; Mon 7, Tue 8.
    Mon 2026-03-02 10:00 | P1, 150 km | Mon 2026-03-02 12:00 severity P3 | running, due Thu 2026-03-12 18:00
      Lowered: eight working days from Mon 10:00.
    Mon 2026-03-02 10:00 | P1, 150 km | Mon 2026-03-09 09:00 severity P3 | running, due Thu 2026-03-12 18:00
      Overdue as P1 since Fri; as P3 it never was.
    Mon 2026-03-02 10:00 | P3, 150 km | Sat 2026-03-07 00:00 pause social; Sun 2026-03-08 12:00 resume | running, due Thu 2026-03-12 18:00
      A pause within the weekend costs nothing.
    Mon 2026-03-02 10:00 | P3, 150 km | Wed 2026-03-04 08:00 pause social; Wed 2026-03-04 18:00 resume | running, due Fri 2026-03-13 18:00
      A working day lost is a working day later.
  `,
}

const byAgreement: GoldenTable = {
  title: '[S1-11] [S1-12] spare delivery from 400 km: the agreed time, and no clock before it',
  commitment: 'spare-delivery',
  rule: 3,
  rows: `
    Mon 2026-03-02 10:00 | P1, 北京, 400 km | | awaiting-agreement
      400 km is "400 and more": no deadline until a date is entered.
    Mon 2026-03-02 10:00 | 400 km | | awaiting-agreement
      From 400 km no rule asks for the severity, so none is wanted.
    Mon 2026-03-02 10:00 | P2, 399.9 km | Mon 2026-03-02 12:00 distance 400 | awaiting-agreement
      Measured again at 400 km: the four working days are gone.
    Mon 2026-03-02 10:00 | P1, 北京, 400 km, agreed Tue 2026-03-10 15:00 | | running, due Tue 2026-03-10 15:00
      The agreed time is the deadline.
    Mon 2026-03-02 10:00 | P4, 900 km, agreed Sat 2026-03-07 12:00 | | running, due Sat 2026-03-07 12:00
      Any severity; a Saturday agreed is a Saturday meant.
    Mon 2026-03-02 10:00 | P3, 500 km | Mon 2026-03-02 16:00 agreed Thu 2026-10-08 09:00 | running, due Thu 2026-10-08 09:00
      Agreed in the afternoon.
    Mon 2026-03-02 10:00 | P3, 500 km, agreed Wed 2026-03-04 09:00 | Tue 2026-03-03 09:00 agreed Fri 2026-03-06 09:00 | running, due Fri 2026-03-06 09:00
      Agreed anew: the last agreement holds.
    Mon 2026-03-02 10:00 | P3, 500 km, agreed Wed 2026-03-04 09:00 | Tue 2026-03-03 09:00 withdrawn | awaiting-agreement
      Withdrawn: no deadline again.
    Mon 2026-03-02 10:00 | P1, 400 km, agreed Tue 2026-03-03 17:00 | Mon 2026-03-02 12:00 pause traffic; Mon 2026-03-02 14:00 resume | running, due Wed 2026-03-04 09:00
      Two hours lost: one until Tue 18:00, the other from Wed 08:00.
    Mon 2026-03-02 10:00 | P1, 400 km | Mon 2026-03-02 15:00 cancel | cancelled
      Cancelled before anything was agreed.
  `,
}

const noDelivery: GoldenTable = {
  title: '[S1-11] spare delivery: what is promised to nobody, and what cannot be told yet',
  commitment: 'spare-delivery',
  rule: null,
  rows: `
    Mon 2026-03-02 10:00 | P4, 西安, 399.9 km | | not-promised
      P4 has no delivery promise under 400 km.
    Mon 2026-03-02 10:00 | P4, 北京, 10 km | | not-promised
      Nor in a listed city.
    Mon 2026-03-02 10:00 | P3, 北京, 10 km | Mon 2026-03-02 12:00 severity P4 | not-promised
      Lowered to P4 the promise is gone.
    Mon 2026-03-02 10:00 | P1, 北京 | | incomplete, wants distanceKm
      Without the distance it may be one day, four, or by agreement.
    Mon 2026-03-02 10:00 | 北京, 10 km | | incomplete, wants severity
      P1 to P3 have NBD, P4 has nothing: not known which.
    Mon 2026-03-02 10:00 | 北京 | | incomplete, wants severity distanceKm
      Both are wanting.
    Mon 2026-03-02 10:00 | P4 | | incomplete, wants distanceKm
      P4 has nothing under 400 km but an agreement from there on: the distance decides.
  `,
}

const faultyReturn: GoldenTable = {
  title: '[S1-09] [S1-13] faulty part returned within 10 working days, assumed',
  commitment: 'faulty-return',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | P1 | | running, due Mon 2026-03-16 18:00
      Tue 3 is 1, Fri 6 is 4, Fri 13 is 9, Mon 16 is 10.
    Fri 2026-03-06 17:59 | P2 | | running, due Fri 2026-03-20 18:00
      A minute before closing Fri is day 0: two weeks on.
    Fri 2026-03-06 18:00 | P3 | | running, due Mon 2026-03-23 18:00
      At closing day 0 is Mon 9: two weeks on from there.
    Sat 2026-03-07 10:00 | P4 | | running, due Mon 2026-03-23 18:00
      A Saturday: day 0 is Mon 9.
    Mon 2026-09-28 10:00 | - | | running, due Fri 2026-10-16 18:00
      Tue 29 and Wed 30 are 1 and 2; Thu 8, Fri 9, make-up Sat 10 are 3 to 5; Mon 12 to Fri 16 are 6 to 10.
    Sat 2026-10-03 12:00 | - | | running, due Wed 2026-10-21 18:00
      In the holidays: day 0 is Thu 8; Fri 9, Sat 10 are 1, 2; Mon 12 to Fri 16 are 3 to 7; Wed 21 is 10.
    Sat 2026-10-10 09:00 | - | | running, due Fri 2026-10-23 18:00
      The make-up Saturday is day 0: Mon 12 is 1, Fri 16 is 5, Fri 23 is 10.
    Mon 2026-02-09 08:00 | - | | running, due Sat 2026-02-28 18:00
      Tue 10 to Fri 13 are 1 to 4, make-up Sat 14 is 5, Tue 24 to Fri 27 are 6 to 9, make-up Sat 28 is 10.
    Fri 2025-01-24 09:00 | - | | running, due Thu 2025-02-13 18:00
      Make-up Sun 26 and Mon 27 are 1, 2; Wed 5 to Fri 7 are 3 to 5; make-up Sat 8 is 6; Mon 10 is 7, Thu 13 is 10.
    Mon 2026-03-02 10:00 | P4 | Tue 2026-03-03 10:00 severity P1 | running, due Mon 2026-03-16 18:00
      The severity does not matter here.
    Mon 2026-09-28 10:00 | - | Thu 2026-10-01 00:00 pause force-majeure; Thu 2026-10-08 00:00 resume | running, due Fri 2026-10-16 18:00
      A pause of the whole holidays costs nothing.
    Mon 2026-09-14 10:00 | - | Sun 2026-09-20 08:00 pause traffic; Sun 2026-09-20 12:00 resume | running, due Tue 2026-09-29 12:00
      Due Mon 28 (make-up Sun 20 is 5, Thu 24 is 9, 25 to 27 closed); four open hours of the Sunday lost.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 17:00 pause power; Tue 2026-03-03 09:00 resume | running, due Tue 2026-03-17 10:00
      Overnight only 17-18 and 08-09 are open: two hours.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause social; Tue 2026-03-03 18:00 resume; Wed 2026-03-11 18:00 pause traffic; Thu 2026-03-12 13:00 resume | running, due Wed 2026-03-18 13:00
      10 hours and 5 hours: Mon 16 18:00 becomes Tue 17 18:00 and then Wed 18 13:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 08:00 pause power; Mon 2026-03-02 11:00 resume | running, due Tue 2026-03-17 09:00
      Held from the start for one hour.
    Mon 2026-03-02 10:00 | - | Wed 2026-03-04 12:00 pause force-majeure | at Fri 2026-03-20 12:00 paused, left 86:00
      8 hours of Mon and ten days of 10 are 108; used are 8 + 10 + 4.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-16 18:00 pause traffic; Tue 2026-03-17 12:00 resume | overdue, due Mon 2026-03-16 18:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-16 18:00 stop | met, due Mon 2026-03-16 18:00
      Received at closing time of the tenth day.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-16 18:00:00.001 stop | met-late, due Mon 2026-03-16 18:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 09:00 cancel | cancelled, due Mon 2026-03-16 18:00
      Cancelled in the first week.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause carrier; Tue 2026-03-03 18:00 resume | running, due Mon 2026-03-16 18:00
      A parcel travels without a telephone.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause customer-wait | at Mon 2026-03-16 18:00:00.001 overdue, due Mon 2026-03-16 18:00
      It is the customer's own promise: that the customer is not ready excuses nothing.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 12:00 pause customer-evidence; Wed 2026-03-04 12:00 resume | running, due Mon 2026-03-16 18:00
      Nor that the customer owes some information.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause customer-consent | at Fri 2026-03-13 18:00 running, due Mon 2026-03-16 18:00, left 10:00
      Or a consent: the tenth day is left.
    Mon 2026-03-02 10:00 | - | Fri 2026-03-06 09:00 pause customer-verification; Tue 2026-03-17 09:00 stop | met-late, due Mon 2026-03-16 18:00
      Or a verification.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause traffic; Tue 2026-03-03 12:00 pause social; Tue 2026-03-03 15:00 resume traffic; Wed 2026-03-04 08:00 resume social | running, due Tue 2026-03-17 18:00
      Together they hold the whole of Tue: one working day.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause customer-wait; Tue 2026-03-03 10:00 pause traffic; Tue 2026-03-03 12:00 resume customer-wait; Tue 2026-03-03 14:00 resume traffic | running, due Tue 2026-03-17 12:00
      Of the two only the second counts: 10 to 14.
  `,
}

const relocationStart: GoldenTable = {
  title: '[S1-15] service 30 calendar days after the relocation notice',
  commitment: 'relocation-start',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | P1 | | running, due Wed 2026-04-01 10:00
      March has 31 days: 2 March and 30 is 1 April, same time.
    Sat 2026-01-31 23:59 | P2 | | running, due Mon 2026-03-02 23:59
      February 2026 has 28 days: 28 days to 28 February, two more.
    Sun 2026-02-01 00:00 | P3 | | running, due Tue 2026-03-03 00:00
      From midnight to midnight.
    Tue 2028-02-01 09:00 | P4 | | running, due Thu 2028-03-02 09:00
      In a leap year February has a 29th: one day earlier than otherwise.
    Thu 2026-10-01 08:00 | - | | running, due Sat 2026-10-31 08:00
      Holidays count, and the deadline may be a Saturday.
    Sat 2026-10-10 12:00 | - | | running, due Mon 2026-11-09 12:00
      A make-up Saturday is a day like any other.
    Tue 2026-02-17 03:00 | - | | running, due Thu 2026-03-19 03:00
      Spring Festival, at night: 11 days to 28 February, 19 more.
    Tue 2026-12-15 18:30 | - | | running, due Thu 2027-01-14 18:30
      Over the end of the year: 16 days to 31 December, 14 more.
    Mon 2026-03-02 10:00 | P4 | Tue 2026-03-03 10:00 severity P1 | running, due Wed 2026-04-01 10:00
      The severity does not matter here.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-10 10:00 pause force-majeure; Thu 2026-03-12 10:00 resume | running, due Fri 2026-04-03 10:00
      Two days of pause are two days.
    Mon 2026-03-02 10:00 | - | Sat 2026-03-07 00:00 pause customer-wait; Mon 2026-03-09 00:00 resume | running, due Fri 2026-04-03 10:00
      So are those of a weekend: every day counts.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 pause power; Thu 2026-03-05 12:00 resume; Fri 2026-03-20 00:00 pause carrier; Fri 2026-03-20 06:00 resume | running, due Wed 2026-04-01 18:00
      2 and 6 hours.
    Mon 2026-03-02 10:00 | - | Sun 2026-03-01 10:00 pause social; Mon 2026-03-02 16:00 resume | running, due Wed 2026-04-01 16:00
      Held from the notice on for 6 hours.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-12 10:00 pause force-majeure | at Fri 2026-05-01 10:00 paused, left 480:00
      10 of 30 days used; 20 days are 480 hours.
    Mon 2026-03-02 10:00 | - | Wed 2026-04-01 10:00 pause force-majeure; Thu 2026-04-02 10:00 resume | overdue, due Wed 2026-04-01 10:00
      Paused at the deadline: too late.
    Mon 2026-03-02 10:00 | - | Wed 2026-04-01 10:00 stop | met, due Wed 2026-04-01 10:00
      Resumed at the very time.
    Mon 2026-03-02 10:00 | - | Wed 2026-04-01 10:00:00.001 stop | met-late, due Wed 2026-04-01 10:00
      A millisecond later.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 09:00 cancel | cancelled, due Wed 2026-04-01 10:00
      Cancelled in the first week.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 pause customer-evidence; Sat 2026-03-07 10:00 resume | running, due Fri 2026-04-03 10:00
      Two days without the new site's particulars.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 pause traffic; Fri 2026-03-06 10:00 resume | running, due Wed 2026-04-01 10:00
      Traffic extends deliveries only [S1-12].
    Mon 2026-03-02 10:00 | - | Tue 2026-03-10 10:00 pause customer-consent | at Wed 2026-04-01 10:00:00.001 overdue, due Wed 2026-04-01 10:00
      The notice is all that it waits for, not a consent.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-12 10:00 pause customer-verification | at Mon 2026-03-30 10:00 running, due Wed 2026-04-01 10:00, left 48:00
      Nor a verification: two days are left.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 pause customer-evidence; Fri 2026-03-06 10:00 pause customer-wait; Sat 2026-03-07 10:00 resume customer-evidence; Sun 2026-03-08 10:00 resume customer-wait | running, due Sat 2026-04-04 10:00
      Held from Thu to Sun: three days, although the two make four.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 pause traffic; Thu 2026-03-05 12:00 pause power; Thu 2026-03-05 18:00 resume power | running, due Wed 2026-04-01 16:00
      Six hours; the traffic does not hold it.
    Mon 2026-03-02 10:00 | - | Fri 2026-03-20 10:00 stop; Mon 2026-03-23 10:00 relocation.noticed | met, due Wed 2026-04-01 10:00
      Noticed again on the same ticket: the result stands, and no other run begins.
  `,
}

/** All four commitments of `xingwang-standard`. */
export const xingwang: readonly GoldenTable[] = [
  firstContact,
  nextBusinessDay,
  fourDays,
  eightDays,
  byAgreement,
  noDelivery,
  faultyReturn,
  relocationStart,
]
