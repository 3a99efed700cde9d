/** How a part that scrolls by itself looks: a thin bar in the colours of the theme. */
import type { Theme } from '@mui/material/styles'

export const thinScrollbar = (theme: Theme) =>
  ({ scrollbarWidth: 'thin', scrollbarColor: `${theme.tokens.quiet}66 transparent` }) as const
