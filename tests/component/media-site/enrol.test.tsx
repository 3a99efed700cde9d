/** Enrolment of a site: the centre's card, its fingerprint by voice, this site's own card. */
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '#shared/lib/result'
import { siteMode } from '../../support/site-rows'
import { showSite } from '../../support/site-screen'
import type { SiteScene } from '../../support/site-screen'

const fresh = siteMode({ site: null, fingerprint: null, importDir: null })
const card = {
  text: '{"card":1}',
  centre: '星网信通支持中心',
  siteName: '三号车间',
  fingerprint: 'K7QM-2X9D-RT40-VWN8-ZC3F',
}

const show = (answers: SiteScene['answers'] = {}) =>
  showSite({
    roles: ['administrator'],
    mode: fresh,
    answers: { 'mediaSite.card.read': () => ok(card), 'mediaSite.card.enrol': () => ok(null), ...answers },
  })

const compare = async () => {
  await userEvent.click(await screen.findByRole('button', { name: '读取密钥名片…' }))
  return within(await screen.findByRole('region', { name: '打电话核对指纹' }))
}

const trust = '五组一致，登记该中心'

describe('[S4-07] enrolment', () => {
  it('comes before any disc, and only an administrator may do it', async () => {
    showSite({ mode: fresh })
    expect(await screen.findByText('登记支持中心须由管理员操作，请管理员登录后继续。')).toBeVisible()
    expect(screen.queryByRole('button', { name: '读取密钥名片…' })).toBeNull()
    expect(screen.queryByRole('list', { name: '收盘步骤' })).toBeNull()
  })

  it('believes the card only after every one of the five groups was heard', async () => {
    const fake = show()
    const sheet = await compare()
    expect(sheet.getByText('星网信通支持中心')).toBeVisible()
    const groups = within(sheet.getByRole('group', { name: '密钥名片指纹，共五组' })).getAllByRole('button')
    expect(groups.map(({ textContent }) => textContent?.slice(0, 4))).toEqual(['K7QM', '2X9D', 'RT40', 'VWN8', 'ZC3F'])
    for (const group of groups.slice(0, 4)) await userEvent.click(group)
    expect(sheet.getByRole('button', { name: trust })).toBeDisabled()
    expect(sheet.getByText('已核对 4 / 5 组')).toBeVisible()
    await userEvent.click(sheet.getByRole('button', { name: /ZC3F/ }))
    await userEvent.click(sheet.getByRole('button', { name: /K7QM/ }))
    expect(sheet.getByRole('button', { name: trust })).toBeDisabled()
    await userEvent.click(sheet.getByRole('button', { name: /K7QM/ }))
    expect(fake.inputsOf('mediaSite.card.enrol')).toHaveLength(0)
    await userEvent.click(sheet.getByRole('button', { name: trust }))
    expect(fake.inputsOf('mediaSite.card.enrol')).toEqual([{ text: card.text, fingerprint: card.fingerprint }])
  })

  it('a group that differs ends it, with what to do', async () => {
    const fake = show()
    const sheet = await compare()
    await userEvent.click(sheet.getByRole('button', { name: '有一组不一致' }))
    expect(await screen.findByRole('heading', { name: '指纹不一致，没有登记' })).toBeVisible()
    expect(screen.getByText(/不要使用随它一起来的光盘/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '读取另一张密钥名片' }))
    expect(await screen.findByRole('button', { name: '读取密钥名片…' })).toBeVisible()
    expect(fake.inputsOf('mediaSite.card.enrol')).toHaveLength(0)
  })

  it('says why a card could not be read, or was not believed', async () => {
    const fake = show({ 'mediaSite.card.read': () => fail('db.io') })
    await userEvent.click(await screen.findByRole('button', { name: '读取密钥名片…' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('磁盘读写出错')
    fake.answer('mediaSite.card.read', () => ok(card))
    fake.answer('mediaSite.card.enrol', () => fail('db.full'))
    const sheet = await compare()
    for (const group of within(sheet.getByRole('group')).getAllByRole('button')) await userEvent.click(group)
    await userEvent.click(sheet.getByRole('button', { name: trust }))
    expect(await sheet.findByRole('alert')).toHaveTextContent('磁盘空间不足')
  })

  it('a person who thought better of it stays where they were', async () => {
    show({ 'mediaSite.card.read': () => ok(null) })
    await userEvent.click(await screen.findByRole('button', { name: '读取密钥名片…' }))
    expect(await screen.findByRole('button', { name: '读取密钥名片…' })).toBeEnabled()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('then gives away its own card, and goes on to the first disc', async () => {
    const fake = show({
      'mediaSite.card.export': () => ok({ file: '/media/usb/card.json', fingerprint: 'K7QM2X9DRT40VWN8ZC3F' }),
    })
    const sheet = await compare()
    for (const group of within(sheet.getByRole('group')).getAllByRole('button')) await userEvent.click(group)
    await userEvent.click(sheet.getByRole('button', { name: trust }))
    act(() => fake.publish('mediaSite', { mode: [siteMode({ importDir: null })] }))
    expect(await screen.findByRole('heading', { name: '把本站的密钥名片交给支持中心' })).toBeVisible()
    expect(within(screen.getByRole('list', { name: '本站指纹' })).getAllByRole('listitem')).toHaveLength(5)
    await userEvent.click(screen.getByRole('button', { name: '导出本站密钥名片…' }))
    expect(await screen.findByText('/media/usb/card.json')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '已交给中心，开始收盘' }))
    expect(await screen.findByRole('heading', { name: '放入光盘' })).toBeVisible()
  })
})
