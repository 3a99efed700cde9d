/** A disc from the drive to the receipt, on a peer of the bridge: every step, and whatever may stop it. */
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { DiscVerdict } from '#shared/domain/media/codes'
import { fail, ok } from '#shared/lib/result'
import {
  arrival,
  arrivedDisc,
  editionId,
  importedArrival,
  importJob,
  receipt,
  siteJob,
  siteMode,
  verdict,
} from '../../support/site-rows'
import { showSite } from '../../support/site-screen'
import type { SiteScene } from '../../support/site-screen'

const file = 'KB5043050/windows10.0-kb5043050-x64.msu'

const showVerdict = (found: DiscVerdict | null, scene: SiteScene = {}) =>
  showSite({
    jobs: [siteJob()],
    arrivals: [arrival()],
    ...scene,
    answers: { 'mediaSite.verdict': () => ok(found), ...scene.answers },
  })

const step = () =>
  within(screen.getByRole('list', { name: '收盘步骤' })).getByText(/./, { selector: '[aria-current=step]' })

describe('putting in a disc', () => {
  it('offers what was found, what looks like a patch disc first, and checks it', async () => {
    const fake = showSite({
      answers: {
        'mediaSite.places': () =>
          ok([
            { id: '/media/usb', name: 'BACKUP', kind: 'folder', looksLikeDisc: false },
            { id: '/dev/sr0', name: 'ASUS DRW', kind: 'drive', looksLikeDisc: true },
          ]),
        'mediaSite.verify': () => ok({ job: 'job-1' }),
      },
    })
    const found = within(await screen.findByRole('list', { name: '找到的光盘' }))
    expect(found.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('ASUS DRW'),
      expect.stringContaining('不像补丁光盘'),
    ])
    await userEvent.click(found.getByRole('button', { name: '检查 ASUS DRW' }))
    expect(fake.inputsOf('mediaSite.verify')).toEqual([{ place: '/dev/sr0' }])
  })

  it('says what to do where there is none, and looks again', async () => {
    const fake = showSite()
    expect(await screen.findByText('没有找到光盘')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '重新查找' }))
    await waitFor(() => expect(fake.inputsOf('mediaSite.places')).toHaveLength(2))
  })

  it.each([
    ['选择映像…', 'image'],
    ['选择文件夹…', 'folder'],
  ] as const)('%s is checked at once; nothing happens to who thought better of it', async (button, kind) => {
    const fake = showSite({
      answers: { 'mediaSite.place.choose': () => ok(null), 'mediaSite.verify': () => ok({ job: 'job-1' }) },
    })
    await userEvent.click(await screen.findByRole('button', { name: button }))
    expect(fake.inputsOf('mediaSite.verify')).toEqual([])
    fake.answer('mediaSite.place.choose', () => ok({ id: '/tmp/x', name: 'x', kind, looksLikeDisc: true }))
    await userEvent.click(screen.getByRole('button', { name: button }))
    expect(fake.inputsOf('mediaSite.place.choose').at(-1)).toEqual({ kind })
    expect(fake.inputsOf('mediaSite.verify')).toEqual([{ place: '/tmp/x' }])
  })

  it('says why places could not be listed or the check not begun', async () => {
    const fake = showSite({ answers: { 'mediaSite.places': () => fail('internal') } })
    expect(await screen.findByRole('alert')).toHaveTextContent('程序出错')
    fake.answer('mediaSite.places', () => ok([{ id: '/dev/sr0', name: 'ASUS', kind: 'drive', looksLikeDisc: true }]))
    fake.answer('mediaSite.verify', () => fail('db.locked'))
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    await userEvent.click(await screen.findByRole('button', { name: '检查 ASUS' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('数据库正被占用')
  })

  it('tells what is open beside it, and leads to the last receipt', async () => {
    showSite({
      arrivals: [
        importedArrival({ id: editionId(11), seq: 11, week: '2026-11-11' }),
        arrival({ discs: [arrivedDisc(1), arrivedDisc(2, { verifiedAt: null })] }),
        arrival({
          id: editionId(9),
          seq: 9,
          week: '2026-10-28',
          discs: [arrivedDisc(1, { importedAt: 1 }), arrivedDisc(2)],
        }),
      ],
    })
    const open = within(await screen.findByRole('region', { name: '还没做完' }))
    expect(open.getByText('请放入并检查第 2 张。')).toBeVisible()
    expect(open.getByText('请再次放入第 2 张，检查后导入。')).toBeVisible()
    await userEvent.click(screen.getByRole('link', { name: '查看回执' }))
    expect(await screen.findByRole('heading', { name: '第 11 期（2026-11-11）' })).toBeVisible()
    expect(screen.getByRole('figure', { name: '回执二维码' })).toBeVisible()
  })
})

describe('while it is checked', () => {
  it('shows how far it is and can be cancelled', async () => {
    const fake = showSite({
      jobs: [siteJob({ state: 'running', done: 300_000_000, total: 1_200_000_000 })],
      answers: { 'mediaSite.job.cancel': () => ok(null) },
    })
    expect(await screen.findByRole('progressbar', { name: '正在检查光盘' })).toHaveAttribute('value', '25')
    expect(screen.getByText('300.0 MB / 1.20 GB')).toBeVisible()
    expect(step()).toHaveTextContent('检查')
    await userEvent.click(screen.getByRole('button', { name: '取消检查' }))
    expect(fake.inputsOf('mediaSite.job.cancel')).toEqual([{ job: 'job-1' }])
    act(() => fake.publish('mediaJobs', { jobs: [siteJob({ state: 'cancelled' })] }))
    expect(await screen.findByText('检查已取消，没有导入任何内容。')).toBeVisible()
    expect(screen.getByRole('heading', { name: '放入光盘' })).toBeVisible()
  })

  it('says so while it waits for its turn', async () => {
    showSite({ jobs: [siteJob({ state: 'waiting' })] })
    expect(await screen.findByText('正在准备…')).toBeVisible()
  })

  it('a check that broke off has decided nothing', async () => {
    const fake = showSite({ jobs: [siteJob({ state: 'failed', error: { code: 'db.io', params: {} } })] })
    expect(await screen.findByRole('heading', { name: '检查没有做完' })).toBeVisible()
    expect(screen.getByRole('alert')).toHaveTextContent('磁盘读写出错')
    await userEvent.click(screen.getByRole('button', { name: '重新检查' }))
    expect(fake.inputsOf('media.job.dismiss')).toEqual([{ job: 'job-1' }])
  })
})

describe('[S4-07] a disc in order', () => {
  it('says what it is, what is new, how large and why, and what else to know', async () => {
    showVerdict(verdict({ notices: ['gap', 'key-rotated'] }))
    expect(await screen.findByRole('heading', { name: '光盘没有问题' })).toBeVisible()
    const rows = within(screen.getByRole('table', { name: '本站还没有的补丁' }))
      .getAllByRole('row')
      .slice(1)
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'KB5043050Windows 10 1809 累积更新（2026-11）本期新增684.2 MB',
      'KB5005112Windows 10 1809 服务堆栈更新KB5043050 的前提14.3 MB',
      'KB5042881Windows Server 2022 累积更新（2026-11）本期新增402.7 MB',
    ])
    const notices = within(screen.getByRole('list', { name: '需要知道' })).getAllByRole('listitem')
    expect(notices.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('期号不连续'),
      expect.stringContaining('更换了密钥'),
    ])
    expect(screen.getByText('2026-11-17 09:30，有效期至 2027-01-12 09:30')).toBeVisible()
  })

  it('a baseline does not list again what the site has', async () => {
    const [first, ...others] = arrival().patches
    if (!first) throw new Error('no patch')
    showVerdict(verdict(), {
      arrivals: [
        arrival({ kind: 'baseline', patches: [first, ...others.map((patch) => ({ ...patch, isNew: false }))] }),
      ],
    })
    const table = await screen.findByRole('table', { name: '本站还没有的补丁' })
    expect(within(table).getAllByRole('row')).toHaveLength(2)
    expect(within(table).getByText('基线补齐')).toBeVisible()
    expect(screen.getByText('2 个，417.0 MB')).toBeVisible()
  })

  it('is imported to the chosen folder, with its serial number', async () => {
    const fake = showVerdict(verdict(), { answers: { 'mediaSite.import': () => ok({ job: 'job-2' }) } })
    await userEvent.type(await screen.findByLabelText('光盘序列号（选填）'), ' SN-0412 ')
    await userEvent.click(screen.getByRole('button', { name: '开始导入' }))
    expect(fake.inputsOf('mediaSite.import')).toEqual([{ job: 'job-1', serial: 'SN-0412' }])
  })

  it('cannot be imported before a folder is chosen', async () => {
    const fake = showVerdict(verdict(), {
      mode: siteMode({ importDir: null }),
      answers: { 'mediaSite.importDir.choose': () => ok({ dir: '/srv/patches' }) },
    })
    expect(await screen.findByRole('button', { name: '开始导入' })).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: '选择文件夹…' }))
    act(() => fake.publish('mediaSite', { mode: [siteMode()] }))
    expect(await screen.findByText('/srv/patches')).toBeVisible()
    expect(screen.getByRole('button', { name: '开始导入' })).toBeEnabled()
  })

  it('of a set says which disc is missing', async () => {
    const fake = showVerdict(verdict({ ok: false, code: 'set-incomplete', params: { discs: 3, missing: '2、3' } }), {
      arrivals: [
        arrival({
          discs: [arrivedDisc(1), arrivedDisc(2, { verifiedAt: null }), arrivedDisc(3, { verifiedAt: null })],
        }),
      ],
    })
    expect(await screen.findByRole('heading', { name: '本盘没有问题，还缺第 2、3 张' })).toBeVisible()
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '放入下一张' }))
    expect(fake.inputsOf('media.job.dismiss')).toEqual([{ job: 'job-1' }])
  })

  it('that was imported before is not imported again', async () => {
    showVerdict(verdict(), { arrivals: [arrival({ discs: [arrivedDisc(1, { importedAt: 1 }), arrivedDisc(2)] })] })
    expect(await screen.findByText('本盘已经导入过')).toBeVisible()
    expect(screen.getByText('这一期还有第 2 张没有导入，全部导入后才有回执。')).toBeVisible()
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull()
  })

  it.each([
    ['failed', '导入没有做完', { code: 'db.full', params: {} }],
    ['cancelled', '导入已取消', null],
  ] as const)('an import that %s can be tried again', async (state, said, error) => {
    showVerdict(verdict(), { jobs: [siteJob(), importJob({ state, error })] })
    expect(await screen.findByText(said)).toBeVisible()
    expect(screen.queryAllByRole('alert')).toHaveLength(error ? 1 : 0)
    expect(screen.getByRole('button', { name: '开始导入' })).toBeEnabled()
  })

  it('a verdict that main has forgotten asks for another check', async () => {
    showVerdict(null)
    expect(await screen.findByRole('heading', { name: '检查结论已经失效' })).toBeVisible()
  })

  it('a verdict that cannot be had says why', async () => {
    showVerdict(null, { answers: { 'mediaSite.verdict': () => fail('internal') } })
    expect(await screen.findByRole('alert')).toHaveTextContent('程序出错')
  })
})

