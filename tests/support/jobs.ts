/** What people do in the app again and again, through its screens. */
import { expect, type Page } from '@playwright/test'
import { samplePassword } from '#shared/domain/sample/accounts'

export const administrator = { username: 'boss', name: '示例管理员', password: 'a long enough sentence' } as const

/** First run: creates the administrator, with or without the sample centre, and waits for the shell. */
export async function firstRun(page: Page, { sample }: { readonly sample: boolean }): Promise<void> {
  await page.getByLabel('登录名').fill(administrator.username)
  await page.getByLabel('姓名').fill(administrator.name)
  await page.getByLabel('密码', { exact: true }).fill(administrator.password)
  await page.getByLabel('再输一次密码').fill(administrator.password)
  await page.getByRole('radio', { name: sample ? /载入示例中心/ : /从空白开始/ }).check()
  await page.getByRole('button', { name: '创建并进入' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 30_000 })
}

export async function signIn(page: Page, username: string, password: string = samplePassword): Promise<void> {
  await page.getByLabel('登录名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Opens a screen from the main navigation; how many wait there may stand before its name. */
export const goTo = (page: Page, screen: '工作台' | '话务' | '工单' | '客户' | '设置'): Promise<void> =>
  page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: new RegExp(`(^|\\s)${screen}$`) })
    .click()

/** An item of the menu behind one's own name. */
export async function fromOwnMenu(page: Page, item: '锁定屏幕' | '退出登录'): Promise<void> {
  await page.getByRole('button', { name: /的菜单$/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Signs out whoever is there and signs in as somebody else. */
export async function changeUser(page: Page, username: string, password: string): Promise<void> {
  await fromOwnMenu(page, '退出登录')
  await signIn(page, username, password)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

/** Signs out whoever is there and signs in as somebody of the sample centre. */
export const changeTo = (page: Page, username: string): Promise<void> => changeUser(page, username, samplePassword)

export type AmiLink = {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly secret: string
}

/** The page of the links, once it shows those there are. */
export async function openLinks(page: Page): Promise<void> {
  await goTo(page, '设置')
  await page.getByRole('link', { name: '电话', exact: true }).click()
  await page.getByRole('region', { name: '链路' }).waitFor({ state: 'attached' })
}

/** The card of a link. */
export const linkCard = (page: Page, name: string | RegExp) => page.getByRole('article', { name })

/** Removes a link that is there. */
export async function removeLink(page: Page, card: ReturnType<typeof linkCard>): Promise<void> {
  await card.getByRole('button', { name: '移除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Enters a live link in the settings and saves it, in place of what there is; what becomes of it is the caller's to check. */
export async function configureLink(page: Page, { host, port, username, secret }: AmiLink): Promise<void> {
  await openLinks(page)
  const replay = page.getByRole('article').filter({ hasText: '话务回放' })
  if ((await replay.count()) > 0) await removeLink(page, replay)
  const edit = page.getByRole('article').getByRole('button', { name: '编辑' })
  if ((await edit.count()) > 0) await edit.click()
  else await page.getByRole('button', { name: '添加链路' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('主机').fill(host)
  await form.getByLabel('端口').fill(String(port))
  await form.getByLabel('账号').fill(username)
  await form.getByLabel('密码').fill(secret)
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form).toBeHidden()
}

export type NewAgent = {
  readonly username: string
  readonly name: string
  readonly extension: string
  readonly password: string
}

/** The administrator opens an account for a hotline agent. */
export async function newAgent(page: Page, { username, name, extension, password }: NewAgent): Promise<void> {
  await goTo(page, '设置')
  await page.getByRole('link', { name: '用户' }).click()
  await page.getByRole('button', { name: '新建用户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('登录名').fill(username)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('分机').fill(extension)
  await dialog.getByLabel('初始密码').fill(password)
  await dialog.getByRole('checkbox', { name: '热线坐席' }).check()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
}
