/** The centre's screens of the weekly disc: what each says, what may be done, and why what may not. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { toBase32 } from '#shared/lib/base32'
import { spokenCode } from '#shared/domain/media/receipt'
import { fail, ok } from '#shared/lib/result'
import {
  boardWeek,
  built,
  cellRow,
  copyRow,
  editionId,
  editionRow,
  fileRow,
  jobRow,
  keyRow,
  plannerId,
  siteId,
  siteRow,
  workRow,
} from '../../support/media-view-rows'
import { openMedia } from '../../support/media-screen'
import { session } from '../../support/view-builders'
import { giveLayout } from '../../support/tickets-screen'

const page = `/media/editions/${editionId}`
const discs = [{ n: 1, bytes: 800_000_000, files: 3, image: built }]
const handOver = {
  at: Date.now() - 9.5 * 86_400_000,
  way: 'courier',
  carrier: '专人',
  tracking: 'T-1',
  to: '王工',
} as const

describe('[S4-07] the board', () => {
  const board = {
    weeks: [boardWeek('2026-11-16', 47), boardWeek('2026-11-23', 48, true), boardWeek('2026-11-30', 49)],
    cells: [
      cellRow('2026-11-16', '2026-11-18', {
        state: 'missed',
        caughtUpBy: { week: '2026-11-25', seq: 12, imported: false },
      }),
      cellRow('2026-11-23', '2026-11-25', { holiday: '示例节' }),
      cellRow('2026-11-30', '2026-12-02', { state: 'overdue', late: 'receipt', lateDays: 3 }),
    ],
    work: [workRow(), workRow({ id: 'later', urgency: 'later' })],
  }

  it('says each week in a word, what is late by how much, what caught up, and why a day has moved', async () => {
    openMedia({ board })
    const table = await screen.findByRole('table', { name: '站点排期' })
    for (const text of ['漏期', '由第 12 期补上', '待安排', '遇示例节顺延', '超期', '回执迟 3 天', '一年内漏 1 期'])
      expect(within(table).getByText(text)).toBeVisible()
    expect(within(table).getByRole('columnheader', { name: /^本周/ })).toHaveAttribute('aria-current', 'date')
  })

  it('lists what is to be done now, and makes the edition of a week after a look at what it would hold', async () => {
    const { fake, user, history } = openMedia({
      board,
      answers: {
        'media.edition.preview': ({ kind }) =>
          ok({
            siteId,
            week: '2026-11-25',
            kind: kind ?? 'delta',
            patches: [
              { kb: 'KB5034441', title: '累积更新', disc: 1, files: 1, bytes: 5_000, why: 'new', requiredBy: [] },
            ],
            leftOut: [
              {
                kb: 'KB5030000',
                title: '',
                files: 1,
                why: 'requires-missing',
                missing: [{ kb: 'KB1', why: 'unknown' }],
              },
              { kb: 'KB5020000', title: '', files: 1, why: 'acknowledged' },
            ],
            discs: [{ n: 1, bytes: 900_000 }],
            capacityBytes: 4_700_000_000,
            expiresAt: Date.now(),
            fee: { discs: 1, feeFen: 20_000, totalFen: 20_000 },
            catchesUp: ['2026-11-18'],
            requireCycles: [],
            supersedeCycles: [],
          }),
        'media.edition.plan': () => ok({ id: editionId }),
      },
    })
    const list = within(screen.getByRole('region', { name: '今日工作' }))
    await user.click(await list.findByRole('button', { name: '佛山示例陶瓷公司 机房：安排本期' }))
    expect(list.getAllByRole('listitem', { hidden: true })).toHaveLength(1)
    const dialog = within(screen.getByRole('dialog'))
    expect(await dialog.findByText('缺少前提补丁 KB1')).toBeVisible()
    expect(dialog.getByText('2026-11-18')).toBeVisible()
    // What a site has already is the rule and nothing to look at.
    expect(dialog.queryByText('KB5020000')).toBeNull()
    await user.click(dialog.getByRole('radio', { name: '全量盘' }))
    await user.click(dialog.getByRole('button', { name: '安排这一期' }))
    expect(fake.inputsOf('media.edition.plan')).toEqual([{ siteId, week: '2026-11-25', kind: 'baseline' }])
    await waitFor(() => expect(history.at(-1)).toBe(page))
  })
})

describe('[S4-07] an edition', () => {
  it('is not built while the key is locked: it says so and offers to unlock', async () => {
    const { fake, user } = openMedia({
      path: page,
      editions: [editionRow()],
      keys: [keyRow({ unlockedUntil: null })],
      answers: { 'media.key.unlock': () => ok({ until: Date.now() + 900_000 }) },
    })
    const build = await screen.findByRole('button', { name: '制作映像' })
    expect(build).toBeDisabled()
    expect(build).toHaveAccessibleDescription('签名密钥已锁定，请先解锁')
    await user.click(screen.getByRole('button', { name: '解锁密钥' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.type(dialog.getByLabelText(/口令/), 'a passphrase of some length')
    await user.click(dialog.getByRole('button', { name: '解锁密钥' }))
    expect(fake.inputsOf('media.key.unlock')).toEqual([{ passphrase: 'a passphrase of some length' }])
    act(() => fake.publish('media', { keys: [keyRow()] }))
    expect(await screen.findByRole('button', { name: '制作映像' })).toBeEnabled()
  })

  it('shows work under way in bytes and can cancel it; nothing else is begun meanwhile', async () => {
    const { fake, user } = openMedia({
      path: page,
      editions: [editionRow({ state: 'built', discs })],
      jobs: [jobRow({ done: 250_000_000, total: 1_000_000_000 })],
      answers: { 'media.job.cancel': () => ok(null) },
    })
    expect(await screen.findByText('250 MB / 1 GB · 25%')).toBeVisible()
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '250000000')
    expect(screen.getByRole('button', { name: '刻录光盘' })).toHaveAccessibleDescription('这一期有工作正在进行')
    await user.click(screen.getByRole('button', { name: /^取消：刻录/ }))
    expect(fake.inputsOf('media.job.cancel')).toEqual([{ job: 'job-1' }])
  })

  it('is burned to a drive that can hold it; the others say why not', async () => {
    const drive = { kind: 'optical', medium: 'DVD+R', problem: null, untested: false } as const
    const { fake, user } = openMedia({
      path: page,
      editions: [editionRow({ state: 'built', discs })],
      answers: {
        'media.drives': () =>
          ok([
            { ...drive, id: '/dev/sr0', name: 'ASUS DRW', capacity: 4_700_000_000 },
            { ...drive, id: '/dev/sr1', name: 'LITE-ON', capacity: 700_000_000 },
            { ...drive, id: '/dev/sdb', name: 'Kingston', capacity: null, problem: 'media.drive-mounted' },
          ]),
        'media.disc.burn': () => ok({ job: 'job-1' }),
      },
    })
    await user.click(await screen.findByRole('button', { name: '刻录光盘' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(await dialog.findByRole('radio', { name: /LITE-ON.*容量不足：需要 900 MB，只有 700 MB/ })).toBeDisabled()
    expect(dialog.getByRole('radio', { name: /Kingston/ })).toBeDisabled()
    expect(dialog.getByRole('radio', { name: /ASUS/ })).toBeChecked()
    await user.type(dialog.getByLabelText('盘面序列号'), 'DVD-7')
    await user.click(dialog.getByRole('button', { name: '开始刻录' }))
    expect(fake.inputsOf('media.disc.burn')).toEqual([{ id: editionId, disc: 1, drive: '/dev/sr0', serial: 'DVD-7' }])
  })

  it('is built again while it is in the house, when its image is lost; not once it is sealed', async () => {
    const { fake, user } = openMedia({
      path: page,
      editions: [editionRow({ state: 'burned', discs })],
      answers: { 'media.edition.build': () => ok({ job: 'job-1' }) },
    })
    await user.click(await screen.findByRole('button', { name: '重新制作映像' }))
    expect(fake.inputsOf('media.edition.build')).toEqual([{ id: editionId }])
    act(() => fake.publish('media', { editions: [editionRow({ state: 'sealed', discs })] }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '重新制作映像' })).toBeNull())
  })

  it('counts spoiled copies and says what was wrong with each', async () => {
    openMedia({
      path: page,
      editions: [
        editionRow({
          state: 'burned',
          discs,
          copies: [copyRow({ state: 'spoiled', reason: '回读不符' }), copyRow({ id: copyRow().id, serial: 'DVD-2' })],
        }),
      ],
    })
    expect(await screen.findByText('废盘 1 张')).toBeVisible()
    expect(screen.getByText('回读不符')).toBeVisible()
  })

  it('is approved by a second person, never by who made it', async () => {
    const { fake } = openMedia({
      path: page,
      editions: [editionRow({ state: 'verified', discs, makers: [plannerId, session().user.id] })],
    })
    const approve = () => screen.findByRole('button', { name: '审批' })
    expect(await approve()).toHaveAccessibleDescription('须由安排、制作这一期以外的另一人审批')
    expect(await approve()).toBeDisabled()
    act(() => fake.publish('media', { editions: [editionRow({ state: 'verified', discs, makers: [plannerId] })] }))
    expect(await approve()).toBeEnabled()
  })

  it('is handed over with who carries it and to whom; nothing is sent while something is missing', async () => {
    const { fake, user } = openMedia({
      path: page,
      editions: [editionRow({ state: 'sealed', discs, approvedAt: 1, approvedBy: '王强', sealNumber: 'F-1' })],
    })
    await user.click(await screen.findByRole('button', { name: '登记交接' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: '登记交接' }))
    expect(dialog.getAllByText('必填')).toHaveLength(3)
    await user.click(dialog.getByRole('radio', { name: '客户自取' }))
    await user.type(dialog.getByLabelText(/取件人/), '刘某')
    await user.type(dialog.getByLabelText(/收件人/), '王工')
    await user.click(dialog.getByRole('button', { name: '登记交接' }))
    expect(fake.inputsOf('media.edition.act')).toEqual([
      { id: editionId, rev: 3, act: { act: 'hand-over', way: 'pickup', carrier: '刘某', tracking: '', to: '王工' } },
    ])
  })
})

describe('[S4-07] receipts', () => {
  const code = spokenCode(Uint8Array.from({ length: 10 }, (_, i) => i * 23))
  const sent = { state: 'handed-over', handOver, discs } as const
  const open = (answers = {}) =>
    openMedia({
      path: '/media/receipts',
      editions: [editionRow(sent)],
      answers: {
        'media.receipt.enter': () => ok({ id: editionId, outcome: 'imported', siteName: '机房' }),
        ...answers,
      },
    })

  it('the sixteen characters stand in groups as they are typed; the whole is sent and told', async () => {
    const { fake, user } = open()
    const field = await screen.findByLabelText('回执码或二维码')
    expect(screen.getByRole('button', { name: '录入' })).toBeDisabled()
    await user.type(field, code.toLowerCase())
    expect(field).toHaveValue(code.match(/.{4}/g)?.join('-'))
    await user.keyboard('{Enter}')
    expect(fake.inputsOf('media.receipt.enter')).toEqual([{ text: code.match(/.{4}/g)?.join('-') }])
    expect(await screen.findByText('佛山示例陶瓷公司 机房 · 第 12 期', { selector: 'strong' })).toBeVisible()
    expect(screen.getByText(/库存已更新，本期完成/)).toBeVisible()
    expect(field).toHaveValue('')
  })

  it('a slip is told before anything is sent', async () => {
    const { fake, user } = open()
    await user.type(
      await screen.findByLabelText('回执码或二维码'),
      `${code.slice(0, 15)}${code.endsWith('7') ? '8' : '7'}{Enter}`,
    )
    expect(screen.getByText(/回执码有误/)).toBeVisible()
    expect(fake.inputsOf('media.receipt.enter')).toEqual([])
  })

  it('a scanner types the text of the QR code and ends it with Enter: it is sent as it is', async () => {
    const text = `VIGIL-R1:${toBase32(Uint8Array.from({ length: 116 }, (_, i) => i))}`
    const { fake, user } = open({ 'media.receipt.enter': () => fail('media.receipt-not-theirs') })
    const field = await screen.findByLabelText('回执码或二维码')
    await user.type(field, `${text}{Enter}`)
    expect(fake.inputsOf('media.receipt.enter')).toEqual([{ text }])
    expect(await screen.findByRole('alert')).toHaveTextContent('回执的签名不是这个站点的')
    expect(field).toHaveValue(text)
  })

  it('who still owes one is listed with the days since the hand-over; without a camera none is offered', async () => {
    open()
    expect(await screen.findByText('交接 9 天')).toBeVisible()
    expect(screen.queryByRole('button', { name: '用摄像头扫码' })).toBeNull()
  })
})

describe('[S4-07] the catalogue', () => {
  const at = (id = fileRow().id) => `/media/catalogue/${id}`

  it('says why a file is kept back and that nothing was scanned, and never that it is clean', async () => {
    openMedia({
      path: at(),
      files: [fileRow({ status: 'quarantined', reasons: ['name-hash-mismatch', 'signature.unsigned'] })],
    })
    const file = within(await screen.findByRole('article'))
    expect(file.getByText(/下载不完整，或文件已被改动/)).toBeVisible()
    expect(file.getByText('文件没有数字签名。请从厂商官网重新下载。')).toBeVisible()
    expect(file.getByText('没有病毒库')).toBeVisible()
    expect(file.queryByText('未发现病毒')).toBeNull()
    expect(file.getByRole('button', { name: '补充信息' })).toBeDisabled()
  })

  it('without a signature the source must be told; numbers are read as pasted', async () => {
    const { fake, user } = openMedia({
      path: at(),
      files: [fileRow()],
      answers: { 'media.file.describe': () => ok(null) },
    })
    await user.click(await screen.findByRole('button', { name: '补充信息' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.type(dialog.getByLabelText(/编号/), '5034441')
    await user.type(dialog.getByLabelText(/名称/), '累积更新')
    await user.click(dialog.getByRole('checkbox', { name: 'Windows 10' }))
    await user.click(dialog.getByRole('checkbox', { name: 'x64' }))
    await user.type(dialog.getByLabelText('前提补丁'), '5030000、KB5031111')
    await user.click(dialog.getByRole('button', { name: '保存' }))
    expect(dialog.getByText('请写明来源，至少 4 个字。')).toBeVisible()
    expect(fake.inputsOf('media.file.describe')).toEqual([])
    await user.type(dialog.getByLabelText(/来源/), '微软更新目录网站')
    await user.click(dialog.getByRole('button', { name: '保存' }))
    expect(fake.inputsOf('media.file.describe')).toMatchObject([
      {
        rev: 2,
        source: '微软更新目录网站',
        facts: { kb: 'KB5034441', products: ['windows-10'], requires: ['KB5030000', 'KB5031111'], languages: [] },
      },
    ])
  })

  const awaiting = (enteredById: string) =>
    fileRow({ status: 'awaiting-second', kb: 'KB5034441', enteredBy: '李敏', enteredById, source: '微软更新目录' })

  it('a source is not confirmed by who wrote it down', async () => {
    openMedia({ path: at(), files: [awaiting(session().user.id)] })
    const confirm = await screen.findByRole('button', { name: '确认来源' })
    expect(confirm).toBeDisabled()
    expect(confirm).toHaveAttribute('title', '来源由您填写，须由另一人确认')
  })

  it('a second person confirms it after having looked', async () => {
    const { fake, user } = openMedia({
      path: at(),
      files: [awaiting(plannerId)],
      answers: { 'media.file.confirm': () => ok(null) },
    })
    await user.click(await screen.findByRole('button', { name: '确认来源' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByRole('button', { name: '确认来源' })).toBeDisabled()
    await user.click(dialog.getByRole('checkbox'))
    await user.click(dialog.getByRole('button', { name: '确认来源' }))
    expect(fake.inputsOf('media.file.confirm')).toEqual([{ sha256: fileRow().id, rev: 2 }])
  })
})

describe('[S4-07] keys and sites', () => {
  const path = '/media/keys'

  it('warns of a key without a backup; only an administrator backs it up', async () => {
    openMedia({ path, keys: [keyRow({ backedUpAt: null })] })
    expect(await screen.findByRole('alert')).toHaveTextContent('密钥还没有备份')
    expect(screen.getByRole('button', { name: '备份' })).toHaveAttribute('title', '须由管理员操作')
    expect(screen.getByText(/^已解锁，剩 \d\d:\d\d$/)).toBeVisible()
  })

  it('the first key is made by an administrator, with a passphrase typed twice', async () => {
    const { fake, user } = openMedia({
      path,
      keys: [],
      roles: ['administrator'],
      answers: { 'media.key.create': () => ok({ id: keyRow().id }) },
    })
    await user.click(await screen.findByRole('button', { name: '创建密钥' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.type(dialog.getByLabelText(/新口令/), 'short')
    await user.click(dialog.getByRole('button', { name: '创建密钥' }))
    expect(dialog.getByText('口令至少 12 个字符。')).toBeVisible()
    await user.type(dialog.getByLabelText(/新口令/), ' but now long')
    await user.click(dialog.getByRole('button', { name: '创建密钥' }))
    expect(dialog.getByText('两次输入不一致。')).toBeVisible()
    await user.type(dialog.getByLabelText(/再输一次/), 'short but now long')
    await user.click(dialog.getByRole('button', { name: '创建密钥' }))
    expect(fake.inputsOf('media.key.create')).toEqual([{ passphrase: 'short but now long' }])
  })

  it('a site is enrolled only when its fingerprint was heard', async () => {
    const card = { text: '{}', siteId, siteName: '机房', fingerprint: 'AAAA-BBBB-CCCC-DDDD-EEEE' }
    const { fake, user } = openMedia({
      path,
      answers: { 'media.card.read': () => ok(card), 'media.card.enrol': () => ok(null) },
    })
    await user.click(await screen.findByRole('button', { name: '读取站点密钥名片' }))
    const dialog = within(await screen.findByRole('dialog', { name: '登记站点：佛山示例陶瓷公司 机房' }))
    const groups = within(dialog.getByRole('status', { name: '指纹' })).getAllByText(/^[A-E]{4}$/)
    expect(groups.map(({ textContent }) => textContent)).toEqual(['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE'])
    expect(dialog.getByRole('button', { name: '登记' })).toBeDisabled()
    await user.click(dialog.getByRole('checkbox'))
    await user.click(dialog.getByRole('button', { name: '登记' }))
    expect(fake.inputsOf('media.card.enrol')).toEqual([{ text: '{}', fingerprint: card.fingerprint }])
  })

  it('no card is read while the key is locked', async () => {
    openMedia({ path, keys: [keyRow({ unlockedUntil: null })], sites: [siteRow()] })
    expect(await screen.findByRole('button', { name: '读取站点密钥名片' })).toHaveAttribute(
      'title',
      '签名密钥已锁定，请先解锁',
    )
  })
})

describe('[S4-07] the chain of custody', () => {
  it('asks for the days and the site, says each step in words, and comes along as a file', async () => {
    giveLayout()
    const { fake, user } = openMedia({
      path: '/media/ledger',
      answers: {
        'media.ledger': () =>
          ok([
            {
              seq: 5,
              at: Date.now(),
              actor: '陈强',
              type: 'media.edition-sealed',
              editionId,
              siteName: '机房',
              week: '2026-11-25',
              editionSeq: 12,
              disc: null,
              details: { sealNumber: 'F-9' },
            },
          ]),
        'media.ledger.export': () => ok({ file: '台账.csv' }),
      },
    })
    expect(await screen.findByText('封装')).toBeInTheDocument()
    expect(screen.getByText('封签号：F-9')).toBeInTheDocument()
    await user.selectOptions(screen.getByLabelText('站点'), siteId)
    await user.click(screen.getByRole('button', { name: '导出 CSV' }))
    expect(fake.inputsOf('media.ledger.export')).toMatchObject([{ siteId }])
    expect(await screen.findByText('已保存：台账.csv')).toBeVisible()
  })
})
