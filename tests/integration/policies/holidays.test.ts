import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Policies } from '#main/features/policies/service'
import type { Services } from '#main/app/services'
import { calendarOf } from '#shared/domain/policy/compile'
import { dueOnWorkingDay } from '#shared/domain/calendar/open-time'
import { valueOf } from '../../support/builders'
import { openProfile, tryProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { beijing, inBeijing, resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const list = {
  year: 2027,
  source: '国办发明电〔2026〕示例号',
  closed: [
    { date: '2027-01-01', name: '元旦' },
    { date: '2027-02-05', name: '春节' },
    { date: '2027-02-08', name: '春节' },
  ],
  makeup: ['2027-02-14'],
}

let profile: Profile
let services: Services | null = null
let policies: Policies
const clock = createFakeClock(beijing('2026-12-30 10:00'))
const open = async (): Promise<Policies> => {
  const opened = await openProfile(profile.dir, { clock })
  services = opened
  return opened.policies
}
const close = async (): Promise<void> => {
  await services?.stop()
  services = null
}
beforeEach(async () => {
  profile = createProfile()
  policies = await open()
})
afterEach(async () => {
  await close()
  profile.remove()
})

/** When a mail is to be answered [S4-03], by the policies as they are now. */
function replyDue(from: string): string {
  const compiled = policies.get('beixinyuan-statement')
  const commitment = compiled?.policy.commitments.find(({ id }) => id === 'email-reply')
  if (!compiled || !commitment) throw new Error('no such promise')
  return inBeijing(dueOnWorkingDay(calendarOf(compiled, commitment), beijing(from), 1))
}

const put = async (file: string, text: string): Promise<string> => {
  const full = path.join(profile.dir, file)
  await mkdir(path.dirname(full), { recursive: true })
  await writeFile(full, text)
  return full
}
const reopened = async () => {
  await close()
  return tryProfile(profile.dir, { clock })
}
const bundled = (id: string): Promise<string> => readFile(path.join(resourcesDir, 'policies', `${id}.json`), 'utf8')

describe('importing public holidays', () => {
  it('is in force at once and after a restart, and never guesses a year before it', async () => {
    expect(policies.missingYears()).toEqual([2027])
    expect(replyDue('2026-12-31 10:00')).toBe('2027-01-01 18:00')
    const before = policies.inForce()
    expect(valueOf(await policies.importHolidays(JSON.stringify(list)))).toMatchObject({ year: 2027 })
    for (const _ of [1, 2]) {
      expect(policies.missingYears()).toEqual([])
      expect(replyDue('2026-12-31 10:00')).toBe('2027-01-04 18:00')
      expect(replyDue('2027-02-04 10:00')).toBe('2027-02-09 18:00')
      expect(replyDue('2027-02-12 10:00')).toBe('2027-02-14 18:00')
      expect(policies.inForce()).toMatchObject({ policies: before.policies, holidayYears: [2025, 2026, 2027] })
      await close()
      policies = await open()
    }
  })

  it('takes a file that begins with a byte order mark, and a corrected list of the same year', async () => {
    valueOf(await policies.importHolidays(`\uFEFF${JSON.stringify(list)}`))
    valueOf(await policies.importHolidays(JSON.stringify({ ...list, makeup: ['2027-02-14', '2027-02-20'] })))
    expect(replyDue('2027-02-19 10:00')).toBe('2027-02-20 18:00')
    expect(await readdir(path.join(profile.dir, 'holidays'))).toEqual(['2027.json'])
  })

  it.each([
    ['no JSON', '{"year": 2027,', ''],
    ['no object', '[]', ''],
    ['no year', JSON.stringify({ ...list, year: undefined }), 'year'],
    ['a year in words', JSON.stringify({ ...list, year: '2027' }), 'year'],
    ['no source', JSON.stringify({ ...list, source: '' }), 'source'],
    ['a date of another year', JSON.stringify({ ...list, year: 2028 }), 'closed[0].date'],
    ['a make-up day of another year', JSON.stringify({ ...list, makeup: ['2026-02-14'] }), 'makeup[0]'],
    ['a date that does not exist', JSON.stringify({ ...list, makeup: ['2027-02-29'] }), 'makeup[0]'],
    ['a date as people write it', JSON.stringify({ ...list, makeup: ['2027/2/14'] }), 'makeup[0]'],
    [
      'a day listed twice',
      JSON.stringify({ ...list, closed: [...list.closed, { date: '2027-01-01', name: '元旦' }] }),
      'closed[3].date',
    ],
    ['a day both closed and worked', JSON.stringify({ ...list, makeup: ['2027-02-14', '2027-02-08'] }), 'makeup[1]'],
    ['a holiday without a name', JSON.stringify({ ...list, closed: [{ date: '2027-01-01' }] }), 'closed[0].name'],
    ['an unknown field', JSON.stringify({ ...list, workdays: [] }), ''],
    ['an empty list', JSON.stringify({ ...list, closed: [] }), 'closed'],
  ])('refuses %s, says where, and changes nothing', async (_name, json, where) => {
    const before = policies.inForce()
    const refused = await policies.importHolidays(json)
    expect(refused).toMatchObject({ ok: false, error: { code: 'holidays.file-invalid', params: { path: where } } })
    expect(policies.inForce()).toEqual(before)
    expect(policies.missingYears()).toEqual([2027])
    await expect(readdir(path.join(profile.dir, 'holidays'))).rejects.toThrow('ENOENT')
  })
})

describe('a list that cannot be kept', () => {
  it('is refused while a file beside it is wrong, and names that file', async () => {
    const file = await put('policies/ours.json', '{')
    expect(await policies.importHolidays(JSON.stringify(list))).toMatchObject({
      ok: false,
      error: { code: 'policies.file-invalid', params: { file } },
    })
    expect(policies.missingYears()).toEqual([2027])
    await expect(readdir(path.join(profile.dir, 'holidays'))).rejects.toThrow('ENOENT')
  })

  it('leaves no half of it where it cannot be written', async () => {
    await mkdir(path.join(profile.dir, 'holidays', '2027.json.part'), { recursive: true })
    expect(await policies.importHolidays(JSON.stringify(list))).toMatchObject({ ok: false, error: { code: 'db.io' } })
    expect(policies.missingYears()).toEqual([2027])
  })
})

describe('files of a profile', () => {
  it('replace the bundled policy of the same id and add others; what is no JSON file is left alone', async () => {
    const text = await bundled('integrator-general')
    await put('policies/changed.json', `\uFEFF${text.replace('"version": 1', '"version": 2')}`)
    await put('policies/ours.json', text.replace('"integrator-general"', '"ours"'))
    await put('policies/notes.txt', 'not a policy')
    const again = valueOf(await reopened())
    services = again
    const { policies: found } = again.policies.inForce()
    expect(found).toContainEqual({ id: 'integrator-general', version: 2 })
    expect(found).toContainEqual({ id: 'ours', version: 1 })
    expect(found).toHaveLength(5)
  })

  it.each([
    ['is no JSON', '{', ''],
    ['has a wrong amount', 'PT1H → PT1X', 'commitments[0].rules[0].amount.iso'],
    ['has an unknown field', '"version": 1 → "versoin": 1', 'version'],
    ['names a calendar that is not there', '"calendar": "24x7" → "calendar": "8x5"', 'commitments[0].calendar'],
    ['starts on what nobody knows', 'ticket.reported → ticket.rung', 'commitments[0].startsOn'],
  ])('name file and place when a policy %s', async (_name, change, where) => {
    const [from, to] = change.split(' → ')
    const text = await bundled('integrator-general')
    const file = await put('policies/ours.json', to === undefined ? change : text.replace(from ?? '', to))
    expect(await reopened()).toMatchObject({
      ok: false,
      error: {
        code: 'policies.file-invalid',
        params: { file, path: where },
        detail: expect.stringContaining(where === '' ? file : `${file}: ${where}`),
      },
    })
  })

  it('name a holiday list that is wrong, and a folder that is none', async () => {
    const file = await put('holidays/2027.json', JSON.stringify({ ...list, year: 2026 }))
    expect(await reopened()).toMatchObject({
      ok: false,
      error: { code: 'holidays.file-invalid', params: { file, path: 'closed[0].date' } },
    })
    const folder = await put('policies', 'a file, not a folder')
    expect(await reopened()).toMatchObject({
      ok: false,
      error: { code: 'policies.folder-unreadable', params: { file: folder } },
    })
  })
})
