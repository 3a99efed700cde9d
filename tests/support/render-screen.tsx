/** Renders a screen on a bridge with everything it stands on: theme, catalogue, words, beat and feeds of its own. */
import { render } from '@testing-library/react'
import { Providers } from '../../renderer/app/providers'
import { createFeedStore } from '../../renderer/data/feed-store'
import { forgetPolicies } from '../../renderer/data/policies'
import { FeedStoreContext } from '../../renderer/data/use-feed'
import type { FakeBridge } from './fake-bridge'

export function renderScreen(screen: React.ReactElement, fake: FakeBridge) {
  Object.defineProperty(window, 'vigil', { value: fake.bridge, configurable: true })
  forgetPolicies()
  return render(
    <FeedStoreContext value={createFeedStore(() => fake.bridge)}>
      <Providers mode="light">{screen}</Providers>
    </FeedStoreContext>,
  )
}
