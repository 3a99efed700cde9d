import { describe, expect, it } from 'vitest'
import { usualQueue } from '#shared/domain/telephony/queue-settings'
import { mainLink } from '#shared/domain/telephony/settings'
import type { QueueView } from '#shared/ipc/kpi-contract'
import { queueFormOf, queueProblems, settingsOf, withinOf } from '../../../../renderer/features/settings/queues/model'
import type { QueueForm, QueueProblem } from '../../../../renderer/features/settings/queues/model'

const view = (ofPbxS: number | null): QueueView => ({
  settings: usualQueue(mainLink, 'hotline'),
  linkName: '总机',
  ofPbxS,
  decided: false,
})

const problemsOf = (change: Partial<QueueForm>): readonly QueueProblem[] =>
  queueProblems({ ...queueFormOf(view(null)), ...change }, view(null))

describe('the form of a queue', () => {
  it('comes back as it was', () => {
    expect(settingsOf(queueFormOf(view(60)), view(60))).toEqual(usualQueue(mainLink, 'hotline'))
    const own = { ...view(60), settings: { ...usualQueue(mainLink, 'hotline'), serviceLevelS: 15, goal: 0.57 } }
    expect(settingsOf(queueFormOf(own), own)).toEqual(own.settings)
  })

  it('takes the T of the PBX where none is given, and 20 s where it has none', () => {
    expect([withinOf(queueFormOf(view(60)), view(60)), withinOf(queueFormOf(view(null)), view(null))]).toEqual([60, 20])
  })

  it.each<readonly [Partial<QueueForm>, readonly QueueProblem[]]>([
    [{}, []],
    [{ withinS: '0' }, ['withinS']],
    [{ withinS: '20.5' }, ['withinS']],
    [{ withinS: '3601' }, ['withinS']],
    [{ goal: '0' }, ['goal']],
    [{ goal: '101' }, ['goal']],
    [{ shortAbandonS: '' }, ['shortAbandonS']],
    [{ shortAbandonS: '21' }, ['shortOverT']],
    [{ shortAbandonS: '21', withinS: '30' }, []],
    [{ wrapUpS: '-1' }, ['wrapUpS']],
    [{ greeting: '' }, []],
    [{ greeting: '您好，我是 {name}' }, ['placeholder']],
    [{ greeting: '您好，我是{agent}，{agent}为您服务' }, []],
    [{ greeting: '好'.repeat(501) }, ['greeting']],
  ])('%j', (change, problems) => {
    expect(problemsOf(change)).toEqual(problems)
  })
})
