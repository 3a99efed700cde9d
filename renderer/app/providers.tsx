/** What every window stands on: styles under the page's nonce, theme, language, the words and the beat of the parts. */
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import GlobalStyles from '@mui/material/GlobalStyles'
import { ThemeProvider } from '@mui/material/styles'
import { useMemo } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Failure } from '#shared/lib/result'
import { ticker } from '../data/ticker'
import { BeatContext } from '../ui/beat'
import { dateTime } from '../ui/time-text'
import { UiWordsContext } from '../ui/words'
import type { UiWords } from '../ui/words'
import { ErrorBoundary } from './error-boundary'
import { i18next } from './i18n'
import { themeFor } from './theme'
import type { ThemeMode } from './theme'

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
const cache = createCache({ key: 'v', ...(nonce ? { nonce } : {}) })

/** The support centre's own zone: deadlines are read in it wherever the workstation thinks it is. */
const zone = 'Asia/Shanghai'

function WordsProvider({ children }: { readonly children: React.ReactNode }) {
  const { t, i18n } = useTranslation('common')
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN'
  const words = useMemo<UiWords>(
    () => ({
      locale,
      zone,
      overdueBy: (time) => t('clock.overdueBy', { time }),
      pausedWith: (time) => t('clock.pausedWith', { time }),
      daysAndHours: (days, hours) => t('clock.daysAndHours', { days, hours }),
      met: t('clock.met'),
      metLate: t('clock.met-late'),
      cancelled: t('clock.cancelled'),
      awaitingAgreement: t('clock.awaiting-agreement'),
      incomplete: t('clock.incomplete'),
      dataIsOld: (seconds) => t('state.dataIsOld', { seconds }),
      failure: ({ code, params }) =>
        i18n.exists(`common:error.${code}`)
          ? i18n.t(`common:error.${code}`, inLanguage(i18n.language, params))
          : t('error.unknown', { code }),
      retry: t('action.retry'),
      loading: t('state.loading'),
    }),
    [t, i18n, locale],
  )
  return <UiWordsContext value={words}>{children}</UiWordsContext>
}

const base = (
  <GlobalStyles
    styles={(theme) => ({
      'html, body, #root': { height: '100%', margin: 0 },
      html: { colorScheme: theme.palette.mode, WebkitFontSmoothing: 'antialiased', WebkitTextSizeAdjust: '100%' },
      body: {
        background: theme.tokens.ground,
        color: theme.tokens.text,
        fontFamily: theme.typography.fontFamily,
        fontSize: 14,
        lineHeight: 1.55,
        textSpacingTrim: 'normal',
      },
      '*, *::before, *::after': { boxSizing: 'border-box' },
      a: { color: theme.tokens.tone.action },
      'button, input, select, textarea': { fontFamily: 'inherit' },
      '.visually-hidden': {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      },
    })}
  />
)

type Props = { readonly mode: ThemeMode; readonly children: React.ReactNode }

export function Providers({ mode, children }: Props) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={themeFor(mode)}>
        {base}
        <I18nextProvider i18n={i18next}>
          <WordsProvider>
            <BeatContext value={ticker}>
              <ErrorBoundary>{children}</ErrorBoundary>
            </BeatContext>
          </WordsProvider>
        </I18nextProvider>
      </ThemeProvider>
    </CacheProvider>
  )
}

/**
 * What a failure quotes comes in both languages: `reason` in Chinese, `reasonEn` beside it. `until` is an instant, UTC ms, and
 * is said as a time of the centre.
 */
function inLanguage(language: string, params: Failure['params'] = {}): Readonly<Record<string, string | number>> {
  const said = Object.entries(params).map(([key, value]): [string, string | number] => {
    const english = language === 'en' ? params[`${key}En`] : undefined
    if (key === 'until' && typeof value === 'number') return [key, dateTime(value, { locale: 'zh-CN', zone })]
    return [key, english ?? value]
  })
  return Object.fromEntries(said)
}
