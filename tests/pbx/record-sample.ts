/**
 * Makes the sample centre's recording: a real Asterisk, three agents and eight minutes of callers, written down as its
 * manager interface says it. Run it with `npx tsx tests/pbx/record-sample.ts RECORDING QUEUE_LOG`.
 */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { numbers, startPbx, type Pbx, type QueueName } from './rig/pbx'
import { until } from './rig/until'

/** What the wallboard needs; of the dialplan's variables, which alone would be half of the file, only why a queue was left. */
const eventMask = 'system,call,agent,dialplan'
const filters = ['Event: [^V]', 'Variable: QUEUESTATUS']
const agents = ['8001', '8002', '8003'] as const
const second = 1000
const callersUntil = 440 * second

/** Numbers of the sample centre's customers, as an exchange shows them, and of a few people nobody knows. */
const direct = ['13800001111', '01062137891', '057187359879', '02885001234', '13911112222']
const mobiles = [8, 12, 17, 23, 28, 31, 34, 38].map((index) => `138000020${String(index).padStart(2, '0')}`)
const switchboards = [
  '02085001000',
  '01085001001',
  '085185001006',
  '055185001007',
  '02185001013',
  '053285001009',
  '075585001018',
]
const strangers = ['13800009101', '13800009114', '057185009120']

type Caller = {
  readonly number: string
  readonly queue: QueueName
  /** Hangs up so long after the PBX picked up; without it the agent ends the call. */
  readonly hangUpAfterMs?: number
  /** Until the next caller. */
  readonly gapMs: number
}

/** The `index`-th caller: most are patient, one in six gives up soon, one in five rings the other number. */
function callerAt(index: number): Caller {
  const known = [direct, switchboards, mobiles][index % 3] ?? direct
  const book = index % 8 === 5 ? strangers : known
  const number = book[index % book.length] ?? ''
  const queue = index % 5 === 3 ? 'vip' : 'hotline'
  // A quick start, so that a newcomer sees agents talk and callers wait at once; then about one every ten seconds.
  const gapMs = index < 4 ? 1_500 : 7_000 + ((index * 37) % 7) * 1_000
  if (index % 6 === 4) return { number, queue, gapMs, hangUpAfterMs: 6_000 + ((index * 13) % 5) * 2_500 }
  if (index % 3 === 2) return { number, queue, gapMs, hangUpAfterMs: 28_000 + ((index * 11) % 8) * 3_000 }
  return { number, queue, gapMs }
}

/** Writes down everything the manager interface says from now on, beginning with the list of queues. */
async function listen({ ami }: Pbx): Promise<{ readonly finish: () => Promise<Buffer> }> {
  const chunks: Buffer[] = []
  const socket = connect({ host: ami.host, port: ami.port })
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  socket.on('data', (chunk) => chunks.push(chunk))
  const said = () => Buffer.concat(chunks).toString('utf8')
  const heard = (text: string) => until(text, async () => (said().includes(text) ? true : undefined))
  const act = (id: string, ...headers: readonly string[]) =>
    socket.write(`${[...headers, `ActionID: ${id}`].join('\r\n')}\r\n\r\n`)
  await heard('Asterisk Call Manager/')
  act('rec-1', 'Action: Login', `Username: ${ami.username}`, `Secret: ${ami.secret}`, `Events: ${eventMask}`)
  await heard('Event: FullyBooted')
  for (const filter of filters) act('rec-filter', 'Action: Filter', 'Operation: Add', `Filter: ${filter}`)
  act('rec-2', 'Action: QueueStatus')
  await heard('Event: QueueStatusComplete')
  return {
    finish: async () => {
      act('rec-3', 'Action: Logoff')
      // Asterisk says goodbye and closes.
      await closed
      const bytes = Buffer.concat(chunks)
      return bytes.subarray(0, bytes.lastIndexOf('\r\n\r\n') + 4)
    },
  }
}

/** The third agent lets the first call ring until the queue gives up, takes a break, and works after it. */
async function breakOfThird(pbx: Pbx): Promise<void> {
  const silent = await pbx.startPhone('8003')
  await pbx.waitForLog('the call that 8003 missed', (row) => row.event === 'RINGNOANSWER' && row.agent === '8003')
  for (const queue of ['hotline', 'vip'] as const) await pbx.pauseMember(queue, '8003', '短休')
  await wait(2 * second)
  await silent.stop()
  await pbx.startPhone('8003', { answerAfterMs: 3_000, hangUpAfterMs: 28_000 })
  await wait(45 * second)
  for (const queue of ['hotline', 'vip'] as const) await pbx.unpauseMember(queue, '8003')
}

/** The second agent is away for a while in the middle, when the queues grow. */
async function trainingOfSecond(pbx: Pbx): Promise<void> {
  await wait(210 * second)
  for (const queue of ['hotline', 'vip'] as const) await pbx.pauseMember(queue, '8002', '培训')
  await wait(60 * second)
  for (const queue of ['hotline', 'vip'] as const) await pbx.unpauseMember(queue, '8002')
}

async function callersOf(pbx: Pbx): Promise<void> {
  const begun = performance.now()
  const ends: Promise<void>[] = []
  for (let index = 0; performance.now() - begun < callersUntil; index++) {
    const { number, queue, hangUpAfterMs, gapMs } = callerAt(index)
    const call = await pbx.call({
      number,
      to: numbers[queue],
      ...(hangUpAfterMs === undefined ? {} : { hangUpAfterMs }),
    })
    ends.push(call.ended)
    await wait(gapMs)
  }
  await Promise.all(ends)
}

async function record(recording: string, queueLog: string): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vigil-record-'))
  const pbx = await startPbx({ dir })
  try {
    for (const extension of agents) await pbx.addMember('hotline', extension)
    for (const extension of ['8002', '8003'] as const) await pbx.addMember('vip', extension)
    for (const extension of agents) await pbx.cli(`queue set ringinuse no on PJSIP/${extension}`)
    await pbx.startPhone('8001', { answerAfterMs: 2_500, hangUpAfterMs: 26_000 })
    await pbx.startPhone('8002', { answerAfterMs: 4_000, hangUpAfterMs: 31_000 })
    const ear = await listen(pbx)
    await Promise.all([breakOfThird(pbx), trainingOfSecond(pbx), callersOf(pbx)])
    // The last wrap-up ends before the recording begins again.
    await wait(4 * second)
    await writeFile(recording, await ear.finish())
    await copyFile(path.join(dir, 'log/queue_log'), queueLog)
  } finally {
    await pbx.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

// Each telephone and caller is a process that ends with this one.
process.setMaxListeners(0)
const [recording, queueLog] = process.argv.slice(2)
if (recording === undefined || queueLog === undefined) {
  process.stderr.write('npx tsx tests/pbx/record-sample.ts RECORDING QUEUE_LOG\n')
  process.exitCode = 2
} else await record(path.resolve(recording), path.resolve(queueLog))
