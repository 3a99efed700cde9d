/** A keyboard shortcut as keys: `Ctrl` `Enter`. */
import { styled } from '@mui/material/styles'

const Keys = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  gap: 3,
  '& kbd': {
    font: 'inherit',
    fontSize: 'max(0.82em, 12px)',
    lineHeight: 1.5,
    padding: '0 0.45em',
    borderRadius: 4,
    border: `1px solid ${theme.tokens.line}`,
    background: theme.tokens.inner,
    color: theme.tokens.quiet,
  },
}))

/** `keys` as in `Ctrl+Enter`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <Keys aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </Keys>
  )
}
