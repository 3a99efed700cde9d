/** How an entry of the contract is written, and the groups of roles it may name. */
import { z } from 'zod'
import type { Role } from '../domain/people/people'
import type { FeedRow } from './frame'

/** Who may send a command: anybody, even before sign-in, or somebody signed in (and not locked) with one of the roles. */
export type Access = 'public' | readonly Role[]

export type Command<In extends z.ZodType, Out> = { readonly access: Access; readonly input: In; readonly output?: Out }
export type Feed<In extends z.ZodType, Tables> = {
  readonly access: Access
  readonly input: In
  readonly tables?: Tables
}

export const command =
  <Out>() =>
  <In extends z.ZodType>(access: Access, input: In): Command<In, Out> => ({ access, input })
export const feed =
  <Tables extends Record<string, FeedRow>>() =>
  <In extends z.ZodType>(access: Access, input: In): Feed<In, Tables> => ({ access, input })

export const nothing = z.undefined()
export const desk: readonly Role[] = ['hotline-agent', 'duty-manager', 'service-manager']
export const work: readonly Role[] = [...desk, 'engineer']
export const admin: readonly Role[] = ['administrator']
/** Who answers for what was sold: customers, contracts and prices. */
export const manage: readonly Role[] = ['service-manager']
/** Who reads what administrators set. */
export const settings: readonly Role[] = ['administrator', 'duty-manager', 'service-manager']
/** Who prepares, burns and sends the weekly discs; at a site, who takes them in. */
export const mediaWork: readonly Role[] = ['media-operator', 'service-manager']
