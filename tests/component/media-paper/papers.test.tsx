/** What stands on each paper; long names and many rows. The test DOM has no heights, so each test says how high things are. */
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PaperBody } from '#shared/ipc/media-papers-contract'
import { fail, ok } from '#shared/lib/result'
import { PaperScreen } from '../../../renderer/features/media-paper'
import { createFakeBridge } from '../../support/fake-bridge'
import {
  arrivalRow,
  builtAt,
  contentsOf,
  destination,
  discsToDestroy,
  editionRow,
  ledgerRows,
  longName,
  paperPlan,
} from '../../support/paper-bodies'
import { renderScreen } from '../../support/render-screen'

const sheet = '01JDGX5Z8M3Q7R2T4V6W8Y0A1C'
const site = { name: '滨海核电厂仿真机房', centre: '值守支持中心', importDir: null }

afterEach(() => {
  vi.restoreAllMocks()
  delete document.documentElement.dataset['drawn']
})

/** Rows are 10 high, blocks 40, a page holds `room`. */
function withHeights(room: number): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function height(this: Element) {
    const rows = this.querySelector('caption') ? this.querySelectorAll('tbody > tr').length : 0
    const high = this.tagName === 'MAIN' ? room : this.tagName === 'TR' ? 10 : rows > 0 ? 20 + rows * 10 : 40
    return { height: high } as DOMRect
  })
}

async function draw(body: PaperBody): Promise<readonly HTMLElement[]> {
  const fake = createFakeBridge({ 'media.paper.sheet': async () => ok({ madeBy: '王敏', madeAt: builtAt, body }) })
  renderScreen(<PaperScreen sheet={sheet} />, fake)
  await waitFor(() => expect(document.documentElement.dataset['drawn']).toBe('true'))
  expect(fake.inputsOf('media.paper.sheet')).toEqual([{ sheet }])
  return screen.getAllByRole('region')
}

const textOf = (elements: readonly HTMLElement[]): string => elements.map((one) => one.textContent).join('\n')

describe('[S4-07] the ledger', () => {
  it('goes on over pages: each says its number, who made it, and what its columns are; no line is lost', async () => {
    withHeights(200)
    const pages = await draw({
      paper: 'ledger',
      from: '2026-11-01',
      to: '2026-11-30',
      of: null,
      rows: ledgerRows(60),
    })
    expect(pages.length).toBeGreaterThan(3)
    for (const [i, page] of pages.entries()) {
      expect(page).toHaveTextContent(`第 ${i + 1} 页 共 ${pages.length} 页`)
      expect(page).toHaveTextContent('表号：GP-04')
      expect(page).toHaveTextContent('制表：王敏 2026-11-25 10:20')
    }
    // The last page may have nothing but the places to sign.
    for (const page of pages.slice(0, -1))
      expect(within(page).getByRole('columnheader', { name: '说明' })).toBeVisible()
    const numbers = pages.flatMap((page) =>
      within(page)
        .getAllByRole('row')
        .map((row) => Number(row.querySelector('td')?.textContent)),
    )
    expect(numbers.filter((n) => n > 0)).toEqual(ledgerRows(60).map(({ seq }) => seq))
    expect(textOf(pages)).toContain(longName)
    expect(textOf(pages.slice(1, 2))).toContain('（续）')
  })

  it('says that nothing happened rather than showing an empty table', async () => {
    const pages = await draw({ paper: 'ledger', from: '2026-11-01', to: '2026-11-30', of: destination, rows: [] })
    expect(textOf(pages)).toContain('本期间没有记录')
    expect(textOf(pages)).toContain(`2026 年 11 月 1 日至 2026 年 11 月 30 日　滨海核电有限公司 仿真机房　共 0 条`)
  })
})

describe('[S4-07] the hand-over form', () => {
  const handOver = {
    at: builtAt,
    way: 'courier',
    carrier: '中国邮政 李师傅',
    tracking: 'XA12345678934',
    to: '孙志强',
  } as const

  it('names seal, tracking number and carrier, says that only unmarked discs are sent, and has three places to sign', async () => {
    const pages = await draw({
      paper: 'hand-over',
      edition: editionRow(2, { handOver }),
      to: { ...destination, customer: longName },
      plan: paperPlan,
    })
    const text = textOf(pages)
    for (const said of [
      'F-20261125-0031',
      'XA12345678934',
      '中国邮政 李师傅',
      longName,
      '只有非密光盘可以寄送',
      'DVD-2026-2',
    ])
      expect(text).toContain(said)
    expect(screen.getByRole('row', { name: /密级标识 非密/ })).toBeVisible()
    for (const role of ['交出人（制作单位）', '承运人', '接收人（站点，盖章）'])
      expect(screen.getByRole('columnheader', { name: role })).toBeVisible()
    expect(screen.getAllByText(/签字：/)).toHaveLength(3)
    const ways = screen.getByRole('row', { name: /交付方式/ })
    expect(ways).toHaveTextContent('是寄送否上门送达否客户自取')
  })

  it('forbids to send a marked disc', async () => {
    const plan = { ...paperPlan, mark: 'work-secret', delivery: 'visit' } as const
    const text = textOf(await draw({ paper: 'hand-over', to: destination, edition: editionRow(1), plan }))
    expect(text).toContain('本单所列光盘标识为“工作秘密”，不得寄送')
    expect(text).not.toContain('非密光盘可以寄送')
  })

  it('leaves to the pen what is not known, and does not hand over a copy that was spoiled', async () => {
    const edition = editionRow(1, { sealNumber: null })
    const [copy] = edition.copies
    if (!copy) throw new Error('an edition without copies')
    const copies = [{ ...copy, state: 'spoiled' as const, serial: 'BAD-1' }]
    const text = textOf(
      await draw({ paper: 'hand-over', to: destination, edition: { ...edition, copies }, plan: null }),
    )
    expect(text).not.toContain('BAD-1')
    expect(screen.getByRole('rowheader', { name: '封签号' }).nextElementSibling).toBeEmptyDOMElement()
  })
})

