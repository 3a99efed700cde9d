/** Golden cases of pauses and of facts that change, worked out by hand. Monday was 2026-03-02. */
import type { CaseFacts } from '#shared/domain/policy/rules'
import { beijing } from '../../../support/policies'

/** What happens after the start: when (Beijing time), what, and its value. */
export type GoldenEvent =
  | readonly [at: string, type: 'pause' | 'resume']
  | readonly [at: string, type: 'severity' | 'city', value: string]
  | readonly [at: string, type: 'distance', km: number]

export type PausedCase = {
  readonly title: string
  readonly policy: string
  readonly commitment: string
  readonly facts: CaseFacts
  readonly start: string
  readonly events: readonly GoldenEvent[]
  /** The deadline after all of it. */
  readonly due: string
}

const pause = (from: string, to: string): readonly GoldenEvent[] => [
  [from, 'pause'],
  [to, 'resume'],
]

const s1 = 'xingwang-standard'
const s2 = 'integrator-general'
const s3 = 'equipment-handbook'
const s4 = 'beixinyuan-statement'

/** Pauses, and facts that change, for every commitment. */
export const pausedCases: readonly PausedCase[] = [
  {
    title: '[S1-06] [S1-17] first contact: half an hour of waiting for the customer',
    policy: s1,
    commitment: 'first-contact',
    facts: {},
    start: '2026-03-02 10:00',
    events: pause('2026-03-02 10:10', '2026-03-02 10:40'),
    due: '2026-03-02 11:00',
  },
  {
    title: '[S1-11] [S1-12] spare delivery: traffic over a weekend costs its open hours',
    policy: s1,
    commitment: 'spare-delivery',
    facts: { severity: 'P1', city: '北京', distanceKm: 20 },
    start: '2026-03-06 15:00',
    events: pause('2026-03-06 17:00', '2026-03-09 09:00'),
    due: '2026-03-10 10:00',
  },
  {
    title: '[S1-11] spare delivery: a pause from closing time to opening time costs nothing',
    policy: s1,
    commitment: 'spare-delivery',
    facts: { severity: 'P1', city: '北京', distanceKm: 20 },
    start: '2026-03-06 15:00',
    events: pause('2026-03-06 18:00', '2026-03-09 08:00'),
    due: '2026-03-09 18:00',
  },
  {
    title: '[S1-11] spare delivery: P3 raised to P1 while paused counts from the approval',
    policy: s1,
    commitment: 'spare-delivery',
    facts: { severity: 'P3', city: '北京', distanceKm: 150 },
    start: '2026-03-02 10:00',
    events: [
      ['2026-03-03 10:00', 'pause'],
      ['2026-03-03 16:00', 'severity', 'P1'],
      ['2026-03-04 10:00', 'resume'],
    ],
    due: '2026-03-09 18:00',
  },
  {
    title: '[S1-11] spare delivery: a city put right later counts from the approval',
    policy: s1,
    commitment: 'spare-delivery',
    facts: { severity: 'P1', city: '西安', distanceKm: 30 },
    start: '2026-03-02 10:00',
    events: [['2026-03-02 16:00', 'city', '北京']],
    due: '2026-03-03 18:00',
  },
  {
    title: '[S1-09] [S1-13] faulty part: a pause over the National Day holidays costs nothing',
    policy: s1,
    commitment: 'faulty-return',
    facts: {},
    start: '2026-09-28 10:00',
    events: pause('2026-10-01 00:00', '2026-10-08 00:00'),
    due: '2026-10-16 18:00',
  },
  {
    title: '[S1-09] [S1-13] faulty part: a pause on a make-up Sunday costs its open hours',
    policy: s1,
    commitment: 'faulty-return',
    facts: {},
    start: '2026-09-14 10:00',
    events: pause('2026-09-20 08:00', '2026-09-20 12:00'),
    due: '2026-09-29 12:00',
  },
  {
    title: '[S1-15] relocation: two days of force majeure are two days',
    policy: s1,
    commitment: 'relocation-start',
    facts: {},
    start: '2026-03-02 10:00',
    events: pause('2026-03-10 10:00', '2026-03-12 10:00'),
    due: '2026-04-03 10:00',
  },
  {
    title: '[S2-06] response: ten minutes of pause are ten minutes',
    policy: s2,
    commitment: 'response',
    facts: {},
    start: '2026-03-07 23:50',
    events: pause('2026-03-07 23:55', '2026-03-08 00:05'),
    due: '2026-03-08 01:00',
  },
  {
    title: '[S2-02] [S2-06] on site: two pauses add up',
    policy: s2,
    commitment: 'onsite-arrival',
    facts: {},
    start: '2026-03-02 10:00',
    events: [...pause('2026-03-02 11:00', '2026-03-02 11:30'), ...pause('2026-03-02 16:15', '2026-03-02 17:00')],
    due: '2026-03-02 17:15',
  },
  {
    title: '[S2-15] loaner: around the clock, a pause over a weekend costs the whole weekend',
    policy: s2,
    commitment: 'resolve-or-loaner',
    facts: {},
    start: '2026-03-06 10:00',
    events: pause('2026-03-06 20:00', '2026-03-09 08:00'),
    due: '2026-03-09 22:00',
  },
  {
    title: '[S3-06] response: a pause that begins at the deadline comes too late',
    policy: s3,
    commitment: 'fault-response',
    facts: { severity: 'L2' },
    start: '2026-03-02 10:00',
    events: pause('2026-03-02 14:00', '2026-03-02 15:00'),
    due: '2026-03-02 14:00',
  },
  {
    title: '[S3-06] loaner: a pause on a public holiday costs its time',
    policy: s3,
    commitment: 'resolve-or-loaner',
    facts: { severity: 'L1' },
    start: '2026-10-01 10:00',
    events: pause('2026-10-01 12:00', '2026-10-01 18:00'),
    due: '2026-10-02 16:00',
  },
  {
    title: '[S3-10] phone response: L3 raised to L1 while paused counts from the request',
    policy: s3,
    commitment: 'phone-response',
    facts: { severity: 'L3' },
    start: '2026-03-02 10:00',
    events: [
      ['2026-03-02 10:20', 'pause'],
      ['2026-03-02 10:40', 'severity', 'L1'],
      ['2026-03-02 11:20', 'resume'],
    ],
    due: '2026-03-02 11:30',
  },
  {
    title: '[S3-13] remote login: L4 raised to L3 while paused counts from the consent',
    policy: s3,
    commitment: 'remote-login',
    facts: { severity: 'L4' },
    start: '2026-03-02 10:00',
    events: [
      ['2026-03-02 12:00', 'pause'],
      ['2026-03-02 12:30', 'severity', 'L3'],
      ['2026-03-02 13:00', 'resume'],
    ],
    due: '2026-03-02 15:00',
  },
  {
    title: '[S3-14] on site: a distance put right while paused counts from the confirmation',
    policy: s3,
    commitment: 'onsite-arrival',
    facts: { distanceKm: 90 },
    start: '2026-03-02 10:00',
    events: [
      ['2026-03-02 11:00', 'pause'],
      ['2026-03-02 11:30', 'distance', 120],
      ['2026-03-02 12:00', 'resume'],
    ],
    due: '2026-03-02 19:00',
  },
  {
    title: '[S3-17] on site: a pause moves the agreed time too',
    policy: s3,
    commitment: 'onsite-arrival',
    facts: { distanceKm: 90, agreedAt: beijing('2026-03-02 18:00') },
    start: '2026-03-02 10:00',
    events: pause('2026-03-02 11:00', '2026-03-02 12:00'),
    due: '2026-03-02 19:00',
  },
  {
    title: '[S4-02] follow-up: a pause over a weekend costs its open hours, and not the noon break',
    policy: s4,
    commitment: 'phone-followup',
    facts: {},
    start: '2026-03-06 10:00',
    events: pause('2026-03-06 17:00', '2026-03-09 13:30'),
    due: '2026-03-12 14:30',
  },
  {
    title: '[S4-02] follow-up: a pause over the National Day holidays, due after a make-up Saturday',
    policy: s4,
    commitment: 'phone-followup',
    facts: {},
    start: '2026-09-30 10:00',
    events: pause('2026-09-30 17:00', '2026-10-08 10:00'),
    due: '2026-10-12 11:00',
  },
  {
    title: '[S4-03] mail: a pause that lies in the weekend costs nothing',
    policy: s4,
    commitment: 'email-reply',
    facts: {},
    start: '2026-03-06 10:00',
    events: pause('2026-03-07 00:00', '2026-03-09 00:00'),
    due: '2026-03-09 18:00',
  },
  {
    title: '[S4-06] emergency: a pause moves the agreed time',
    policy: s4,
    commitment: 'emergency-arrival',
    facts: { agreedAt: beijing('2026-03-08 06:30') },
    start: '2026-03-07 22:00',
    events: pause('2026-03-07 23:00', '2026-03-08 01:00'),
    due: '2026-03-08 08:30',
  },
]
