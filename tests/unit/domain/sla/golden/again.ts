/**
 * Promises that repeat, worked out by hand: each run has a start, an end and a deadline of its own. A run begins with the
 * first start after the end of the one before it; `table.ts` says how the rows are written.
 */
import type { GoldenTable } from './table'

const phoneFollowup: GoldenTable = {
  title: '[S4-02] a follow-up for each call that ends unresolved',
  commitment: 'phone-followup',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved | running, run 2, due Wed 2026-03-11 18:00
      Its day 0 is Fri: Mon 1, Tue 2, Wed 3.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved | met, run 1 of 2, due Thu 2026-03-05 18:00
      The first keeps its result and its deadline.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Tue 2026-03-03 19:00 call.unresolved | running, run 2, due Mon 2026-03-09 18:00
      After closing day 0 is Wed 4: Thu 1, Fri 2, Mon 3.
    Mon 2026-09-28 10:00 | - | Tue 2026-09-29 16:00 followup.made; Wed 2026-09-30 17:30 call.unresolved | running, run 2, due Sat 2026-10-10 18:00
      Over the holidays: Thu 8 is 1, Fri 9 is 2, make-up Sat 10 is 3.
    Mon 2026-03-02 10:00 | - | Fri 2026-03-06 10:00 followup.made; Fri 2026-03-06 10:30 call.unresolved | at Wed 2026-03-11 18:00:00.001 overdue, run 2, due Wed 2026-03-11 18:00
      The second is broken by itself.
    Mon 2026-03-02 10:00 | - | Fri 2026-03-06 10:00 followup.made; Fri 2026-03-06 10:30 call.unresolved | met-late, run 1 of 2, due Thu 2026-03-05 18:00
      As the first was, on Fri.
    Mon 2026-03-02 10:00 | - | Wed 2026-03-04 10:00 call.unresolved | running, due Thu 2026-03-05 18:00
      Another call while the follow-up is owed: it is owed since Mon, and there is one.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 pause customer-wait; Mon 2026-03-02 16:00 resume; Tue 2026-03-03 15:00 followup.made; Wed 2026-03-04 10:00 call.unresolved | running, run 2, due Mon 2026-03-09 18:00
      A pause of the first costs the second nothing: Thu 1, Fri 2, Mon 3.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 14:00 pause customer-wait; Mon 2026-03-02 16:00 resume; Tue 2026-03-03 15:00 followup.made; Wed 2026-03-04 10:00 call.unresolved | met, run 1 of 2, due Fri 2026-03-06 11:00
      It moved the first: two hours after Thu 18:00.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Wed 2026-03-04 10:00 call.unresolved; Thu 2026-03-05 09:00 pause force-majeure; Thu 2026-03-05 12:00 resume | running, run 2, due Tue 2026-03-10 12:00
      A pause of the second: three hours after Mon 18:00.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Thu 2026-03-05 17:00 pause customer-wait; Fri 2026-03-06 10:00 call.unresolved; Fri 2026-03-06 11:00 resume | running, run 2, due Thu 2026-03-12 10:00
      In force when the second begins: 10 to 11 is lost, an hour after Wed 18:00.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Thu 2026-03-05 17:00 pause customer-evidence; Fri 2026-03-06 10:00 call.unresolved; Fri 2026-03-06 11:00 resume | running, run 2, due Wed 2026-03-11 18:00
      The same with a reason that is not heeded: nothing is lost.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved; Wed 2026-03-11 18:00 followup.made | met, run 2, due Wed 2026-03-11 18:00
      Called at the closing time of its third day.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved; Wed 2026-03-11 18:00 followup.made; Thu 2026-03-12 09:30 call.unresolved | running, run 3, due Tue 2026-03-17 18:00
      And a third: Fri 13 is 1, Mon 2, Tue 3.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved; Mon 2026-03-09 10:00 cancel | cancelled, run 2, due Wed 2026-03-11 18:00
      Resolved before the second call, or cancelled.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 ticket.resolved; Wed 2026-03-04 10:00 call.unresolved | running, run 2, due Mon 2026-03-09 18:00
      It seemed resolved and was not: the follow-up that is owed now counts from Wed.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved; Mon 2026-03-09 10:00 pause customer-wait | at Wed 2026-03-11 10:00 paused, run 2, left 23:00
      6 hours of Fri and three days of 8 are 30; used are 6 + 1.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 15:00 followup.made; Fri 2026-03-06 11:00 call.unresolved; Wed 2026-03-11 18:00:00.001 followup.made | met-late, run 2, due Wed 2026-03-11 18:00
      The second is a millisecond late.
  `,
}

const emailReply: GoldenTable = {
  title: '[S4-03] each mail is answered within its own working day',
  commitment: 'email-reply',
  rule: 0,
  rows: `
    Fri 2026-03-06 10:00 | - | Fri 2026-03-06 11:00 mail.replied; Sat 2026-03-07 09:00 mail.received | running, run 2, due Tue 2026-03-10 18:00
      On a Saturday: day 0 is Mon.
    Fri 2026-03-06 10:00 | - | Fri 2026-03-06 11:00 mail.replied; Sat 2026-03-07 09:00 mail.received | met, run 1 of 2, due Mon 2026-03-09 18:00
      The first had until Mon.
    Fri 2026-03-06 10:00 | - | Fri 2026-03-06 11:00 mail.replied; Fri 2026-03-06 17:59 mail.received | running, run 2, due Mon 2026-03-09 18:00
      A minute before closing Fri is day 0 of the second as well.
    Thu 2026-04-02 10:00 | - | Thu 2026-04-02 14:00 mail.replied; Fri 2026-04-03 18:00 mail.received | running, run 2, due Wed 2026-04-08 18:00
      At closing before Qingming: day 0 is Tue 7.
    Mon 2026-03-02 10:00 | - | Wed 2026-03-04 10:00 mail.replied; Wed 2026-03-04 11:00 mail.received; Thu 2026-03-05 18:00 mail.replied | met, run 2, due Thu 2026-03-05 18:00
      The second is kept, at closing time.
    Mon 2026-03-02 10:00 | - | Wed 2026-03-04 10:00 mail.replied; Wed 2026-03-04 11:00 mail.received; Thu 2026-03-05 18:00 mail.replied | met-late, run 1 of 2, due Tue 2026-03-03 18:00
      Although the first was not.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 mail.replied; Mon 2026-03-02 15:00 mail.received; Tue 2026-03-03 18:00:00.001 mail.replied | met-late, run 2, due Tue 2026-03-03 18:00
      A millisecond late.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 09:00 mail.received | running, due Tue 2026-03-03 18:00
      Another mail before the first is answered: an answer is owed since Mon, and there is one.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 09:00 mail.received; Tue 2026-03-03 17:00 mail.replied | met, due Tue 2026-03-03 18:00
      One reply answers both.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 mail.replied; Tue 2026-03-03 14:00 pause force-majeure; Tue 2026-03-03 16:00 mail.received; Wed 2026-03-04 10:00 resume | running, run 2, due Thu 2026-03-05 12:00
      In force when the second comes: Tue 16-18 and Wed 9-10 are lost, three hours after Wed 18:00.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 mail.replied; Tue 2026-03-03 14:00 pause customer-wait; Tue 2026-03-03 16:00 mail.received; Wed 2026-03-04 10:00 resume | running, run 2, due Wed 2026-03-04 18:00
      The same with a reason that is not heeded: nothing is lost.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 mail.replied; Tue 2026-03-03 09:00 mail.received; Tue 2026-03-03 11:00 pause force-majeure | at Wed 2026-03-04 09:00 paused, run 2, left 14:00
      8 hours of Tue and 8 of Wed, two used.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 mail.replied; Mon 2026-03-02 14:00 mail.received; Mon 2026-03-02 15:00 mail.replied; Tue 2026-03-03 10:00 mail.received | running, run 3, due Wed 2026-03-04 18:00
      And a third.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-02 11:00 mail.replied; Tue 2026-03-03 09:00 mail.received; Tue 2026-03-03 10:00 cancel | cancelled, run 2, due Wed 2026-03-04 18:00
      Cancelled before the second answer.
  `,
}

const spareDelivery: GoldenTable = {
  title: '[S1-11] spare delivery: a part approved after the one before was signed for has its own deadline',
  commitment: 'spare-delivery',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 15:00 spare.approved | running, run 2, due Thu 2026-03-05 18:00
      Its day 0 is Wed, so Thu.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 15:00 spare.approved | met, run 1 of 2, due Tue 2026-03-03 18:00
      The first keeps its result and its deadline.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Fri 2026-03-06 18:00 spare.approved | running, run 2, due Tue 2026-03-10 18:00
      At closing its day 0 is Mon.
    Mon 2026-09-28 10:00 | P1, 成都, 20 km | Tue 2026-09-29 16:00 pod.signed; Wed 2026-09-30 10:00 spare.approved | running, run 2, due Thu 2026-10-08 18:00
      1 to 7 October are closed.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 15:00 spare.approved | running, run 1 of 2, due Tue 2026-03-03 18:00
      Approved again while a delivery is under way: the first is due as it was.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 15:00 spare.approved | running, run 2, due Wed 2026-03-04 18:00
      The second runs beside it: its day 0 is Tue.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 15:00 spare.approved; Tue 2026-03-03 16:00 pod.signed | met, run 1 of 2, due Tue 2026-03-03 18:00
      What is signed for first is the oldest.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 15:00 spare.approved; Tue 2026-03-03 16:00 pod.signed; Thu 2026-03-05 09:00 pod.signed | met-late, run 2, due Wed 2026-03-04 18:00
      The second is signed for a day late.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 10:00 spare.approved; Wed 2026-03-04 12:00 distance 60 | running, run 2, rule 1, due Tue 2026-03-10 18:00
      The second goes farther: Thu 1, Fri 2, Mon 3, Tue 4.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 09:00 severity P4; Wed 2026-03-04 10:00 spare.approved | not-promised, run 2, no rule
      Lowered in between: P4 has no promise.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 09:00 severity P4; Wed 2026-03-04 10:00 spare.approved | met, run 1 of 2, due Tue 2026-03-03 18:00
      The first was kept as P1.
    Mon 2026-03-02 10:00 | P4, 北京, 10 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 09:00 severity P2; Wed 2026-03-04 10:00 spare.approved | running, run 2, due Thu 2026-03-05 18:00
      Raised in between: the second has a promise, the first had none.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause traffic; Mon 2026-03-02 13:00 resume; Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 10:00 spare.approved | running, run 2, due Thu 2026-03-05 18:00
      A pause of the first costs the second nothing.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 12:00 pause traffic; Mon 2026-03-02 13:00 resume; Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 10:00 spare.approved | met, run 1 of 2, due Wed 2026-03-04 09:00
      It moved the first: an hour after Tue 18:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 12:00 pause traffic; Wed 2026-03-04 14:00 spare.approved; Wed 2026-03-04 16:00 resume | running, run 2, due Fri 2026-03-06 10:00
      In force at the second approval: 14 to 16 is lost, two hours after Thu 18:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 12:00 pause customer-evidence; Wed 2026-03-04 14:00 spare.approved; Wed 2026-03-04 16:00 resume | running, run 2, due Thu 2026-03-05 18:00
      The same with a reason that is not heeded: nothing is lost.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 16:00 pause customer-wait; Tue 2026-03-03 09:00 pause traffic; Tue 2026-03-03 10:00 resume customer-wait; Tue 2026-03-03 11:00 pod.signed; Tue 2026-03-03 14:00 spare.approved; Wed 2026-03-04 10:00 resume traffic | running, run 2, due Thu 2026-03-05 14:00
      Of two reasons the later reaches into the second run: Tue 14-18 and Wed 8-10, six hours after Wed 18:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Mon 2026-03-02 16:00 pause customer-wait; Tue 2026-03-03 09:00 pause traffic; Tue 2026-03-03 10:00 resume customer-wait; Tue 2026-03-03 11:00 pod.signed; Tue 2026-03-03 14:00 spare.approved; Wed 2026-03-04 10:00 resume traffic | met, run 1 of 2, due Wed 2026-03-04 13:00
      The first was held until it was signed for, Mon 16-18 and Tue 8-11: five hours after Tue 18:00.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 15:00 spare.approved; Wed 2026-03-04 17:00 pause traffic | at Fri 2026-03-06 12:00 paused, run 2, left 11:00
      3 hours of Wed and 10 of Thu, two used.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 15:00 spare.approved; Thu 2026-03-05 18:00:00.001 pod.signed | met-late, run 2, due Thu 2026-03-05 18:00
      The second is a millisecond late.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 10:00 spare.approved; Thu 2026-03-05 09:00 pod.signed; Thu 2026-03-05 10:00 spare.approved | running, run 3, due Fri 2026-03-06 18:00
      And a third.
    Mon 2026-03-02 10:00 | P3, 500 km, agreed Wed 2026-03-04 09:00 | Tue 2026-03-03 17:00 pod.signed; Thu 2026-03-05 10:00 spare.approved; Thu 2026-03-05 11:00 agreed Tue 2026-03-10 12:00 | running, run 2, rule 3, due Tue 2026-03-10 12:00
      From 400 km the second has its own agreement.
    Mon 2026-03-02 10:00 | P1, 北京, 400 km, agreed Wed 2026-03-04 15:00 | Wed 2026-03-04 12:00 pod.signed; Thu 2026-03-05 10:00 spare.approved | awaiting-agreement, run 2, rule 3
      What was agreed for the first part ended with it.
    Mon 2026-03-02 10:00 | P3, 500 km, agreed Wed 2026-03-04 09:00 | Tue 2026-03-03 17:00 pod.signed; Thu 2026-03-05 10:00 spare.approved; Thu 2026-03-05 11:00 agreed Tue 2026-03-10 12:00 | met, run 1 of 2, rule 3, due Wed 2026-03-04 09:00
      Which does not touch that of the first.
    Mon 2026-03-02 10:00 | P1, 北京, 20 km | Tue 2026-03-03 11:00 pod.signed; Wed 2026-03-04 10:00 spare.approved; Wed 2026-03-04 12:00 cancel | cancelled, run 2, due Thu 2026-03-05 18:00
      Cancelled while the second is under way.
  `,
}

