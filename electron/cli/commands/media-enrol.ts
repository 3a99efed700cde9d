/** `vigil media enrol`: writes the centre's card for a site, and takes the site's card in once its fingerprint was compared. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readTextFile, writeTextFile } from '#main/features/media/text-files'
import { SiteId } from '#shared/domain/ids'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliCommand, CliIo } from '../io'
import { noPassphrase, PASSPHRASE, readPassphrase, withMediaProfile } from '../media-profile'
import type { MediaProfile } from '../media-profile'

const usage = `usage: vigil media enrol --site ID --out FILE [--json] [--data DIR]
       vigil media enrol CARD [--fingerprint DIGITS] [--json] [--data DIR]
  --site ID --out FILE   write the centre's card for a site; its fingerprint is read out to the site
  CARD                   the card of a site: says its fingerprint, and exits 1 until that was compared by voice
  --fingerprint DIGITS   as the site read it out: the card is enrolled
To enrol, the passphrase of the key is taken from ${PASSPHRASE}, or from standard input when that is not set.`

type Options =
  | { readonly way: 'out'; readonly siteId: SiteId; readonly out: string; readonly json: boolean }
  | { readonly way: 'in'; readonly card: string; readonly fingerprint: string | undefined; readonly json: boolean }

function readOptions(argv: readonly string[]): Result<Options, string> {
  try {
    const options = {
      site: { type: 'string' },
      out: { type: 'string' },
      fingerprint: { type: 'string' },
      json: { type: 'boolean' },
    } as const
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const { site, out, fingerprint, json = false } = values
    const [card, ...more] = positionals
    if (more.length > 0) return err(`too much: ${more.join(' ')}`)
    if (card !== undefined)
      return site === undefined && out === undefined
        ? ok({ way: 'in', card: path.resolve(card), fingerprint, json })
        : err('a card is taken in, or one is written: not both')
    const siteId = SiteId.safeParse(site)
    if (!siteId.success)
      return err(site === undefined ? 'name a card, or --site and --out' : `--site ${site} is no id of a site`)
    return out === undefined
      ? err('--out FILE is wanting')
      : ok({ way: 'out', siteId: siteId.data, out: path.resolve(out), json })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

export const mediaEnrol: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const given = options.value
  if (given.way === 'out') return withMediaProfile(io, given, (profile) => writeCard(io, profile, given))
  const passphrase = given.fingerprint === undefined ? '' : await readPassphrase()
  if (passphrase === null) {
    io.say(noPassphrase)
    return 2
  }
  return withMediaProfile(io, given, (profile) => takeCard(io, profile, given, passphrase))
}

async function writeCard(
  io: CliIo,
  { media }: MediaProfile,
  { siteId, out, json }: Extract<Options, { way: 'out' }>,
): Promise<Result<number>> {
  const card = await media.cards.make(siteId)
  if (!card.ok) return card
  const written = await writeTextFile(out, card.value.text)
  if (!written.ok) return written
  const { fingerprint } = card.value
  await media.cards.exported('system', siteId, fingerprint)
  if (json) io.answer({ ok: true, file: out, fingerprint })
  else io.print(`指纹，请念给站点 · read out to the site: ${fingerprint}`)
  return ok(0)
}

async function takeCard(
  io: CliIo,
  { media }: MediaProfile,
  { card: file, fingerprint, json }: Extract<Options, { way: 'in' }>,
  passphrase: string,
): Promise<Result<number>> {
  const text = await readTextFile(file)
  if (!text.ok) return text
  const card = await media.cards.read(text.value)
  if (!card.ok) return card
  const { siteId, siteName } = card.value
  if (fingerprint === undefined) {
    if (json)
      io.answer({ ok: false, code: 'media.fingerprint-wanted', siteId, siteName, fingerprint: card.value.fingerprint })
    else io.print(`${siteName} ${siteId}: ${card.value.fingerprint}`)
    io.say(
      '请与站点电话核对指纹，再用 --fingerprint 登记 · compare the fingerprint by voice, then enrol with --fingerprint',
    )
    return ok(1)
  }
  const unlocked = await media.keys.unlock('system', passphrase)
  if (!unlocked.ok) return unlocked
  const enrolled = await media.cards.enrol('system', text.value, fingerprint)
  if (!enrolled.ok) return enrolled
  if (json) io.answer({ ok: true, siteId, siteName, fingerprint: card.value.fingerprint })
  else io.print(`已登记 · enrolled: ${siteName}`)
  return ok(0)
}
