/** The button of a paper: saved, thought better of, failed, printed. */
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { paperOf } from '../../../renderer/data/papers'
import { PaperButton } from '../../../renderer/ui/paper-button'
import { fail, ok } from '#shared/lib/result'
import { createFakeBridge } from '../../support/fake-bridge'
import { editionId } from '../../support/paper-bodies'
import { renderScreen } from '../../support/render-screen'

const request = { paper: 'hand-over', id: editionId } as const
const show = (answers: Parameters<typeof createFakeBridge>[0], hindrance: string | null = null) => {
  const fake = createFakeBridge(answers)
  renderScreen(<PaperButton label="交接单" paper={paperOf(request)} hindrance={hindrance} />, fake)
  return fake
}

const save = () => userEvent.click(screen.getByRole('button', { name: '交接单：存为 PDF' }))
const print = () => userEvent.click(screen.getByRole('button', { name: '交接单：打印' }))

describe('the button of a paper', () => {
  it('asks for exactly this paper and says where it was saved', async () => {
    const fake = show({ 'media.paper': async () => ok({ file: '交接单.pdf' }) })
    await save()
    expect(await screen.findByText('已保存：交接单.pdf')).toBeVisible()
    expect(fake.inputsOf('media.paper')).toEqual([request])
  })

  it('cannot be pressed a second time while the paper is being made, and says nothing when the person thought better of it', async () => {
    let close = (): void => undefined
    show({ 'media.paper': () => new Promise((resolve) => (close = () => resolve(ok(null)))) })
    await save()
    expect(screen.getByRole('button', { name: '交接单：存为 PDF' })).toBeDisabled()
    expect(screen.getByRole('button', { name: '交接单：打印' })).toBeDisabled()
    expect(screen.getByText('正在生成…')).toBeVisible()
    close()
    expect(await screen.findByText('交接单')).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.queryByText(/已保存/)).toBeNull()
  })

  it('says why a paper could not be made, until it is asked for again', async () => {
    const fake = show({ 'media.paper': async () => fail('media.paper-not-built') })
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent('光盘映像尚未全部生成')
    fake.answer('media.paper', async () => ok({ file: 'a.pdf' }))
    await save()
    expect(await screen.findByText('已保存：a.pdf')).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('prints', async () => {
    const fake = show({ 'media.paper.print': async () => ok({ printed: true }) })
    await print()
    expect(await screen.findByText('已送往打印机')).toBeVisible()
    fake.answer('media.paper.print', async () => fail('media.paper-no-printer'))
    await print()
    expect(await screen.findByRole('alert')).toHaveTextContent('没有可用的打印机')
  })

  it('says why it cannot be pressed', () => {
    show({}, '请先生成映像')
    const button = screen.getByRole('button', { name: '交接单：存为 PDF' })
    expect(button).toBeDisabled()
    expect(button).toHaveAttribute('title', '请先生成映像')
  })
})
