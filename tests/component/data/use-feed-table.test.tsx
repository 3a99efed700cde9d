/** One table of a feed: who looks at it is left alone by what changes beside it. */
import { act, screen } from '@testing-library/react'
import { Profiler } from 'react'
import type { ProfilerOnRenderCallback } from 'react'
import { expect, it, vi } from 'vitest'
import { useFeedTable } from '../../../renderer/data/use-feed'
import { createFakeBridge } from '../../support/fake-bridge'
import { agentRow, quietQueue, visitRow } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'

it('renders when its own table changes, and not when calls come and go beside it', async () => {
  const fake = createFakeBridge()
  fake.publish('queue', quietQueue({ agents: [agentRow('8001')] }))
  const onRender = vi.fn<ProfilerOnRenderCallback>()
  function Agents() {
    const agents = useFeedTable('queue', 'agents')
    return <p>{agents ? [...agents.values()].map(({ extension, state }) => `${extension} ${state}`).join() : 'none'}</p>
  }
  renderScreen(
    <Profiler id="agents" onRender={onRender}>
      <Agents />
    </Profiler>,
    fake,
  )
  expect(await screen.findByText('8001 available')).toBeVisible()
  const before = onRender.mock.calls.length
  for (let n = 1; n <= 20; n++) await act(async () => fake.publish('queue', { visits: [visitRow(n)] }))
  expect(onRender).toHaveBeenCalledTimes(before)
  await act(async () => fake.publish('queue', { agents: [agentRow('8001', { state: 'paused' })] }))
  expect(screen.getByText('8001 paused')).toBeVisible()
  expect(onRender).toHaveBeenCalledTimes(before + 1)
})
