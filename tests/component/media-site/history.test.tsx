/** What has come to a site: editions with their receipts, refused discs, and the end of each disc. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '#shared/lib/result'
import { arrival, arrivedDisc, editionId, importedArrival, receipt, refusal } from '../../support/site-rows'
import { showSite } from '../../support/site-screen'

const path = '/site/history'

describe('the history', () => {
  it('says that nothing has come yet', async () => {
    showSite({ path })
    expect(await screen.findByText('还没有收过光盘')).toBeVisible()
    expect(screen.getByText('没有拒收过光盘')).toBeVisible()
  })

  it('lists editions, the newest first, and why discs were refused', async () => {
    showSite({
      path,
      arrivals: [
        arrival({ id: editionId(10), seq: 10, week: '2026-11-04', receipt: receipt('refused') }),
        importedArrival({
          discs: [arrivedDisc(1, { importedAt: 1, destroyedAt: 2 }), arrivedDisc(2, { importedAt: 1 })],
        }),
        arrival({ id: editionId(13), seq: 13, week: '2026-11-25', discs: [arrivedDisc(1, { verifiedAt: null })] }),
      ],
      refusals: [refusal(), refusal({ id: 'r2', at: 0, code: 'signature-wrong', params: {}, title: '/dev/sr0' })],
    })
    const editions = within(await screen.findByRole('table', { name: '各期光盘' }))
      .getAllByRole('row')
      .slice(1)
    expect(editions.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^第 13 期.*未收齐—/),
      expect.stringMatching(/^第 12 期.*已导入2026-11-20 10:25.*已销毁 1 \/ 2 张$/),
      expect.stringMatching(/^第 10 期.*已拒收/),
    ])
    const refused = within(screen.getByRole('table', { name: '拒收记录' }))
      .getAllByRole('row')
      .slice(1)
    expect(refused.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('的内容与清单不同，共有 1 个文件不合格。李敏'),
      expect.stringContaining('/dev/sr0清单的签名不对'),
    ])
  })

  it('opens an edition with its receipt and who released it', async () => {
    showSite({
      path,
      arrivals: [importedArrival({ released: { by: '李敏', second: '王强', reason: '快递延误' } })],
    })
    await userEvent.click(await screen.findByRole('button', { name: '第 12 期（2026-11-18）' }))
    expect(await screen.findByText('李敏、王强：快递延误')).toBeVisible()
    expect(screen.getByRole('figure', { name: '回执二维码' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '返回历史' }))
    expect(await screen.findByRole('table', { name: '各期光盘' })).toBeVisible()
  })

  it('an address of no edition leads back', async () => {
    showSite({ path: `${path}/nothing` })
    expect(await screen.findByText('没有找到这一期')).toBeVisible()
  })
})

describe('[S4-07] the end of a disc', () => {
  const open = async (discs = [arrivedDisc(1, { importedAt: 1 })], over = {}) => {
    const fake = showSite({
      path: `${path}/${editionId(12)}`,
      arrivals: [importedArrival({ discs, ...over })],
      answers: { 'mediaSite.destroy': () => ok(null) },
    })
    await screen.findByRole('table', { name: '光盘' })
    return fake
  }

  it('is recorded with way and witness', async () => {
    const fake = await open()
    await userEvent.click(screen.getByRole('button', { name: '登记销毁…' }))
    const dialog = within(await screen.findByRole('dialog', { name: '登记销毁：第 12 期第 1 张' }))
    await userEvent.click(dialog.getByRole('button', { name: '登记销毁' }))
    expect(dialog.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '请选择销毁方式',
      '请填写见证人姓名',
    ])
    await userEvent.click(dialog.getByRole('radio', { name: '粉碎' }))
    await userEvent.type(dialog.getByLabelText(/^见证人/), '王强')
    await userEvent.click(dialog.getByRole('button', { name: '登记销毁' }))
    expect(fake.inputsOf('mediaSite.destroy')).toEqual([{ id: editionId(12), disc: 1, how: '粉碎', witness: '王强' }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('in another way, in the words of who did it', async () => {
    const fake = await open()
    await userEvent.click(screen.getByRole('button', { name: '登记销毁…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.click(dialog.getByRole('radio', { name: '其他' }))
    await userEvent.type(dialog.getByLabelText(/^见证人/), '王强')
    await userEvent.click(dialog.getByRole('button', { name: '登记销毁' }))
    expect(dialog.getByLabelText(/^请说明/)).toHaveAccessibleDescription('请说明销毁方式')
    await userEvent.type(dialog.getByLabelText(/^请说明/), '打磨盘面')
    fake.answer('mediaSite.destroy', () => fail('db.full'))
    await userEvent.click(dialog.getByRole('button', { name: '登记销毁' }))
    expect(await dialog.findByText(/磁盘空间不足/)).toBeVisible()
    expect(fake.inputsOf('mediaSite.destroy')).toEqual([
      { id: editionId(12), disc: 1, how: '打磨盘面', witness: '王强' },
    ])
  })

  it('a disc that is still to be imported cannot be destroyed', async () => {
    await open([arrivedDisc(1)], { receipt: null })
    expect(screen.getByRole('button', { name: '登记销毁…' })).toBeDisabled()
  })

  it('one of a refused edition can', async () => {
    await open([arrivedDisc(1)], { receipt: receipt('refused') })
    expect(screen.getByRole('button', { name: '登记销毁…' })).toBeEnabled()
  })

  it('says who destroyed it', async () => {
    await open([
      arrivedDisc(1, {
        importedAt: 1,
        destroyedAt: Date.UTC(2026, 10, 21, 8),
        destroyedBy: '李敏 / 王强',
        destroyedHow: '粉碎',
      }),
    ])
    expect(screen.getByText('2026-11-21 16:00 粉碎，李敏 / 王强')).toBeVisible()
    expect(screen.queryByRole('button', { name: '登记销毁…' })).toBeNull()
  })
})
