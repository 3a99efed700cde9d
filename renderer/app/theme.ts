/** The three themes: day and night for the console, and the wallboard's, which is night in the board's own units. */
import { createTheme } from '@mui/material/styles'
import type { Theme } from '@mui/material/styles'
import { dayTokens, fontFamily, nightTokens } from '../ui/tokens'
import type { Tokens } from '../ui/tokens'

export type ThemeMode = 'light' | 'dark'

function build(mode: ThemeMode, tokens: Tokens): Theme {
  return createTheme({
    tokens,
    spacing: 4,
    shape: { borderRadius: 8 },
    palette: {
      mode,
      primary: { main: mode === 'light' ? '#1F5FBF' : '#2E6FD2', contrastText: '#FFFFFF' },
      success: { main: tokens.tone.good },
      warning: { main: tokens.tone.soon },
      error: { main: tokens.tone.late },
      background: { default: tokens.ground, paper: tokens.panel },
      text: { primary: tokens.text, secondary: tokens.quiet },
      divider: tokens.line,
    },
    typography: { fontFamily, fontSize: 14, button: { textTransform: 'none', fontWeight: 600 } },
    transitions: { create: () => 'none' },
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiMenu: { styleOverrides: { paper: { border: `1px solid ${tokens.line}` } } },
      MuiDialog: { styleOverrides: { paper: { border: `1px solid ${tokens.line}`, borderRadius: 12 } } },
    },
  })
}

const themes: Partial<Record<ThemeMode, Theme>> = {}

export const themeFor = (mode: ThemeMode): Theme =>
  (themes[mode] ??= build(mode, mode === 'light' ? dayTokens : nightTokens))
