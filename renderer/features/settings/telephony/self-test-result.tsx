/** The steps of a self-test, each with its outcome, and what to do about those that did not pass. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { PbxLink } from '#shared/domain/telephony/settings'
import type { SelfTest, SelfTestOutcome, SelfTestStep } from '#shared/domain/telephony/self-test'
import { StateBadge } from '../../../ui/state-badge'
import type { Shape } from '../../../ui/state-badge'
import { dateTime, timeWithSeconds } from '../../../ui/time-text'
import type { Tone } from '../../../ui/tokens'
import { useWords } from '../../../ui/words'
import { Snippet } from './parts'
import { fingerprintText } from './model'
import { snippetOf } from './snippets'

const Result = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 8,
  padding: '12px 16px',
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 8,
  '& > header': { display: 'flex', alignItems: 'baseline', gap: 12 },
  '& h4': { margin: 0, fontSize: 14 },
  '& > header > span': { color: theme.tokens.quiet },
  '& ol': { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 6 },
  '& li': { display: 'grid', gridTemplateColumns: '92px 88px minmax(0, 1fr)', columnGap: 12, alignItems: 'start' },
  '& li > .advice': { gridColumn: 3, display: 'grid', gap: 6, padding: '2px 0 6px', color: theme.tokens.quiet },
  '& li > .badge': { justifySelf: 'start' },
}))

const looks: Readonly<Record<SelfTestOutcome, { readonly tone: Tone; readonly shape: Shape }>> = {
  running: { tone: 'action', shape: 'half' },
  passed: { tone: 'good', shape: 'check' },
  warned: { tone: 'soon', shape: 'triangle' },
  failed: { tone: 'late', shape: 'cross' },
  skipped: { tone: 'quiet', shape: 'ring' },
}

const advised = [
  'refused',
  'timeout',
  'unknown-host',
  'no-route',
  'unreachable',
  'plain',
  'tls-untrusted',
  'tls-wrong-host',
  'tls-expired',
  'tls-failed',
  'tls-expected',
  'no-banner',
  'plain-expected',
  'not-a-manager',
  'closed',
  'wrong-credentials',
  'login-closed',
  'no-answer',
  'not-booted',
  'no-queues',
  'no-agents',
  'denied',
  'rights-missing',
  'clock-off',
  'not-listening',
  'no-schema',
  'unsigned-taken',
  'not-heard',
] as const

type Props = { readonly link: PbxLink; readonly test: SelfTest }

export function SelfTestResult({ link, test }: Props) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const toDo = test.steps.filter(({ outcome }) => outcome === 'failed' || outcome === 'warned').length
  const summary =
    test.endedAt === null
      ? t('telephony.selfTest.running')
      : [
          t('telephony.selfTest.at', { time: timeWithSeconds(test.endedAt, words) }),
          toDo === 0 ? t('telephony.selfTest.allGood') : t('telephony.selfTest.some', { count: toDo }),
        ].join(' · ')
  return (
    <Result aria-label={t('telephony.selfTest.title')} aria-busy={test.endedAt === null}>
      <header>
        <h4>{t('telephony.selfTest.title')}</h4>
        <span>{summary}</span>
      </header>
      <ol>
        {test.steps.map((step) => (
          <Step key={step.step} link={link} step={step} />
        ))}
      </ol>
    </Result>
  )
}

function Step({ link, step }: { readonly link: PbxLink; readonly step: SelfTestStep }) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const { outcome, code, params } = step
  const { tone, shape } = looks[outcome]
  const { fingerprint, offset, at } = params
  const said = {
    ...params,
    ...(typeof fingerprint === 'string' ? { fingerprint: fingerprintText(fingerprint) } : {}),
    ...(typeof offset === 'number' ? { seconds: (Math.abs(offset) / 1_000).toFixed(1) } : {}),
    ...(typeof at === 'number' ? { time: dateTime(at, words) } : {}),
  }
  const isTrouble = outcome === 'failed' || outcome === 'warned'
  const advice = isTrouble ? advised.find((one) => one === code) : undefined
  const snippet = isTrouble && code !== null ? snippetOf(code, link, t('telephony.selfTest.here')) : null
  return (
    <li>
      <span>{t(`telephony.selfTest.step.${step.step}`)}</span>
      <StateBadge className="badge" tone={tone} shape={shape} label={t(`telephony.selfTest.outcome.${outcome}`)} />
      <span>{code === null ? '' : t(`telephony.selfTest.code.${code}`, said)}</span>
      {advice || snippet ? (
        <div className="advice">
          {advice ? <span>{t(`telephony.selfTest.advice.${advice}`, said)}</span> : null}
          {snippet === null ? null : <Snippet>{snippet}</Snippet>}
        </div>
      ) : null}
    </li>
  )
}
