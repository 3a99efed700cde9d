/** An agent's telephone in the tray: what can be done now, and a picture of the state that is no colour alone. */
import { describe, expect, it } from 'vitest'
import { iconSize, trayBitmap } from '#main/app/tray-icon'
import { trayItems, trayTitle } from '#main/app/tray-menu'
import type { AgentState } from '#shared/domain/queue/state'
import { phoneRow } from '../../../support/phone-rows'

const items = (over: Parameters<typeof phoneRow>[0]) => trayItems(phoneRow(over))
const item = (over: Parameters<typeof phoneRow>[0], label: string) => items(over).find((one) => one.label === label)
const state = (word: AgentState, reason: string | null = null) => ({ agent: { state: word, since: 0, reason } })

describe('the menu of the tray', () => {
  it('says who and how at its head', () => {
    expect(trayTitle(phoneRow(state('paused', '用餐')))).toBe('分机 8001 · 小休 · 用餐')
    expect(trayTitle(phoneRow({ agent: null }))).toBe('分机 8001 · 未签入队列')
  })

  it('pauses with a reason, and takes back while paused', () => {
    expect(item(state('available'), '小休')?.items?.[1]?.act).toMatchObject({ act: 'pause', reason: '用餐' })
    expect(item(state('paused'), '小休')).toBeUndefined()
    expect(item(state('paused'), '恢复接听')?.act).toEqual({ act: 'resume', link: 'main' })
    expect(item(state('wrap-up'), '结束话后整理（就绪）')?.act).toEqual({ act: 'ready', link: 'main' })
  })

  it('disables what a missing right forbids', () => {
    const right = { kind: 'right', right: 'agent' } as const
    expect(item({ abilities: { ...phoneRow().abilities, 'sign-in': right } }, '签出全部队列')?.enabled).toBe(false)
    expect(item({}, '签出全部队列')).toMatchObject({ enabled: true, act: { act: 'sign-out', queues: ['hotline'] } })
    expect(item({}, '签入全部队列')).toMatchObject({ enabled: true, act: { act: 'sign-in', queues: ['vip'] } })
  })

  it.each([
    ['ringing', '接听', 'answer'],
    ['talking', '保持', 'hold'],
    ['held', '取回', 'unhold'],
  ] as const)('of a call that is %s offers %s', (phase, label, act) => {
    const calls = phoneRow({}, phase).calls
    expect(item({ calls }, label)?.act?.act).toBe(act)
    expect(item({ calls }, '挂断')?.act?.act).toBe('hang-up')
  })
})

describe('the picture of a state', () => {
  const states: readonly AgentState[] = [
    'available',
    'ringing',
    'in-call',
    'on-hold',
    'wrap-up',
    'paused',
    'unavailable',
  ]

  it('has a bitmap of its size, and differs for every state', () => {
    const pictures = states.map(trayBitmap)
    for (const picture of pictures) expect(picture).toHaveLength(iconSize * iconSize * 4)
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(states.length)
  })

  it('tells states of one colour apart by their shape', () => {
    const shape = (word: AgentState) => [...trayBitmap(word)].filter((_, i) => i % 4 === 3).join()
    expect(shape('ringing')).not.toBe(shape('paused'))
    expect(shape('in-call')).not.toBe(shape('on-hold'))
  })
})
