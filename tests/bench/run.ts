/** Runs the benches, all or those whose id holds one of the arguments; prints a table and writes `out/bench.json`. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BenchRow } from './row'

type Bench = { readonly ids: readonly string[]; readonly load: () => Promise<() => Promise<readonly BenchRow[]>> }

const benches: readonly Bench[] = [
  { ids: ['sla-vs-peers', 'sla-vs-limit'], load: async () => (await import('./sla')).benchSla },
  { ids: ['ami-ingest'], load: async () => (await import('./ami-ingest')).benchAmiIngest },
  { ids: ['ami-vs-peers'], load: async () => (await import('./ami-vs-peers')).benchAmiVsPeers },
  {
    ids: ['codec-fuzz', 'codec-fuzz-rate', 'codec-fuzz-heap'],
    load: async () => (await import('./codec-fuzz')).benchCodecFuzz,
  },
  { ids: ['event-to-wallboard-p99'], load: async () => (await import('./wallboard')).benchWallboard },
  {
    ids: ['event-to-wallboard-p99-loaded'],
    load: async () => (await import('./wallboard')).benchLoadedWallboard,
  },
  { ids: ['renderer-busy'], load: async () => (await import('./renderer-busy')).benchRendererBusy },
  { ids: ['save-ratio'], load: async () => (await import('./save')).benchSave },
  {
    ids: ['policy-change', 'policy-change-frame'],
    load: async () => (await import('./policy-change')).benchPolicyChange,
  },
  { ids: ['hash-ratio'], load: async () => (await import('./discs')).benchHash },
  { ids: ['iso-build-ratio'], load: async () => (await import('./discs')).benchBuild },
  {
    ids: ['media-verify-ratio', 'media-frame'],
    load: async () => (await import('./media-verify')).benchMediaVerify,
  },
  { ids: ['start-ratio'], load: async () => (await import('./start')).benchStart },
]

const output = path.resolve(import.meta.dirname, '../../out/bench.json')

const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))

function print(rows: readonly BenchRow[]): void {
  const cells = rows.map(({ id, value, unit, reference, ratio, goal, ok }) => [
    ok ? 'ok  ' : 'MISS',
    id,
    format(value),
    unit,
    format(reference),
    format(ratio),
    String(goal),
  ])
  const lines = [['', 'bench', 'value', 'unit', 'reference', 'ratio', 'goal'], ...cells]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines)
    process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
}

async function main(wanted: readonly string[]): Promise<number> {
  const chosen = benches.filter(
    ({ ids }) => wanted.length === 0 || ids.some((id) => wanted.some((word) => id.includes(word))),
  )
  if (chosen.length === 0) {
    process.stderr.write(`no such bench; there are: ${benches.flatMap(({ ids }) => ids).join(', ')}\n`)
    return 2
  }
  const rows: BenchRow[] = []
  let failed = 0
  for (const { ids, load } of chosen) {
    process.stderr.write(`${ids.join(', ')} …\n`)
    try {
      rows.push(...(await (await load())()))
    } catch (error) {
      failed += 1
      process.stderr.write(`${ids.join(', ')} could not run: ${error instanceof Error ? error.stack : String(error)}\n`)
    }
  }
  print(rows)
  await mkdir(path.dirname(output), { recursive: true })
  await writeFile(output, `${JSON.stringify(rows, null, 2)}\n`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
