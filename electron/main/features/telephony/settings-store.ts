/** The links as they are stored: settings in clear, each secret sealed. */
import { z } from 'zod'
import { defaultDialling, mainLink, PbxLink } from '#shared/domain/telephony/settings'
import { readSetting, writeSetting } from '../../db/settings'
import type { Db, Tx } from '../../db/tables'

const key = 'telephony'

export type StoredLinks = { readonly links: readonly PbxLink[]; readonly sealed: Readonly<Record<string, string>> }

const Stored = z.object({ links: z.array(PbxLink), sealed: z.record(z.string(), z.string()) })

/** How one link was stored before there could be several. */
const Single = z.object({ settings: z.looseObject({ source: z.string() }), sealed: z.string().optional() })

const names = { ami: '电话系统', replay: '录制回放' } as const

function fromSingle({ settings, sealed }: z.infer<typeof Single>): StoredLinks {
  const name = settings.source === 'replay' ? names.replay : names.ami
  const link = PbxLink.safeParse({ tls: { mode: 'off' }, dialling: defaultDialling, ...settings, id: mainLink, name })
  if (!link.success) return { links: [], sealed: {} }
  return { links: [link.data], sealed: sealed === undefined ? {} : { [mainLink]: sealed } }
}

/** Never holds a secret in clear. */
export async function readLinks(db: Db | Tx): Promise<StoredLinks> {
  const value = await readSetting(db, key)
  const stored = Stored.safeParse(value)
  if (stored.success) return stored.data
  const single = Single.safeParse(value)
  return single.success ? fromSingle(single.data) : { links: [], sealed: {} }
}

export const writeLinks = (tx: Tx, stored: StoredLinks): Promise<void> => writeSetting(tx, key, stored)

export const linksKey = key
