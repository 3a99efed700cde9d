/** What is costly to draw: at once after a quiet time, then seldom, and always the latest. */
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useCalm } from '../../../renderer/features/wallboard/use-calm'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 4), toFake: ['Date', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms))

it('shows a change at once, a storm of them once a second, and the last of them', async () => {
  const seen: number[] = []
  function Picture({ value }: { readonly value: number }) {
    const shown = useCalm(value, 1_000)
    if (seen.at(-1) !== shown) seen.push(shown)
    return <p>{shown}</p>
  }
  const { rerender } = render(<Picture value={0} />)
  await later(5_000)
  rerender(<Picture value={1} />)
  await later(0)
  expect(screen.getByText('1')).toBeVisible()
  for (let value = 2; value <= 31; value++) {
    await later(100)
    rerender(<Picture value={value} />)
  }
  await later(1_000)
  expect(screen.getByText('31')).toBeVisible()
  expect(seen).toHaveLength(2 + 4)
})

it('does not keep the old picture when the clock is put back', async () => {
  const { rerender } = render(<Shown value={0} />)
  rerender(<Shown value={1} />)
  await later(0)
  vi.setSystemTime(Date.UTC(2026, 10, 23, 1))
  rerender(<Shown value={2} />)
  await later(1_000)
  expect(screen.getByText('2')).toBeVisible()
})

function Shown({ value }: { readonly value: number }) {
  return <p>{useCalm(value, 1_000)}</p>
}
