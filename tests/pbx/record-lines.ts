/**
 * Records what a real Asterisk says about telephones: short scenes of direct calls, click-to-dial, transfers and Local
 * channels, for the tests. Run it with `npx tsx tests/pbx/record-lines.ts FOLDER [SCENE …]`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freeUdpPorts } from './rig/ports'
import { startPbx, type Pbx } from './rig/pbx'
import { scenes, type Scene, type Stage } from './record-lines-scenes'
import { until } from './rig/until'

/** What a console's user may read. */
const eventMask = 'system,call,agent,dialplan'
/** Of the dialplan's variables, which alone would be most of a file, only what the console heeds. */
const filters = ['Event: [^V]', 'Variable: (QUEUESTATUS|MIXMONITOR_FILENAME)']
const noise = new Set(['DeviceStateChange', 'Newexten', 'DialState', 'BridgeCreate', 'BridgeDestroy', 'TestEvent'])

/** A dialplan with the outside world (a number leads to whoever waits at `farPort`), direct numbers and recording. */
const steps = (farPort: number): readonly string[] => [
  ...['138XXXXXXXX', '139XXXXXXXX'].map(
    (n) => `agents,_${n},1,Dial,"PJSIP/anonymous/sip:\${EXTEN}@127.0.0.1:${farPort},15"`,
  ),
  'inbound,8001,1,MixMonitor,"${UNIQUEID}.wav"',
  'inbound,8001,2,Dial,"PJSIP/8001,3"',
  'inbound,4008810199,1,Answer',
  'inbound,4008810199,2,MixMonitor,"queue-${UNIQUEID}.wav"',
  'inbound,4008810199,3,Queue,"hotline,tT"',
  'inbound,4008810198,1,Answer',
  'inbound,4008810198,2,Queue,"hotline,tT"',
  'agents,parked,1,Answer',
  'agents,parked,2,MusicOnHold',
  'agents,waiting,1,Answer',
  'agents,waiting,2,Wait,60',
  'agents,8009,1,Pickup,8001',
]

async function prepare(pbx: Pbx, dir: string, farPort: number): Promise<void> {
  await writeFile(path.join(dir, 'etc/musiconhold.conf'), `[default]\nmode=files\ndirectory=${dir}/moh\n`)
  await mkdir(path.join(dir, 'moh'), { recursive: true })
  await writeFile(path.join(dir, 'moh/quiet.ulaw'), Buffer.alloc(80_000, 0xff))
  await pbx.cli('module reload res_musiconhold.so')
  for (const step of steps(farPort)) {
    const [context = '', exten = '', priority = '', app = '', ...data] = step.split(',')
    const words = [exten, priority, app, ...(data.length > 0 ? [data.join(',')] : [])].join(',')
    await pbx.cli(`dialplan add extension ${words} into ${context}`)
  }
}

/** A manager session of which everything said is kept. */
async function listen({ ami }: Pbx, dir: string) {
  const chunks: Buffer[] = []
  const socket = connect({ host: ami.host, port: ami.port })
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  socket.on('data', (chunk) => chunks.push(chunk))
  const said = () => Buffer.concat(chunks).toString('utf8')
  const act = (...headers: readonly string[]) => socket.write(`${headers.join('\r\n')}\r\n\r\n`)
  const heard = (fits: RegExp) =>
    until(String(fits), async () =>
      said()
        .split(/\r?\n\r?\n/)
        .find((frame) => fits.test(frame)),
    )
  await heard(/Asterisk Call Manager/)
  act('Action: Login', `Username: ${ami.username}`, `Secret: ${ami.secret}`, `Events: ${eventMask}`)
  await heard(/Event: FullyBooted/)
  for (const filter of filters) act('Action: Filter', 'Operation: Add', `Filter: ${filter}`)
  return {
    act,
    heard,
    said,
    finish: async () => {
      act('Action: CoreShowChannels', 'ActionID: last')
      await heard(/Event: CoreShowChannelsComplete\r\nActionID: last/)
      act('Action: Logoff')
      await closed
      const frames = said().split(/\r?\n\r?\n/)
      const kept = frames.filter((frame) => !noise.has(/^Event: (\w+)/.exec(frame)?.[1] ?? ''))
      return `${kept.join('\r\n\r\n').trimEnd()}\r\n\r\n`.replaceAll(dir, '/var')
    },
  }
}

async function record(folder: string, name: string, scene: Scene): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vigil-lines-'))
  const pbx = await startPbx({ dir })
  try {
    const [farPort = 0] = await freeUdpPorts(1)
    await prepare(pbx, dir, farPort)
    const ear = await listen(pbx, dir)
    const stage: Stage = { pbx, dir: path.join(dir, 'sipp'), farPort, act: ear.act, heard: ear.heard, wait }
    await scene(stage).catch((error: unknown) => {
      process.stderr.write(ear.said())
      throw error
    })
    await wait(500)
    await writeFile(path.join(folder, `lines-${name}.ami.txt`), await ear.finish())
  } finally {
    await pbx.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

// Each telephone and caller is a process that ends with this one.
process.setMaxListeners(0)
const [folder, ...wanted] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('npx tsx tests/pbx/record-lines.ts FOLDER [SCENE …]\n')
  process.exitCode = 2
} else
  for (const [name, scene] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`${name}\n`)
    await record(path.resolve(folder), name, scene)
  }