const faultyReturn: GoldenTable = {
  title: '[S1-09] [S1-13] a faulty part whose replacement came after the one before was returned',
  commitment: 'faulty-return',
  rule: 0,
  rows: `
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed | running, run 2, due Mon 2026-03-23 18:00
      Tue 10 is 1, Fri 13 is 4, Fri 20 is 9, Mon 23 is 10.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed | met, run 1 of 2, due Mon 2026-03-16 18:00
      The first keeps its result and its deadline.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Fri 2026-03-06 19:00 pod.signed | running, run 2, due Mon 2026-03-23 18:00
      After closing its day 0 is Mon 9.
    Mon 2026-09-14 10:00 | - | Fri 2026-09-18 10:00 faulty.received; Mon 2026-09-28 10:00 pod.signed | running, run 2, due Fri 2026-10-16 18:00
      Tue 29 and Wed 30 are 1 and 2; Thu 8, Fri 9, make-up Sat 10 are 3 to 5; Mon 12 to Fri 16 are 6 to 10.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-17 10:00 faulty.received; Wed 2026-03-18 10:00 pod.signed | running, run 2, due Wed 2026-04-01 18:00
      Thu 19 and Fri 20 are 1 and 2, Mon 23 to Fri 27 are 3 to 7, Mon 30, Tue 31 and Wed 1 April are 8 to 10.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-17 10:00 faulty.received; Wed 2026-03-18 10:00 pod.signed | met-late, run 1 of 2, due Mon 2026-03-16 18:00
      The first came a day late.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-09 10:00 pod.signed | running, run 1 of 2, due Mon 2026-03-16 18:00
      Signed for again while a part is owed: the first is owed as it was.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-09 10:00 pod.signed | running, run 2, due Mon 2026-03-23 18:00
      The second runs beside it: ten working days after Mon 9.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-09 10:00 pod.signed; Tue 2026-03-17 09:00 faulty.received | met-late, run 1 of 2, due Mon 2026-03-16 18:00
      The part that comes in is the oldest, a day late.
    Mon 2026-03-02 10:00 | - | Mon 2026-03-09 10:00 pod.signed; Tue 2026-03-17 09:00 faulty.received; Wed 2026-03-18 09:00 faulty.received | met, run 2, due Mon 2026-03-23 18:00
      The second comes in in time.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed; Tue 2026-03-10 08:00 pause power; Tue 2026-03-10 18:00 resume | running, run 2, due Tue 2026-03-24 18:00
      A pause of the second: one working day.
    Mon 2026-03-02 10:00 | - | Tue 2026-03-03 08:00 pause traffic; Tue 2026-03-03 18:00 resume; Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed | running, run 2, due Mon 2026-03-23 18:00
      A pause of the first costs the second nothing.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Fri 2026-03-06 09:00 pause social; Mon 2026-03-09 10:00 pod.signed; Mon 2026-03-09 14:00 resume | running, run 2, due Tue 2026-03-24 12:00
      In force when the second begins: 10 to 14 is lost, four hours after Mon 23 18:00.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Fri 2026-03-06 09:00 pause customer-wait; Mon 2026-03-09 10:00 pod.signed; Tue 2026-03-10 12:00 resume | running, run 2, due Mon 2026-03-23 18:00
      The same with a reason that is not heeded: nothing is lost.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed; Wed 2026-03-11 12:00 pause traffic | at Fri 2026-03-27 12:00 paused, run 2, left 86:00
      8 hours of Mon and ten days of 10 are 108; used are 8 + 10 + 4.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed; Mon 2026-03-23 18:00:00.001 faulty.received | met-late, run 2, due Mon 2026-03-23 18:00
      The second is a millisecond late.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Mon 2026-03-09 10:00 pod.signed; Wed 2026-03-11 10:00 cancel | cancelled, run 2, due Mon 2026-03-23 18:00
      Cancelled while the second is owed.
    Mon 2026-03-02 10:00 | - | Thu 2026-03-05 10:00 faulty.received; Fri 2026-03-06 10:00 pod.signed; Mon 2026-03-09 10:00 faulty.received; Tue 2026-03-10 10:00 pod.signed | running, run 3, due Tue 2026-03-24 18:00
      And a third: Wed 11 is 1, Fri 13 is 3, Fri 20 is 8, Mon 23 is 9, Tue 24 is 10.
  `,
}

/** The later runs of `beixinyuan-statement`. */
export const beixinyuanAgain: readonly GoldenTable[] = [phoneFollowup, emailReply]

/** The later runs of `xingwang-standard`. */
export const xingwangAgain: readonly GoldenTable[] = [spareDelivery, faultyReturn]
