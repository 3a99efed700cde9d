/** The frame around the forms: the product's promise and a clock on one side, the form on the other. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { nightTokens } from '../../ui/tokens'
import { StateShape } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { Dial } from './dial'

const Frame = styled('div')(({ theme }) => ({
  height: '100%',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 11fr) minmax(440px, 9fr)',
  background: theme.tokens.panel,
  '@media (max-width: 860px)': { gridTemplateColumns: '1fr', '& > aside': { display: 'none' } },
}))

const Brand = styled('aside')({
  position: 'relative',
  overflow: 'hidden',
  display: 'grid',
  gridTemplateRows: '1fr auto',
  padding: '56px 64px',
  color: nightTokens.text,
  background: `radial-gradient(120% 90% at 15% 0%, #16294b 0%, ${nightTokens.ground} 62%)`,
})
const Words = styled('div')({
  alignSelf: 'center',
  display: 'grid',
  justifyItems: 'center',
  gap: 12,
  '& h1': { margin: '28px 0 0', fontSize: 44, lineHeight: 1.2, letterSpacing: '0.18em', textIndent: '0.18em' },
  '& > p': { margin: 0, fontSize: 19, color: '#C6D3E8' },
})
const Points = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'center',
  gap: '8px 28px',
  color: nightTokens.quiet,
  '& li': { display: 'inline-flex', alignItems: 'center', gap: 8, whiteSpace: 'nowrap' },
})
const Side = styled('main')(({ theme }) => ({
  display: 'grid',
  gridTemplateRows: '1fr auto',
  justifyItems: 'center',
  alignItems: 'center',
  padding: '40px 48px 20px',
  overflowY: 'auto',
  '& > footer': {
    display: 'flex',
    alignItems: 'center',
    gap: 16,
    marginTop: 24,
    color: theme.tokens.quiet,
    fontSize: 13,
  },
  '& > footer > small': { fontSize: 'inherit' },
  '& > footer > button': {
    font: 'inherit',
    color: theme.tokens.tone.action,
    background: 'none',
    border: 0,
    padding: '2px 6px',
    borderRadius: 6,
    cursor: 'pointer',
  },
  '& > footer > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))
const Card = styled('div')({ width: '100%', maxWidth: 472 })

const points: readonly { readonly name: 'call' | 'clock' | 'proof'; readonly shape: Shape; readonly color: string }[] =
  [
    { name: 'call', shape: 'dot', color: nightTokens.tone.call },
    { name: 'clock', shape: 'triangle', color: nightTokens.tone.soon },
    { name: 'proof', shape: 'check', color: nightTokens.tone.good },
  ]

const Point = styled('li')<{ readonly color: string }>(({ color }) => ({ '& svg': { color } }))

type Props = {
  readonly version: string
  /** Switches to the other language: nobody has to sign in first to read. */
  readonly onLanguage: () => void
  readonly children: React.ReactNode
}

export function BrandFrame({ version, onLanguage, children }: Props) {
  const { t } = useTranslation('sign-in')
  return (
    <Frame>
      <Brand>
        <Words>
          <Dial />
          <h1>{t('common:product')}</h1>
          <p>{t('motto')}</p>
        </Words>
        <Points>
          {points.map(({ name, shape, color }) => (
            <Point key={name} color={color}>
              <StateShape shape={shape} />
              {t(`points.${name}`)}
            </Point>
          ))}
        </Points>
      </Brand>
      <Side>
        <Card>{children}</Card>
        <footer>
          <small>{t('version', { version })}</small>
          <button type="button" onClick={onLanguage}>
            {t('common:menu.language')}
          </button>
        </footer>
      </Side>
    </Frame>
  )
}
