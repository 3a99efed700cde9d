/** Asterisk's queue_log, read by the meaning of its own columns: the truth that totals are held against. */

export type LoggedQueue = {
  offered: number
  answered: number
  abandoned: number
  timedOut: number
  completed: number
  waitOfAnsweredMs: number
  talkMs: number
  waits: number[]
  /** Of the abandoned, whole seconds. */
  abandonedAfter: number[]
  /** Who entered and of whom nothing more is said. */
  waiting: number
}
export type LoggedAgent = { answered: number; talkMs: number; missed: number }

export type QueueLog = {
  readonly queues: Readonly<Record<string, LoggedQueue>>
  readonly agents: Readonly<Record<string, LoggedAgent>>
}

/** Lines are `time|callid|queue|agent|event|data1|data2|data3…`. */
export function readQueueLog(text: string): QueueLog {
  const queues: Record<string, LoggedQueue> = {}
  const agents: Record<string, LoggedAgent> = {}
  for (const line of text.trim().split(/\r?\n/)) {
    const [, , queue = '', agent = '', event = '', first = '', second = '', third = ''] = line.split('|')
    // A member's settings are logged under its interface instead of the agent's name, and are no call.
    if (queue === 'NONE' || event === 'RINGINUSE') continue
    const q = (queues[queue] ??= {
      offered: 0,
      answered: 0,
      abandoned: 0,
      timedOut: 0,
      completed: 0,
      waitOfAnsweredMs: 0,
      talkMs: 0,
      waits: [],
      abandonedAfter: [],
      waiting: 0,
    })
    const a = agent === 'NONE' ? undefined : (agents[agent] ??= { answered: 0, talkMs: 0, missed: 0 })
    switch (event) {
      case 'ENTERQUEUE':
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
      case 'ABANDON':
        q.abandoned++
        q.abandonedAfter.push(Number(third))
        q.waiting--
        break
      case 'EXITWITHTIMEOUT':
        q.timedOut++
        q.waiting--
        break
      case 'RINGNOANSWER':
        if (a) a.missed++
        break
    }
  }
  return { queues, agents }
}
