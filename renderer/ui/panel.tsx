/** A titled surface. The only elevation there is: a line. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'

const Surface = styled('section')(({ theme }) => ({
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
}))
const Head = styled('header')({
  display: 'flex',
  alignItems: 'baseline',
  justifyContent: 'space-between',
  gap: '1em',
  padding: '0.85em 1.15em 0.45em',
  whiteSpace: 'nowrap',
})
const Title = styled('h2')({ margin: 0, fontSize: '1.06em', fontWeight: 700, lineHeight: 1.4 })
const Aside = styled('div')(({ theme }) => ({
  color: theme.tokens.quiet,
  fontVariantNumeric: 'tabular-nums',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
}))
const Body = styled('div')({
  padding: '0.2em 1.15em 1.05em',
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
})

type Props = {
  readonly title: string
  /** Quiet facts or actions at the right of the title. */
  readonly aside?: React.ReactNode
  readonly className?: string
  readonly children: React.ReactNode
}

export function Panel({ title, aside, className, children }: Props) {
  const id = useId()
  return (
    <Surface aria-labelledby={id} className={className}>
      <Head>
        <Title id={id}>{title}</Title>
        {aside === undefined ? null : <Aside>{aside}</Aside>}
      </Head>
      <Body>{children}</Body>
    </Surface>
  )
}
