/** Asterisk's queue_log, read by the meaning of its own columns: the truth that totals are held against. */

export type LoggedQueue = {
  offered: number
  answered: number
  abandoned: number
  timedOut: number
  /** The log says that they gave up, but the same call entered a queue again: an operator moved them. */
  redirected: number
  keyExit: number
  emptyExit: number
  withdrawn: number
  /** Talks that ended with a hang-up. */
  completed: number
  transferred: number
  waitOfAnsweredMs: number
  talkMs: number
  waits: number[]
  /** Of the abandoned, whole seconds. */
  abandonedWaits: number[]
  /** Who entered and of whom nothing more is said. */
  waiting: number
}
export type LoggedAgent = { answered: number; talkMs: number; missed: number }

export type QueueLog = {
  readonly queues: Readonly<Record<string, LoggedQueue>>
  readonly agents: Readonly<Record<string, LoggedAgent>>
  /** Pauses for the wrap-up by queue, ms: each is off by less than a second, because the log tells whole ones. */
  readonly wrapUps: Readonly<Record<string, readonly number[]>>
}

/** Where a call is that gave up: nobody knows yet whether its caller hung up or was moved. */
type GivenUp = { readonly queue: LoggedQueue; readonly wait: number }

/** Lines are `time|callid|queue|agent|event|data1|data2|data3…`. */
export function readQueueLog(text: string): QueueLog {
  const queues: Record<string, LoggedQueue> = {}
  const agents: Record<string, LoggedAgent> = {}
  const givenUp = new Map<string, GivenUp>()
  const wrapUps: Record<string, number[]> = {}
  const pausedAt = new Map<string, number>()
  for (const line of text.trim().split(/\r?\n/)) {
    const [time = '', call = '', queue = '', agent = '', event = '', ...data] = line.split('|')
    const [first = '', second = '', third = ''] = data
    // A member's settings are logged under its interface instead of the agent's name, and are no call.
    if (queue === 'NONE' || event === 'RINGINUSE' || event === 'PENALTY') continue
    const q = (queues[queue] ??= {
      offered: 0,
      answered: 0,
      abandoned: 0,
      timedOut: 0,
      redirected: 0,
      keyExit: 0,
      emptyExit: 0,
      withdrawn: 0,
      completed: 0,
      transferred: 0,
      waitOfAnsweredMs: 0,
      talkMs: 0,
      waits: [],
      abandonedWaits: [],
      waiting: 0,
    })
    const a = agent === 'NONE' ? undefined : (agents[agent] ??= { answered: 0, talkMs: 0, missed: 0 })
    const paused = `${queue}/${agent}`
    switch (event) {
      case 'PAUSE':
        if (first === 'wrap-up') pausedAt.set(paused, Number(time))
        break
      case 'UNPAUSE': {
        const since = pausedAt.get(paused)
        if (since !== undefined) (wrapUps[queue] ??= []).push((Number(time) - since) * 1000)
        pausedAt.delete(paused)
        break
      }
      case 'ENTERQUEUE':
        reclassify(givenUp.get(call))
        givenUp.delete(call)
        q.offered++
        q.waiting++
        break
      case 'CONNECT':
        q.answered++
        q.waiting--
        q.waitOfAnsweredMs += Number(first) * 1000
        q.waits.push(Number(first))
        if (a) a.answered++
        break
      case 'COMPLETECALLER':
      case 'COMPLETEAGENT':
        q.completed++
        q.talkMs += Number(second) * 1000
        if (a) a.talkMs += Number(second) * 1000
        break
      case 'BLINDTRANSFER':
      case 'ATTENDEDTRANSFER': {
        // However the transfer is described, the wait, the talk and the position come last.
        const talkMs = Number(data.at(-2)) * 1000
        q.transferred++
        q.talkMs += talkMs
        if (a) a.talkMs += talkMs
        break
      }
      case 'ABANDON':
        q.abandoned++
        q.waiting--
        q.abandonedWaits.push(Number(third))
        givenUp.set(call, { queue: q, wait: Number(third) })
        break
      case 'EXITWITHTIMEOUT':
        q.timedOut++
        q.waiting--
        break
      case 'EXITWITHKEY':
        q.keyExit++
        q.waiting--
        break
      case 'EXITEMPTY':
        q.emptyExit++
        q.waiting--
        break
      case 'WITHDRAW':
        q.withdrawn++
        q.waiting--
        break
      case 'RINGNOANSWER':
        if (a) a.missed++
        break
    }
  }
  return { queues, agents, wrapUps }
}

/** A call that entered a queue again did not hang up when it left the one before. */
function reclassify(call: GivenUp | undefined): void {
  if (!call) return
  const { queue, wait } = call
  queue.abandoned--
  queue.redirected++
  queue.abandonedWaits.splice(queue.abandonedWaits.indexOf(wait), 1)
}
