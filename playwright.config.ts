/** Tests that launch the app: `e2e` alone, `pbx` against a real Asterisk. One at a time: they share screen, ports and CPU. */
import { defineConfig, type ReporterDescription } from '@playwright/test'

const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE
const reporters: ReporterDescription[] = [['list']]
if (jsonReport) reporters.push(['json', { outputFile: jsonReport }])

export default defineConfig({
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: reporters,
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', timeout: 60_000 },
    // A call lasts as long as people let it ring and talk, and the first run builds the PBX.
    { name: 'pbx', testDir: 'tests/pbx', timeout: 180_000 },
  ],
})
