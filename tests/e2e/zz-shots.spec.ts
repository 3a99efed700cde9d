import { launchApp, test } from '../support/app'
import { changeTo } from '../support/jobs'
test('shots', async ({ dataDir }) => {
  const app = await launchApp(dataDir, ['--sample'])
  await changeTo(app.console, 'sample.agent1')
  await app.console.setViewportSize({ width: 1440, height: 900 })
  await app.console.waitForTimeout(6000)
  await app.console.screenshot({ path: '/tmp/desk-bar-1440.png' })
  await app.close()
})
