/** The rig's own words to the manager interface: one action on a connection of its own, to do what people do at a PBX. */
import { connect } from 'node:net'

/** Who may log in where. */
export type AmiAccount = {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly secret: string
}

/** Headers of an action, without its id. */
export type ActionHeaders = Readonly<Record<string, string>>

/**
 * Logs in without events, does the actions at the same time, and answers with their responses in that order, each by its
 * headers.
 * @throws when the PBX hangs up or refuses one
 */
export function act(
  { host, port, username, secret }: AmiAccount,
  actions: readonly ActionHeaders[],
): Promise<readonly ActionHeaders[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const answers = new Map<string, ActionHeaders>()
    let text = ''
    const send = (headers: ActionHeaders) =>
      socket.write(
        `${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}\r\n`,
      )
    const take = (frame: ActionHeaders) => {
      const id = frame['ActionID']
      if (frame['Response'] === undefined || id === undefined) return
      if (frame['Response'] === 'Error') {
        socket.destroy(
          new Error(`The PBX refused ${JSON.stringify(actions[Number(id) - 1] ?? 'login')}: ${frame['Message']}`),
        )
        return
      }
      answers.set(id, frame)
      if (id === '0') actions.forEach((action, index) => send({ ...action, ActionID: String(index + 1) }))
      if (answers.size === actions.length + 1) socket.end('Action: Logoff\r\n\r\n')
    }
    send({ Action: 'Login', Username: username, Secret: secret, Events: 'off', ActionID: '0' })
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const frames = text.split('\r\n\r\n')
      text = frames.pop() ?? ''
      for (const frame of frames)
        take(
          Object.fromEntries(
            frame
              .split('\r\n')
              .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
          ),
        )
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const all = actions.map((_, index) => answers.get(String(index + 1)))
      if (all.every((answer) => answer !== undefined)) resolve(all)
      else reject(new Error('The PBX closed the connection before it had answered'))
    })
  })
}
