/** [S4-07] The file of the private keys: opened by its passphrase alone. */
import { describe, expect, it } from 'vitest'
import { createKeys, privateText } from '#main/media/sign/key-pair'
import { openKeys, readSealedKeys, sealKeys } from '#main/media/sign/sealed-keys'
import { valueOf } from '../../support/builders'

const [centre, stranger] = [createKeys(), createKeys()]
const created = Date.UTC(2026, 10, 25)
const passphrase = '一句足够长的口令，十二个字以上'

describe('[S4-07] keys at rest', () => {
  it('are opened by their passphrase alone, however it was typed', async () => {
    const text = await sealKeys(centre, `${passphrase} A`, created)
    expect(text).not.toContain(Buffer.from(privateText(centre)).toString('base64').slice(0, 20))
    expect(valueOf(readSealedKeys(text)).public).toEqual(centre.public)
    const opened = valueOf(await openKeys(text, `${passphrase} Ａ`))
    expect(privateText(opened)).toBe(privateText(centre))
    expect(await openKeys(text, passphrase)).toMatchObject({ error: { code: 'media.passphrase-wrong' } })
  })

  it('are not opened when anything of the file was changed', async () => {
    const file = valueOf(readSealedKeys(await sealKeys(centre, passphrase, created)))
    const changed = [
      { ...file, public: stranger.public },
      { ...file, created: new Date(0).toISOString() },
      { ...file, kdf: { ...file.kdf, N: 2 ** 14 } },
      { ...file, kdf: { ...file.kdf, N: 2 ** 14 + 2 } },
      { ...file, sealed: Buffer.from(file.sealed, 'base64').fill(0, 30, 31).toString('base64') },
    ]
    for (const one of changed) {
      const opened = await openKeys(JSON.stringify(one), passphrase)
      expect(opened.ok).toBe(false)
    }
    for (const text of ['', 'null', '{"format":"vigil-media-key"}', JSON.stringify({ ...file, extra: 1 })])
      expect(await openKeys(text, passphrase)).toMatchObject({ error: { code: 'media.key-unreadable' } })
  })
})
