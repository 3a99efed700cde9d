/** How the telephone link is set up. The secret is never sent to a screen. */
import { z } from 'zod'

export const TelephonySettings = z.discriminatedUnion('source', [
  z.object({ source: z.literal('none') }),
  z.object({
    source: z.literal('ami'),
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65_535),
    username: z.string().trim().min(1).max(80),
    /** Null keeps the secret that is stored. */
    secret: z.string().min(1).max(200).nullable(),
  }),
  z.object({
    source: z.literal('replay'),
    /** A recording's path, or null for the one that ships with the sample centre. */
    file: z.string().nullable(),
    speed: z.number().min(0.1).max(100),
  }),
])
export type TelephonySettings = z.infer<typeof TelephonySettings>

type Login = { readonly host: string; readonly port: number; readonly username: string }

/** Whether a stored secret still belongs to the link: it is never sent to another host, port or account. */
export const isSameLogin = (a: Login, b: Login): boolean =>
  a.host === b.host && a.port === b.port && a.username === b.username