describe('[S4-07] a disc that is refused', () => {
  const changed = verdict({
    ok: false,
    code: 'file-changed',
    params: { path: file, count: 1 },
    files: [
      { path: 'index.html', ok: true, reason: null },
      { path: file, ok: false, reason: 'file-changed' },
    ],
  })

  it('says the exact reason, the file and what to do, and offers no import', async () => {
    showVerdict(changed)
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(`${file} 的内容与清单不同，共有 1 个文件不合格。`)
    expect(alert).toHaveTextContent('不要使用这张光盘')
    const rows = within(screen.getByRole('table', { name: '有问题的文件' })).getAllByRole('row')
    expect(rows.map(({ textContent }) => textContent)).toEqual([`${file}内容不同`])
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull()
  })

  it('is told to the centre with a receipt', async () => {
    const fake = showVerdict(changed, { answers: { 'mediaSite.refuse': () => ok(null) } })
    await userEvent.click(await screen.findByRole('button', { name: '拒收这一期' }))
    expect(fake.inputsOf('mediaSite.refuse')).toEqual([{ id: editionId(12) }])
    act(() => fake.publish('mediaSite', { arrivals: [arrival({ receipt: receipt('refused') })] }))
    const code = await screen.findByRole('list', { name: '回执码' })
    expect(
      within(code)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['K7QM', '2X9D', 'RT40', 'VWN8'])
    expect(screen.queryByRole('button', { name: '拒收这一期' })).toBeNull()
  })

  it('without a manifest that can be believed there is no edition to refuse', async () => {
    showVerdict(verdict({ ok: false, code: 'signature-wrong', disc: null }))
    expect(await screen.findByRole('alert')).toHaveTextContent('清单的签名不对')
    expect(screen.queryByRole('button', { name: '拒收这一期' })).toBeNull()
  })

  it('an edition that is in already is not refused because of a copy that came twice', async () => {
    showVerdict(verdict({ ok: false, code: 'sequence-replayed', params: { seq: 12 } }), {
      arrivals: [importedArrival()],
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('第 12 期已经处理过')
    expect(screen.queryByRole('button', { name: '拒收这一期' })).toBeNull()
  })

  it('an empty drive is no refused disc: nothing to print, only to try again', async () => {
    showVerdict(verdict({ ok: false, code: 'no-disc', disc: null }))
    expect(await screen.findByRole('alert')).toHaveTextContent('没有找到光盘')
    expect(screen.queryByRole('button', { name: '打印记录…' })).toBeNull()
    expect(screen.getByRole('button', { name: '重新检查' })).toBeVisible()
  })

  it('is printed with reason and file, on a page of its own', async () => {
    let printed = ''
    window.print = () => {
      printed = document.querySelector('article')?.textContent ?? ''
      window.dispatchEvent(new Event('afterprint'))
    }
    showVerdict(changed)
    await userEvent.click(await screen.findByRole('button', { name: '打印记录…' }))
    await waitFor(() => expect(printed).toContain('补丁光盘检查记录（未通过）'))
    expect(printed).toContain(file)
    expect(printed).toContain('file-changed')
    await waitFor(() => expect(document.querySelector('article')).toBeNull())
  })
})

describe('[S4-07] an expired disc', () => {
  const expired = verdict({ ok: false, code: 'expired', params: { expires: '2026-11-12T01:30:00Z' } })
  const fill = async (values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values))
      await userEvent.type(await screen.findByLabelText(new RegExp(`^${label}`)), value)
  }
  const submit = () => userEvent.click(screen.getByRole('button', { name: '两人放行' }))

  it('is released by a second person with name and password, and a reason', async () => {
    const fake = showVerdict(expired, { answers: { 'mediaSite.release': () => ok(null) } })
    expect(await screen.findByRole('alert')).toHaveTextContent('光盘已于 2026-11-12 09:30 过期')
    await fill({ 放行理由: '快递延误两周', 第二人登录名: 'WangQiang', 第二人密码: 'a long enough sentence' })
    fake.answer('mediaSite.verdict', () => ok(verdict({ notices: ['released'] })))
    await submit()
    expect(fake.inputsOf('mediaSite.release')).toEqual([
      { job: 'job-1', reason: '快递延误两周', username: 'wangqiang', password: 'a long enough sentence' },
    ])
    expect(await screen.findByRole('heading', { name: '光盘没有问题' })).toBeVisible()
    expect(screen.getByText('光盘已过期，经两人放行。')).toBeVisible()
  })

  it('never by one person alone, nor without a reason', async () => {
    const fake = showVerdict(expired)
    await fill({ 第二人登录名: 'limin' })
    await submit()
    expect(screen.getByLabelText(/^第二人登录名/)).toHaveAccessibleDescription('须由另一个人放行')
    expect(screen.getByLabelText(/^放行理由/)).toHaveAccessibleDescription('请写明理由')
    expect(screen.getByLabelText(/^第二人密码/)).toHaveAccessibleDescription('请输入第二人的密码')
    expect(fake.inputsOf('mediaSite.release')).toHaveLength(0)
  })

  it('a wrong password is said and emptied; the rest stays', async () => {
    showVerdict(expired, { answers: { 'mediaSite.release': () => fail('auth.wrong') } })
    await fill({ 放行理由: '延误', 第二人登录名: 'wangqiang', 第二人密码: 'wrong password' })
    await submit()
    expect(await screen.findByText('登录名或密码不正确。')).toBeVisible()
    expect(screen.getByLabelText(/^第二人密码/)).toHaveValue('')
    expect(screen.getByLabelText(/^放行理由/)).toHaveValue('延误')
  })
})

