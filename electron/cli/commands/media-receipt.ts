/** `vigil media receipt CODE`: what a site answers, as the text of its QR code or the sixteen characters it read out. */
import { parseArgs } from 'node:util'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliCommand } from '../io'
import { PASSPHRASE, withMediaProfile } from '../media-profile'

const usage = `usage: vigil media receipt CODE [--json] [--data DIR]
  CODE  the text of the QR code (VIGIL-R1:…), or the 16 characters; spaces and hyphens do not count
The passphrase is needed only where the app keeps its secrets in the keyring of the system: ${PASSPHRASE}.`

const outcomes = { imported: '已导入 · imported', verified: '校验通过 · verified', refused: '拒收 · refused' } as const

type Options = { readonly code: string; readonly json: boolean }

function readOptions(argv: readonly string[]): Result<Options, string> {
  try {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    if (positionals.length === 0) return err('no code was given')
    return ok({ code: positionals.join(' '), json: values.json ?? false })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

export const mediaReceipt: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const { code, json } = options.value
  return withMediaProfile(io, { json }, async ({ media }) => {
    const passphrase = process.env[PASSPHRASE] ?? ''
    const unlocked = passphrase === '' ? ok(null) : await media.keys.unlock('system', passphrase)
    if (!unlocked.ok) return unlocked
    const entered = await media.receipts.enter('system', code)
    if (!entered.ok) return entered
    const { id, outcome, siteName } = entered.value
    if (json) io.answer({ ok: true, edition: id, outcome, site: siteName })
    else io.print(`${siteName} ${id}: ${outcomes[outcome]}`)
    return ok(0)
  })
}
