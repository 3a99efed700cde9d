/** Small pieces of the telephone bar. */
import { styled } from '@mui/material/styles'
import { ActionButton } from '../../ui/fields'

export const Bar = styled('section')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 10px',
  minHeight: 50,
  padding: '6px 16px',
  background: theme.tokens.panel,
  borderBottom: `1px solid ${theme.tokens.line}`,
  '& > .push': { flex: 1 },
  '& .who': { display: 'inline-flex', alignItems: 'baseline', gap: 8, minWidth: 0 },
  '& .time': { fontSize: '1.15em', fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
  '& small': { color: theme.tokens.quiet, fontSize: 13 },
}))

export const Group = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 })

const Small = styled(ActionButton)({ minHeight: 34, padding: '4px 12px' })

type ControlProps = React.ComponentProps<typeof Small> & {
  /** Why it cannot be used now; null when it can. */
  readonly hindrance: string | null
}

/** A button that says why it cannot be used. */
export function Control({ hindrance, disabled, title, ...props }: ControlProps) {
  return (
    <Small
      type="button"
      {...props}
      disabled={disabled === true || hindrance !== null}
      title={hindrance ?? title}
      {...(hindrance === null ? {} : { 'aria-description': hindrance })}
    />
  )
}
