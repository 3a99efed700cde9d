import { describe, expect, it } from 'vitest'
import { parseAppArguments } from '#main/platform/arguments'

describe('the arguments of the app', () => {
  it('a link is one of its own, wherever the system puts it', () => {
    const link = 'vigil://call?number=13800001111&name=a%20b'
    expect(parseAppArguments([link])).toMatchObject({ data: null, links: [link] })
    expect(parseAppArguments(['--no-sandbox', '.', '--data', 'profile', link, 'Vigil:x'])).toMatchObject({
      data: 'profile',
      links: [link, 'Vigil:x'],
    })
    expect(parseAppArguments(['--allow-file-access-from-files', '--', link]).links).toEqual([link])
  })

  it('nothing else is, and a link changes none of the switches', () => {
    expect(parseAppArguments(['.', 'tel:110', '--vigil:x', './vigil:']).links).toEqual([])
    expect(parseAppArguments(['vigil://call?number=1&--data=/tmp', 'vigil:--sample'])).toMatchObject({
      data: null,
      sample: false,
      screenshot: null,
    })
  })
})
