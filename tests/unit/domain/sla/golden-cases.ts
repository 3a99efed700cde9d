/** Golden cases: what each promise of the four documents comes to, worked out by hand. Monday was 2026-03-02. */
import type { CaseFacts } from '#shared/domain/policy/rules'
import { beijing } from '../../../support/policies'

/** Facts, start and deadline in Beijing time. Monday was 2026-03-02. */
export type GoldenRow = readonly [facts: CaseFacts, start: string, due: string]

/** Every rule of every commitment, and for working days the ways to start. */
export const goldenTables: readonly (readonly [
  title: string,
  policy: string,
  commitment: string,
  rows: readonly GoldenRow[],
])[] = [
  [
    '[S1-06] [S1-17] first contact, 30 minutes assumed',
    'xingwang-standard',
    'first-contact',
    [
      [{ severity: 'P1' }, '2026-03-02 10:00', '2026-03-02 10:30'],
      [{ severity: 'P4' }, '2026-10-01 23:45', '2026-10-02 00:15'],
      [{}, '2026-03-07 03:00', '2026-03-07 03:30'],
    ],
  ],
  [
    '[S1-11] spare delivery in a listed city under 50 km: next business day',
    'xingwang-standard',
    'spare-delivery',
    [
      [{ severity: 'P1', city: '北京', distanceKm: 49.9 }, '2026-03-06 15:00', '2026-03-09 18:00'],
      [{ severity: 'P1', city: '北京', distanceKm: 0 }, '2026-03-06 19:00', '2026-03-10 18:00'],
      [{ severity: 'P2', city: '上海市', distanceKm: 10 }, '2026-03-07 09:00', '2026-03-10 18:00'],
      [{ severity: 'P3', city: '佛山', distanceKm: 20 }, '2026-03-02 08:00', '2026-03-03 18:00'],
      [{ severity: 'P3', city: '廊坊', distanceKm: 20 }, '2026-03-06 18:00', '2026-03-10 18:00'],
      [{ severity: 'P2', city: '成都', distanceKm: 20 }, '2026-09-30 15:00', '2026-10-08 18:00'],
      [{ severity: 'P2', city: '成都', distanceKm: 20 }, '2026-10-09 15:00', '2026-10-10 18:00'],
      [{ severity: 'P2', city: '成都', distanceKm: 20 }, '2026-09-20 10:00', '2026-09-21 18:00'],
      [{ severity: 'P1', city: '武汉', distanceKm: 20 }, '2025-01-27 10:00', '2025-02-05 18:00'],
    ],
  ],
  [
    '[S1-11] spare delivery under 400 km: P1 and P2 NBD+3',
    'xingwang-standard',
    'spare-delivery',
    [
      [{ severity: 'P1', city: '北京', distanceKm: 50 }, '2026-03-02 10:00', '2026-03-06 18:00'],
      [{ severity: 'P2', city: '北京', distanceKm: 150 }, '2026-03-02 19:00', '2026-03-09 18:00'],
      [{ severity: 'P1', city: '西安', distanceKm: 30 }, '2026-03-02 10:00', '2026-03-06 18:00'],
      [{ severity: 'P2', city: '西安', distanceKm: 399.9 }, '2026-03-04 10:00', '2026-03-10 18:00'],
      [{ severity: 'P2', distanceKm: 250 }, '2026-05-07 10:00', '2026-05-12 18:00'],
    ],
  ],
  [
    '[S1-11] spare delivery under 400 km: P3 NBD+7',
    'xingwang-standard',
    'spare-delivery',
    [
      [{ severity: 'P3', city: '北京', distanceKm: 50 }, '2026-03-02 10:00', '2026-03-12 18:00'],
      [{ severity: 'P3', city: '西安', distanceKm: 30 }, '2026-03-02 10:00', '2026-03-12 18:00'],
      [{ severity: 'P3', city: '西安', distanceKm: 399 }, '2026-04-30 10:00', '2026-05-14 18:00'],
    ],
  ],
  [
    '[S1-11] spare delivery from 400 km: the agreed time',
    'xingwang-standard',
    'spare-delivery',
    [
      [
        { severity: 'P1', city: '北京', distanceKm: 400, agreedAt: beijing('2026-03-10 15:00') },
        '2026-03-02 10:00',
        '2026-03-10 15:00',
      ],
      [
        { severity: 'P3', city: '西安', distanceKm: 900, agreedAt: beijing('2026-03-07 12:00') },
        '2026-03-02 10:00',
        '2026-03-07 12:00',
      ],
    ],
  ],
  [
    '[S1-09] [S1-13] faulty part returned within 10 working days, assumed',
    'xingwang-standard',
    'faulty-return',
    [
      [{}, '2026-03-02 10:00', '2026-03-16 18:00'],
      [{}, '2026-09-28 10:00', '2026-10-16 18:00'],
    ],
  ],
  [
    '[S1-15] service 30 calendar days after the relocation notice',
    'xingwang-standard',
    'relocation-start',
    [
      [{}, '2026-03-02 10:00', '2026-04-01 10:00'],
      [{}, '2026-01-31 23:59', '2026-03-02 23:59'],
    ],
  ],
  ['[S2-06] response within an hour', 'integrator-general', 'response', [[{}, '2026-10-01 23:30', '2026-10-02 00:30']]],
  [
    '[S2-02] [S2-06] on site within six hours of the report',
    'integrator-general',
    'onsite-arrival',
    [[{}, '2026-03-07 20:00', '2026-03-08 02:00']],
  ],
  [
    '[S2-15] resolved or a loaner within 24 hours',
    'integrator-general',
    'resolve-or-loaner',
    [[{}, '2026-02-28 10:00', '2026-03-01 10:00']],
  ],
  [
    '[S3-06] response within 4 hours',
    'equipment-handbook',
    'fault-response',
    [[{ severity: 'L1' }, '2026-03-07 22:00', '2026-03-08 02:00']],
  ],
  [
    '[S3-06] resolved or a loaner within 24 hours',
    'equipment-handbook',
    'resolve-or-loaner',
    [[{ severity: 'other' }, '2026-10-01 10:00', '2026-10-02 10:00']],
  ],
  [
    '[S3-10] phone response of table 2-2',
    'equipment-handbook',
    'phone-response',
    [
      [{ severity: 'L1' }, '2026-03-02 10:00', '2026-03-02 10:30'],
      [{ severity: 'L2' }, '2026-03-02 10:00', '2026-03-02 10:30'],
      [{ severity: 'L3' }, '2026-03-02 10:00', '2026-03-02 12:00'],
      [{ severity: 'L4' }, '2026-03-02 10:00', '2026-03-02 14:00'],
      [{ severity: 'consult' }, '2026-03-02 10:00', '2026-03-02 14:00'],
      [{ severity: 'other' }, '2026-03-02 10:00', '2026-03-04 10:00'],
    ],
  ],
  [
    '[S3-13] remote login of table 2-3',
    'equipment-handbook',
    'remote-login',
    [
      [{ severity: 'L1' }, '2026-03-02 10:00', '2026-03-02 10:30'],
      [{ severity: 'L2' }, '2026-03-02 10:00', '2026-03-02 10:30'],
      [{ severity: 'L3' }, '2026-03-02 22:00', '2026-03-03 02:00'],
      [{ severity: 'L4' }, '2026-03-02 22:00', '2026-03-03 06:00'],
      [{ severity: 'L4' }, '2026-10-01 22:00', '2026-10-02 06:00'],
    ],
  ],
  [
    '[S3-14] on-site arrival of table 2-4',
    'equipment-handbook',
    'onsite-arrival',
    [
      [{ distanceKm: 50 }, '2026-03-02 10:00', '2026-03-02 12:00'],
      [{ distanceKm: 50.5 }, '2026-03-02 10:00', '2026-03-02 14:00'],
      [{ distanceKm: 100 }, '2026-03-02 10:00', '2026-03-02 14:00'],
      [{ distanceKm: 400 }, '2026-03-02 10:00', '2026-03-02 18:00'],
      [{ distanceKm: 800 }, '2026-03-02 10:00', '2026-03-02 22:00'],
      [{ distanceKm: 801 }, '2026-03-02 10:00', '2026-03-03 10:00'],
      [{ distanceKm: 0 }, '2026-10-01 23:30', '2026-10-02 01:30'],
    ],
  ],
  [
    '[S3-17] an agreed time overrides table 2-4',
    'equipment-handbook',
    'onsite-arrival',
    [
      [{ distanceKm: 50, agreedAt: beijing('2026-03-03 09:00') }, '2026-03-02 10:00', '2026-03-03 09:00'],
      [{ agreedAt: beijing('2026-03-02 11:00') }, '2026-03-02 10:00', '2026-03-02 11:00'],
    ],
  ],
  [
    '[S4-02] follow-up within 3 working days',
    'beixinyuan-statement',
    'phone-followup',
    [
      [{}, '2026-03-02 10:00', '2026-03-05 18:00'],
      [{}, '2026-03-05 12:30', '2026-03-10 18:00'],
      [{}, '2026-09-30 17:00', '2026-10-10 18:00'],
      [{}, '2026-03-02 18:00', '2026-03-06 18:00'],
      [{}, '2026-10-10 09:00', '2026-10-14 18:00'],
    ],
  ],
  [
    '[S4-03] mail replied within 1 working day; weekends and public holidays move it on',
    'beixinyuan-statement',
    'email-reply',
    [
      [{}, '2026-03-02 10:00', '2026-03-03 18:00'],
      [{}, '2026-03-06 10:00', '2026-03-09 18:00'],
      [{}, '2026-03-07 10:00', '2026-03-10 18:00'],
      [{}, '2026-04-30 10:00', '2026-05-06 18:00'],
      [{}, '2026-05-08 17:00', '2026-05-09 18:00'],
    ],
  ],
  [
    '[S4-06] emergency: the agreed time',
    'beixinyuan-statement',
    'emergency-arrival',
    [[{ agreedAt: beijing('2026-03-08 06:30') }, '2026-03-07 22:00', '2026-03-08 06:30']],
  ],
]