describe('[S4-07] the receipt', () => {
  it('comes with the last disc: QR code and the code in four groups', async () => {
    const fake = showSite({ jobs: [siteJob(), importJob()], arrivals: [importedArrival()] })
    expect(await screen.findByRole('heading', { name: '第 12 期已导入' })).toBeVisible()
    expect(screen.getByText('3 个补丁已放入 /srv/patches')).toBeVisible()
    const code = screen.getByRole('list', { name: '回执码' })
    expect(
      within(code)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['K7QM', '2X9D', 'RT40', 'VWN8'])
    expect(screen.getByRole('figure', { name: '回执二维码' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '完成' }))
    expect(fake.inputsOf('media.job.dismiss')).toEqual([{ job: 'job-1' }, { job: 'job-2' }])
  })

  it('is taken along on paper', async () => {
    const fake = showSite({
      jobs: [siteJob(), importJob()],
      arrivals: [importedArrival()],
      answers: { 'media.paper': () => ok({ file: '回执.pdf' }) },
    })
    await userEvent.click(await screen.findByRole('button', { name: '回执：存为 PDF' }))
    expect(fake.inputsOf('media.paper')).toEqual([{ paper: 'receipt', id: editionId(12) }])
    expect(await screen.findByText(/回执\.pdf/)).toBeVisible()
  })

  it('does not come while a disc of the edition is missing', async () => {
    showSite({
      jobs: [siteJob(), importJob()],
      arrivals: [arrival({ discs: [arrivedDisc(1, { importedAt: 1 }), arrivedDisc(2)] })],
    })
    expect(await screen.findByText('这一期还有第 2 张没有导入，全部导入后才有回执。')).toBeVisible()
    expect(screen.queryByRole('figure', { name: '回执二维码' })).toBeNull()
  })

  it('an import shows how far it is and can be cancelled', async () => {
    const fake = showSite({
      jobs: [siteJob(), importJob({ state: 'running', done: 1, total: 2 })],
      answers: { 'mediaSite.job.cancel': () => ok(null) },
    })
    expect(await screen.findByRole('progressbar', { name: '正在导入补丁' })).toHaveAttribute('value', '50')
    await userEvent.click(screen.getByRole('button', { name: '取消导入' }))
    expect(fake.inputsOf('mediaSite.job.cancel')).toEqual([{ job: 'job-2' }])
  })
})

it('a view that was refused says why', async () => {
  const fake = showSite()
  await screen.findByRole('heading', { name: '放入光盘' })
  act(() => fake.refuse('mediaSite', { code: 'auth.session-locked' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('屏幕已锁定')
})
