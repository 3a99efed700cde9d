/**
 * How a coverage verdict is said: keys of `common:verdict` with what fills them in, and how it looks. Pure, so that the desk, the
 * archive and the ticket page say the same thing: see `useVerdict`.
 */
import type { LocalName } from './local-text'
import type { Shape } from './state-badge'
import type { Tone } from './tokens'

type Reason =
  | 'in-service'
  | 'no-contract'
  | 'no-period'
  | 'not-begun'
  | 'ended'
  | 'product-line'
  | 'third-party'
  | 'customised'
  | 'item'
  | 'item-stage'
  | 'service'
  | 'charged-service'
  | 'region'
  | 'cause'

/** What is said of a verdict; instants in UTC ms, the end of a period exclusive. */
export type SpokenVerdict = {
  readonly covered: boolean
  readonly reason: Reason
  readonly subject: LocalName | null
  readonly period: { readonly from: number; readonly to: number } | null
  readonly exception: string | null
}

export type VerdictWords = {
  /** Of `common:verdict.sentence`. */
  readonly key: Reason | 'excepted' | 'ended-undated' | 'not-begun-undated'
  readonly params: { readonly subject: string; readonly from: string; readonly until: string }
  /** Of `common:verdict.badge`. */
  readonly badge: Reason
  readonly tone: Tone
  readonly shape: Shape
}

function keyOf({ covered, reason, exception, period }: SpokenVerdict): VerdictWords['key'] {
  if (covered && exception !== null) return 'excepted'
  if (period === null && (reason === 'ended' || reason === 'not-begun')) return `${reason}-undated`
  return reason
}

/** Sure to be outside is said louder than what a date, a contract or an agreement may still mend. */
function lookOf({ covered, reason }: SpokenVerdict): readonly [Tone, Shape] {
  if (covered) return ['good', 'check']
  switch (reason) {
    case 'no-contract':
    case 'no-period':
    case 'not-begun':
    case 'item-stage':
    case 'charged-service':
      return ['soon', 'triangle']
    default:
      return ['late', 'cross']
  }
}

/** `name` reads a name in the window's language, `date` writes the day of an instant. */
export function readVerdict(
  verdict: SpokenVerdict,
  name: (text: LocalName) => string,
  date: (at: number) => string,
): VerdictWords {
  const { period, subject, reason } = verdict
  const [tone, shape] = lookOf(verdict)
  return {
    key: keyOf(verdict),
    params: {
      subject: subject ? name(subject) : '',
      from: period ? date(period.from) : '',
      // The last day of service is the one before the end.
      until: period ? date(period.to - 1) : '',
    },
    badge: reason,
    tone,
    shape,
  }
}
