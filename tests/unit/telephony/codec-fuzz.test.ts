/** The codec against streams of every kind, cut anywhere: 20,000 stretches here, a million in the bench. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAmiDecoder } from '#main/telephony/ami/codec'
import type { AmiFrame } from '#main/telephony/ami/frame'
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

  it('of variables only those that tell something are told, and the first, however it is cut', () => {
    const result = fc.check(
      fc.property(story(PARTS), (told) => {
        const bytes = bytesOf(told)
        const isVarSet = (frame: AmiFrame): boolean => frame.kind === 'event' && frame.name === 'VarSet'
        const all = decode(bytes, told.cuts)
        const first = all.frames.find(isVarSet)
        const expected = all.frames.filter(
          (frame) =>
            !isVarSet(frame) || frame === first || (frame.kind === 'event' && frame.headers.includes('hotline')),
        )
        const some = decode(bytes, told.cuts, createAmiDecoder(undefined, new Map([['VarSet', ['hotline']]])))
        assert.deepEqual(some.frames, expected)
        assert.deepEqual(some.counts, all.counts)
      }),
      { numRuns: STORIES / 4 },
    )
    expect(fc.defaultReportMessage(result)).toBeUndefined()
  }, 60_000)
})
