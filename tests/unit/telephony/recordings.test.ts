import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { replay, WITHIN_SECONDS } from '#cli/commands/replay'
import { readQueueLog } from '../../support/queue-log'

const folder = path.resolve(import.meta.dirname, '../../support/fixtures/recordings')

async function replayed(file: string): Promise<{ code: number; answers: unknown[]; words: string[] }> {
  const answers: unknown[] = []
  const words: string[] = []
  const io = {
    answer: (value: unknown) => answers.push(value),
    say: (text: string) => words.push(text),
    resourcesDir: '',
    dataDir: '',
  }
  const code = await replay(['--ami', path.join(folder, file)], { ...io })
  return { code, answers, words }
}

describe('recordings of real Asterisks give the totals of their queue_logs [telephony: KPIs]', () => {
  it.each(['asterisk22-basic', 'asterisk22-abandon', 'asterisk16-basic'])('%s', async (name) => {
    const log = readQueueLog(readFileSync(path.join(folder, `${name}.queue_log.txt`), 'utf8'))
    const { code, answers, words } = await replayed(`${name}.ami.txt`)
    expect(words).toEqual([])
    expect(code).toBe(0)
    expect(answers).toHaveLength(1)
    const expectedQueues = Object.fromEntries(
      Object.entries(log.queues).map(([queue, { waits, ...totals }]) => [
        queue,
        expect.objectContaining({
          ...totals,
          redirected: 0,
          left: 0,
          answeredWithin: Object.fromEntries(
            WITHIN_SECONDS.map((s) => [String(s), waits.filter((wait) => wait <= s).length]),
          ),
        }),
      ]),
    )
    expect(answers[0]).toEqual({
      queues: expect.objectContaining(expectedQueues),
      agents: Object.fromEntries(
        Object.entries(log.agents).map(([agent, totals]) => [agent, expect.objectContaining(totals)]),
      ),
      waiting: 0,
    })
  })

  it('answers a queue without a call with zeros', async () => {
    const { answers } = await replayed('asterisk22-basic.ami.txt')
    expect(answers[0]).toMatchObject({ queues: { vip: { offered: 0, answered: 0, answeredWithin: { '20': 0 } } } })
  })

  it('refuses a file that is no recording with words, no JSON and a code that is not 0', async () => {
    const { code, answers, words } = await replayed('asterisk22-basic.queue_log.txt')
    expect({ code, answers }).toEqual({ code: 1, answers: [] })
    expect(words.join()).toMatch(/not a recording.*byte 0, line 1/)
  })

  it('says that a file is missing', async () => {
    const { code, words } = await replayed('nothing.txt')
    expect(code).toBe(1)
    expect(words.join()).toContain('ENOENT')
  })
})
