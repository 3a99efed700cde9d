/** Runs `vigil sla` as the command line does, on files in a folder of its own. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sla } from '#cli/commands/sla'
import { resourcesDir } from './policies'

export type SlaRun = { readonly code: number; readonly answers: readonly unknown[]; readonly words: readonly string[] }

/** Resources and profile, unless told the bundled ones and an empty profile. */
export type SlaFolders = { readonly resources?: string; readonly dataDir?: string }

export type SlaRunner = Awaited<ReturnType<typeof createSlaRunner>>

export async function createSlaRunner() {
  const dir = await mkdtemp(path.join(tmpdir(), 'vigil-sla-'))

  const runArgs = async (
    argv: readonly string[],
    { resources = resourcesDir, dataDir = dir }: SlaFolders = {},
  ): Promise<SlaRun> => {
    const answers: unknown[] = []
    const words: string[] = []
    const io = {
      answer: (value: unknown) => void answers.push(value),
      print: (line: string) => void answers.push(line),
      say: (text: string) => void words.push(text),
      resourcesDir: resources,
      dataDir,
    }
    return { code: await sla(argv, io), answers, words }
  }

  const runText = async (text: string, folders?: SlaFolders): Promise<SlaRun> => {
    const file = path.join(dir, 'cases.jsonl')
    await writeFile(file, text)
    return runArgs(['--cases', file], folders)
  }

  return {
    dir,
    runArgs,
    runText,
    /** A case a line; a string is a line as it stands. */
    run: (lines: readonly unknown[], folders?: SlaFolders): Promise<SlaRun> =>
      runText(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'), folders),
    /** Files below a folder of this name; returns its path. */
    folder: async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
      const root = path.join(dir, name)
      for (const [file, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(root, file)), { recursive: true })
        await writeFile(path.join(root, file), text)
      }
      return root
    },
    remove: (): Promise<void> => rm(dir, { recursive: true, force: true }),
  }
}

export const slaStart = { at: '2026-03-02T10:00:00+08:00', type: 'start' } as const

/** A response within an hour [S2-06], from 10:00 to 11:00 on a Monday. */
export const slaCase = {
  policy: 'integrator-general',
  commitment: 'response',
  events: [slaStart],
  now: '2026-03-02T10:30:00+08:00',
}
