/** What an agent does with the own telephone from the desk, and what may hinder it. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import { LinkId } from './settings'

const Queue = z.string().min(1).max(80)
const Queues = z.array(Queue).min(1).max(100)

/** A number to dial: digits with the signs people write between them. */
export const DialNumber = z
  .string()
  .overwrite((text) => text.replaceAll(/[\s\-().]/g, ''))
  .regex(/^\+?[0-9*#]{2,30}$/)

export const TransferTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), extension: z.string().regex(/^[0-9*#]{2,12}$/) }),
  z.object({ kind: z.literal('queue'), queue: Queue }),
  z.object({ kind: z.literal('number'), number: DialNumber }),
])
export type TransferTarget = z.infer<typeof TransferTarget>

const on = { link: LinkId }

export const PhoneAct = z.discriminatedUnion('act', [
  z.object({ ...on, act: z.literal('sign-in'), queues: Queues }),
  z.object({ ...on, act: z.literal('sign-out'), queues: Queues }),
  z.object({ ...on, act: z.literal('pause'), reason: z.string().overwrite(oneLine).trim().min(1).max(40) }),
  z.object({ ...on, act: z.literal('resume') }),
  /** Ends the wrap-up before its time is over. */
  z.object({ ...on, act: z.literal('ready') }),
  z.object({ ...on, act: z.literal('dial'), number: DialNumber }),
  z.object({ ...on, act: z.literal('answer') }),
  z.object({ ...on, act: z.literal('hold') }),
  z.object({ ...on, act: z.literal('unhold') }),
  z.object({ ...on, act: z.literal('transfer'), mode: z.enum(['blind', 'attended']), target: TransferTarget }),
  /** Hands the caller over to who is consulted, and leaves. */
  z.object({ ...on, act: z.literal('complete-transfer') }),
  /** Back to the caller; who was consulted is let go. */
  z.object({ ...on, act: z.literal('cancel-transfer') }),
  z.object({ ...on, act: z.literal('hang-up') }),
])
export type PhoneAct = z.infer<typeof PhoneAct>

export const phoneAbilities = [
  'sign-in',
  'pause',
  'dial',
  'hang-up',
  'transfer',
  'attended-transfer',
  'answer',
  'hold',
] as const
export type PhoneAbility = (typeof phoneAbilities)[number]

/** Rights of a manager account to act (`write = …` in manager.conf). */
export type WriteRight = 'agent' | 'call' | 'originate' | 'system'

/** Why a telephone cannot be acted on. */
export type Hindrance =
  /** The link is not live. */
  | { readonly kind: 'link' }
  /** What is behind the link can only be listened to. */
  | { readonly kind: 'listen-only' }
  /** The manager account lacks a right to write. */
  | { readonly kind: 'right'; readonly right: WriteRight }
  /** The telephone does not understand it, by the link's settings. */
  | { readonly kind: 'telephone' }
