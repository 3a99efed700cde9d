/** A ticket by a person's clicks: made at the desk, carried on by the buttons of its page, and what stands there. */
import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './jobs'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const zone = 'Asia/Shanghai'

/** `2026-11-22 14:30` in the support centre's zone. */
export const localText = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)

/** As a date-time field takes it. */
export const fieldTime = (at: number): string => localText(at).replace(' ', 'T')

/** How the screen says that something is due at an instant: `14:30 前`, `周一 14:30 前`, `12-24 14:30 前`. */
export function by(at: number): RegExp {
  const [date = '', time = ''] = localText(at).split(' ')
  const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'short' }).format(at)
  const sameDay = localText(Date.now()).startsWith(date)
  const near = Math.abs(at - Date.now()) < 6 * day
  // Midnight may pass between asking and looking.
  const before = [...(sameDay ? [''] : []), ...(near ? [`${weekday} `] : []), ...(near ? [] : [`${date.slice(5)} `])]
  return new RegExp(`(?<!\\d)(?:${before.join('|')})${time} 前`)
}

/** Due when the working day ends: which day it is, is the business of calendar and holidays. */
export const byClosing = /(?:周[一二三四五六日]|\d\d-\d\d) 18:00 前/

export type Wanted = {
  readonly customer: string
  readonly serial: string
  readonly category: string
  readonly summary: string
  /** Who asks; a name of the archive brings its number along. */
  readonly contact: string
}

/** Opens the form of a new ticket at the desk: the customer found, its device picked, the category chosen. */
export async function openDesk(page: Page, { customer, serial, category, summary, contact }: Wanted): Promise<Locator> {
  await goTo(page, '工作台')
  await page.getByRole('searchbox', { name: '查找客户' }).fill(customer)
  await page
    .getByRole('button', { name: new RegExp(`^${customer}`) })
    .first()
    .click()
  const form = page.getByRole('form', { name: '新建工单' })
  await form.getByRole('radio', { name: category }).check()
  await page.getByRole('region', { name: '设备' }).getByRole('button', { name: serial }).click()
  await form.getByLabel('摘要').fill(summary)
  await form.getByLabel('联系人').fill(contact)
  return form
}

/** Saves the desk's form and opens the ticket that it made. */
export async function saveTicket(page: Page): Promise<TicketOnScreen> {
  await page.getByRole('form', { name: '新建工单' }).getByRole('button', { name: '保存工单' }).click()
  await expect(page.getByText(/工单 \d{8}-\d{4} 已建立/)).toBeVisible()
  await page.getByRole('link', { name: '打开工单' }).click()
  return ticketOnScreen(page)
}

export type ClockState = '计时中' | '已暂停' | '按时完成' | '已取消'

export type TicketOnScreen = ReturnType<typeof ticketOnScreen>

export function ticketOnScreen(page: Page) {
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true })
  const bar = region('操作')
  const clocks = region('计时')
  const log = region('处理记录')
  const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) })

  /** What the history holds of a kind, the newest first. */
  const entries = (title: string): Locator =>
    log.getByRole('listitem').filter({ has: page.locator('strong').getByText(title, { exact: true }) })

  /** When the newest entry of a kind was made, UTC ms. */
  const timeOf = async (title: string): Promise<number> =>
    Date.parse((await entries(title).first().locator('time').getAttribute('datetime')) ?? '')

  const clock = (name: string): Locator =>
    clocks.getByRole('button').filter({ has: page.locator('strong').getByText(name, { exact: true }) })

  /** Runs what makes an entry, and waits until the history shows it: the page then knows what came of it. Gives its instant. */
  const recorded = async (title: string, doIt: () => Promise<void>): Promise<number> => {
    const before = await entries(title).count()
    await doIt()
    await expect(entries(title)).toHaveCount(before + 1)
    return timeOf(title)
  }

  /** A form that an act asks for: filled in, confirmed, and gone. */
  const confirm = async (form: Locator, fill?: (form: Locator) => Promise<void>): Promise<void> => {
    await fill?.(form)
    await form.getByRole('button', { name: /^确认/ }).click()
    await expect(form).toBeHidden()
  }

  const button = (name: string): Locator => bar.getByRole('button', { name, exact: true })

  /** Presses a button of the bar, wherever it stands, and gives the form that opens. */
  const open = async (name: string): Promise<Locator> => {
    const more = bar.getByRole('button', { name: '更多…' })
    await expect(button(name).or(more).first()).toBeVisible()
    if (!(await button(name).isVisible())) await more.click()
    await button(name).click()
    return page.getByRole('form', { name, exact: true })
  }

  /** Does what a button of the bar says. Gives the instant of its entry, UTC ms. */
  const act = (name: string, fill?: (form: Locator) => Promise<void>): Promise<number> =>
    recorded(name, async () => confirm(await open(name), fill))

  return {
    head,
    bar,
    clocks,
    log,
    region,
    entries,
    timeOf,
    clock,
    recorded,
    confirm,
    button,
    open,
    act,
    /** A clock is there in this state, due at this instant (UTC ms) or at a time that reads so. */
    async expectClock(name: string, state: ClockState, due?: number | RegExp): Promise<void> {
      await expect(clock(name)).toContainText(state)
      if (due !== undefined) await expect(clock(name)).toContainText(typeof due === 'number' ? by(due) : due)
    },
    /** Whose turn it is, and for which step of the duties. */
    async expectTurn(side: '我方' | '客户', step: string): Promise<void> {
      await expect(head).toContainText(`轮到：${side}`)
      await expect(head).toContainText(step)
    },
    /** What keeps a step of the bar from being taken. */
    obstacle: (name: string): Locator => bar.getByRole('listitem').filter({ hasText: name }),
    /** Says of a step of the duties that it was done, left out, or asked of the customer. */
    duty: (
      outcome: '完成' | '不需要' | '请客户提供',
      step: string,
      fill?: (form: Locator) => Promise<void>,
    ): Promise<number> =>
      recorded('职责步骤', async () => {
        const name = `${outcome}：${step}`
        await page.getByRole('button', { name, exact: true }).click()
        await confirm(page.getByRole('form', { name, exact: true }), fill)
      }),
  }
}
