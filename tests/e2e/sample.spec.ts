import { expect, launchApp, test } from '../support/app'

test('the sample centre is there at every start of its profile, signed in, until one click removes it', async ({
  dataDir,
}) => {
  const first = await launchApp(dataDir, ['--sample'])
  await expect(first.console.getByText('示例中心 · 数据均为虚构')).toBeVisible()
  await first.electron.close()

  const second = await launchApp(dataDir, ['--sample'])
  await second.console.getByRole('button', { name: '移除示例中心' }).click()
  await second.console.getByRole('dialog').getByRole('button', { name: '移除示例中心' }).click()
  await expect(second.console.getByRole('heading', { name: '初次使用' })).toBeVisible()
  expect(await second.console.evaluate(() => window.vigil.call('sample.load', undefined))).toMatchObject({
    ok: false,
    error: { code: 'auth.signed-out' },
  })
  await second.electron.close()
})