describe('[S4-07] the burning approval', () => {
  it('lists patches with the reason of those that others need, what stays behind, and who approved', async () => {
    withHeights(300)
    const pages = await draw({
      paper: 'burn-approval',
      to: destination,
      edition: editionRow(1),
      plan: paperPlan,
      contents: contentsOf(70),
    })
    const text = textOf(pages)
    expect(text).toContain('70 个，共 8.64 GB')
    expect(text).toContain('KB5000001 的前置补丁')
    expect(text).toContain('KB5000070')
    expect(text).toContain('系统内已批准：陈静')
    expect(text).toContain('KB4999998已有新补丁取代')
    expect(text).not.toContain('KB4999999')
    expect(pages.length).toBeGreaterThan(2)
  })

  it('has lines for burning by hand where nothing was burned yet, and names a copy that failed', async () => {
    const edition = editionRow(3)
    await draw({
      paper: 'burn-approval',
      to: destination,
      edition: { ...edition, copies: [] },
      plan: null,
      contents: contentsOf(1),
    })
    const record = screen.getByRole('table', { name: '三、刻录记录' })
    expect(within(record).getAllByRole('row')).toHaveLength(4)
  })

  it('names a copy that failed', async () => {
    const edition = editionRow(1)
    const copies = edition.copies.map((copy) => ({ ...copy, state: 'spoiled' as const, reason: '回读校验失败' }))
    await draw({
      paper: 'burn-approval',
      to: destination,
      edition: { ...edition, copies },
      plan: null,
      contents: contentsOf(1),
    })
    expect(screen.getByRole('table', { name: '三、刻录记录' })).toHaveTextContent('报废：回读校验失败')
  })
})

describe('[S4-07] the sleeve label', () => {
  it('is one page for each disc that was asked for, with its code', async () => {
    const edition = editionRow(3, { sealNumber: null })
    await draw({ paper: 'sleeve-label', to: destination, edition, plan: paperPlan, discs: [1, 3] })
    expect(screen.getByTitle('第 12 期第 1 张的二维码')).toBeInTheDocument()
    expect(screen.queryByTitle('第 12 期第 2 张的二维码')).toBeNull()
    expect(screen.getByText('3 / 3')).toBeVisible()
    expect(screen.getAllByText('非密')).toHaveLength(2)
    expect(screen.getAllByText('19F3 C1A7 BE24 D581')).toHaveLength(1)
  })

  it('bears the mark of a disc that has one, and that it is not sent', async () => {
    const plan = { ...paperPlan, mark: 'internal' } as const
    const text = textOf(
      await draw({ paper: 'sleeve-label', to: destination, edition: editionRow(1), plan, discs: [1] }),
    )
    expect(text).toContain('“内部”光盘，不得寄送')
    expect(text).not.toContain('非密')
  })
})

describe('[S4-07] papers of a site', () => {
  it('says on the import approval which discs were checked, what is new, and who let an expired one in', async () => {
    const arrival = arrivalRow(2, { released: { by: '孙志强', second: '周敏', reason: '站点停电两周' } })
    const [first] = arrival.discs
    if (!first) throw new Error('an arrival without discs')
    const discs = [first, { ...first, n: 2, verifiedAt: null }]
    const text = textOf(await draw({ paper: 'import-approval', site, arrival: { ...arrival, discs } }))
    expect(text).toContain('第 2 张尚未核验，暂不得导入')
    expect(text).toContain('其中新增 4 个')
    expect(text).toContain('由 孙志强、周敏 两人放行，理由：站点停电两周')
  })

  it('gives the receipt as a code to scan and in four groups to read out', async () => {
    const receipt = {
      text: `VIGIL-R1:${'0123456789ABCDEF'.repeat(11)}`,
      code: '7K3M-Q9X2-TB5W-J4N0',
      outcome: 'imported',
      at: builtAt,
    }
    const text = textOf(await draw({ paper: 'receipt', site, arrival: arrivalRow(1, { receipt }) }))
    expect(screen.getByTitle('回执二维码')).toBeInTheDocument()
    for (const group of ['7K3M', 'Q9X2', 'TB5W', 'J4N0']) expect(screen.getByText(group)).toBeVisible()
    expect(screen.getByRole('row', { name: /处理结果/ })).toHaveTextContent('是已全部导入否已核验，未导入否已拒收')
    expect(text).toContain(site.centre)
  })

  it('lists discs to destroy with room for the pen', async () => {
    const [one, two] = discsToDestroy(2)
    if (!one || !two) throw new Error('two discs')
    const destroyed = { ...two, destroyedAt: builtAt, destroyedBy: '孙志强', how: '碎盘机粉碎', witness: '周敏' }
    const text = textOf(await draw({ paper: 'destruction', site, discs: [one, destroyed] }))
    expect(text).toContain('共 2 张，其中已销毁 1 张')
    expect(screen.getByRole('row', { name: /DVD-2 .*碎盘机粉碎 孙志强 周敏/ })).toBeVisible()
  })
})

it('says to main why there is nothing to draw', async () => {
  const fake = createFakeBridge({ 'media.paper.sheet': async () => fail('media.paper-nothing') })
  renderScreen(<PaperScreen sheet={sheet} />, fake)
  await waitFor(() => expect(document.documentElement.dataset['drawn']).toBe('media.paper-nothing'))
})
