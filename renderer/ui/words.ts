/** The words that the parts themselves say, in the language of the window. */
import { createContext, useContext } from 'react'
import type { Failure } from '#shared/lib/result'

export type UiWords = {
  /** BCP 47 tag for dates: `zh-CN` or `en`. */
  readonly locale: string
  /** IANA zone in which times of day are shown. */
  readonly zone: string
  readonly overdueBy: (time: string) => string
  readonly pausedWith: (time: string) => string
  /** A span of a day and more, e.g. 3 天 4 小时. */
  readonly daysAndHours: (days: number, hours: number) => string
  readonly met: string
  readonly metLate: string
  readonly cancelled: string
  readonly awaitingAgreement: string
  readonly incomplete: string
  readonly dataIsOld: (seconds: number) => string
  /** The sentence for an expected failure; unknown codes are said with the code. */
  readonly failure: (failure: Failure) => string
  readonly retry: string
  readonly loading: string
}

export const UiWordsContext = createContext<UiWords | null>(null)

export function useWords(): UiWords {
  const words = useContext(UiWordsContext)
  if (!words) throw new Error('A part that speaks stands outside UiWordsContext')
  return words
}
