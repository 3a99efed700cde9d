/** `vigil media keygen`: the first key of a support centre. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeTextFile } from '#main/features/media/text-files'
import { Passphrase, spokenFingerprint } from '#shared/domain/media/keys'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliCommand } from '../io'
import { noPassphrase, PASSPHRASE, readPassphrase, refuse, withMediaProfile } from '../media-profile'

const usage = `usage: vigil media keygen [--backup FILE] [--json] [--data DIR]
  --backup FILE  also write the sealed key there: keep it apart from this computer
The passphrase (12 characters or more) is taken from ${PASSPHRASE}, or from standard input when that is not set.`

type Options = { readonly backup: string | undefined; readonly json: boolean }

function readOptions(argv: readonly string[]): Result<Options, string> {
  try {
    const options = { backup: { type: 'string' }, json: { type: 'boolean' } } as const
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    return ok({ backup: values.backup, json: values.json ?? false })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

export const mediaKeygen: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const { backup, json } = options.value
  const passphrase = await readPassphrase()
  if (passphrase === null) {
    io.say(noPassphrase)
    return 2
  }
  if (!Passphrase.safeParse(passphrase).success) return refuse(io, { code: 'media.passphrase-short' }, json)
  return withMediaProfile(io, { json, make: true }, async ({ media }) => {
    const created = await media.keys.create('system', passphrase)
    if (!created.ok) return created
    const { id } = created.value
    if (backup !== undefined) {
      const sealed = await media.keys.sealedText(id)
      if (!sealed.ok) return sealed
      const written = await writeTextFile(path.resolve(backup), sealed.value)
      if (!written.ok) return written
      await media.keys.backedUp('system', id, written.value.file)
    }
    if (json) io.answer({ ok: true, id, backup: backup ?? null })
    else io.print(`密钥已创建 · key created: ${spokenFingerprint(id)}`)
    if (backup === undefined)
      io.say('还没有备份：丢失后站点须重新登记 · not backed up yet: without it every site must be enrolled anew')
    return ok(0)
  })
}
