/** The look that the parts of a policy share: a heading, a clause in its own words, a mark for what the source does not state. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clause } from '#shared/domain/policy/parts'
import { StateBadge } from '../../../../ui/state-badge'

const Surface = styled('section')(({ theme }) => ({
  minWidth: 0,
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  padding: '16px 20px 18px',
  display: 'grid',
  gap: 12,
  '& > h3': { margin: 0, fontSize: 16, display: 'flex', alignItems: 'baseline', gap: 10 },
  '& > h3 > span:focus-visible': {
    outline: `2px solid ${theme.tokens.tone.action}`,
    outlineOffset: 4,
    borderRadius: 4,
  },
  '& > h3 > small': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 10px',
    color: theme.tokens.quiet,
    fontWeight: 400,
    fontSize: 13,
  },
}))

type Props = { readonly title: string; readonly note?: React.ReactNode; readonly children: React.ReactNode }

export function Part({ title, note, children }: Props) {
  const id = useId()
  return (
    <Surface aria-labelledby={id}>
      <h3>
        {/* Where a link of the contents leads. */}
        <span id={id} tabIndex={-1}>
          {title}
        </span>
        {note ? <small>{note}</small> : null}
      </h3>
      {children}
    </Surface>
  )
}

const Quote = styled('blockquote')(({ theme }) => ({
  margin: 0,
  padding: '1px 0 1px 10px',
  borderInlineStart: `3px solid ${theme.tokens.line}`,
  color: theme.tokens.quiet,
  fontSize: 13,
  lineHeight: 1.6,
  '& cite': { fontStyle: 'normal', fontWeight: 600, color: theme.tokens.text, marginInlineEnd: 8 },
}))

export function ClauseQuote({ clause }: { readonly clause: Clause }) {
  return (
    <Quote>
      <cite>{clause.ref}</cite>
      {clause.text}
    </Quote>
  )
}

const Ids = styled('small')(({ theme }) => ({
  color: theme.tokens.quiet,
  fontSize: 12,
  fontWeight: 400,
  fontVariantNumeric: 'tabular-nums',
}))

/** The facts of the source documents that something comes from, small and quiet. */
export function FactIds({ ids }: { readonly ids: readonly string[] }) {
  return ids.length > 0 ? <Ids>{ids.join(' ')}</Ids> : null
}

/** Beside what the source document does not state. */
export function AssumedMark() {
  const { t } = useTranslation('settings')
  return <StateBadge tone="soon" shape="triangle" bare label={t('policies.assumed')} />
}
