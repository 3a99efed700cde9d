/** Requests as the coverage rules judge them, with everything left out that a test does not speak of. */
import type { CoveredDevice, CoverageRequest } from '#shared/domain/coverage/verdict'
import type { ContractTerms } from '#shared/domain/coverage/period'
import { beijing } from './policies'

export const noTerms: ContractTerms = { startsAt: null, endsAt: null, acceptedAt: null, previousEndsAt: null }

/** In service from the beginning of 2026 to its end. */
export const throughout2026: ContractTerms = {
  ...noTerms,
  startsAt: beijing('2026-01-01 00:00'),
  endsAt: beijing('2027-01-01 00:00'),
}

/** A switch of the catalogue without a warranty of its own. */
export const deviceWith = (set: Partial<CoveredDevice> = {}): CoveredDevice => ({
  model: 'NT-S5800 汇聚交换机',
  itemKind: '交换机',
  productLine: '网络、传输、接入',
  thirdParty: false,
  customised: false,
  warrantyFrom: null,
  warrantyTo: null,
  ...set,
})

/** A request of a covered customer on 2026-06-01, by phone, nothing found yet. */
export const requestWith = (set: Partial<CoverageRequest> = {}): CoverageRequest => ({
  contract: throughout2026,
  device: null,
  service: null,
  stage: 'phone',
  cause: null,
  city: undefined,
  at: beijing('2026-06-01 10:00'),
  ...set,
})
