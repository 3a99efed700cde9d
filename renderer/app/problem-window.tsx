/** Shown instead of the console when the app cannot start: what is wrong, where, and that nothing was changed. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { BrandFrame } from '../features/sign-in/brand-frame'
import { ActionButton } from '../ui/fields'
import { useWords } from '../ui/words'
import { otherLanguage } from './i18n'
import { Ready } from './ready'

const Text = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  '& h1': { margin: 0, fontSize: 27 },
  '& p': { margin: 0, fontSize: 16, lineHeight: 1.7 },
  '& p.quiet': { color: theme.tokens.quiet, fontSize: 14 },
  '& code': { overflowWrap: 'anywhere' },
}))

type Params = Record<string, string | number>

function readParams(text: string | null): Params {
  try {
    return JSON.parse(text ?? '{}') as Params
  } catch {
    return {}
  }
}

export function ProblemWindow() {
  const { t } = useTranslation('common')
  const words = useWords()
  const query = new URLSearchParams(window.location.search)
  const params = readParams(query.get('params'))
  const where = [params['file'], params['path']].filter((part) => part !== undefined && part !== '')
  return (
    <BrandFrame version={query.get('version') ?? ''} onLanguage={otherLanguage}>
      <Text role="alert">
        <h1>{t('problem.title')}</h1>
        <p>{words.failure({ code: query.get('code') ?? 'unknown', params })}</p>
        {where.length > 0 ? (
          <p className="quiet">
            {t('problem.where')} <code>{where.join(' › ')}</code>
          </p>
        ) : null}
        <p className="quiet">{t('problem.unchanged')}</p>
        <ActionButton type="button" look="primary" onClick={() => window.close()}>
          {t('problem.quit')}
        </ActionButton>
      </Text>
      <Ready />
    </BrandFrame>
  )
}
