/** Every component test starts from a clean page, the catalogue in Chinese, and the matchers for the DOM. */
// oxlint-disable-next-line import/no-unassigned-import -- it extends `expect`
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { i18next } from '../../renderer/app/i18n'

// The test DOM knows no fonts: there are none to wait for.
Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() }, configurable: true })

// How long something awaited may take on a busy machine before it counts as never coming.
configure({ asyncUtilTimeout: 20_000 })

beforeEach(async () => {
  localStorage.clear()
  await i18next.changeLanguage('zh')
})

afterEach(() => {
  cleanup()
})
