/** The codec against streams of every kind, cut anywhere: 20,000 stretches here, a million in the bench. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, story } from '../../support/ami-fuzz'
import { decode, isReadAsTheWhole, nothingBehindIsStopped, saysAllThatWasSaid } from '../../support/ami-fuzz-laws'

const STORIES = 400
const PARTS = 50

describe('whatever a manager says, in whatever pieces [telephony: frames]', () => {
  it('is read as by a plain reader of the whole; what is well-formed says all of it; nothing behind is stopped', () => {
    const result = fc.check(
      fc.property(story(PARTS), (told) => {
        const decoded = decode(bytesOf(told), told.cuts)
        isReadAsTheWhole(told, decoded)
        saysAllThatWasSaid(told, decoded)
        nothingBehindIsStopped(decoded)
      }),
      { numRuns: STORIES },
    )
    expect(fc.defaultReportMessage(result)).toBeUndefined()
  }, 60_000)
})
