/** The few colours and sizes every screen is made of, by theme. Screens say a tone, never a colour. */
export type Tone = 'plain' | 'good' | 'soon' | 'late' | 'call' | 'wrap' | 'quiet' | 'action'

export type Tokens = {
  readonly ground: string
  readonly panel: string
  readonly inner: string
  readonly line: string
  /** Border of what can be typed into or chosen: 3:1 on panel, so that it is seen as a field. */
  readonly edge: string
  readonly text: string
  readonly quiet: string
  readonly nav: string
  readonly navText: string
  /** Foreground of a tone on ground, panel and inner. */
  readonly tone: Readonly<Record<Tone, string>>
  /** A tint of the tone to put under text of that tone. */
  readonly soft: Readonly<Record<Tone, string>>
}

export const dayTokens: Tokens = {
  ground: '#F3F5F9',
  panel: '#FFFFFF',
  inner: '#F6F8FC',
  line: '#E2E7F0',
  edge: '#8090A6',
  text: '#1B2638',
  quiet: '#55647A',
  nav: '#0F1B31',
  navText: '#B4C2DA',
  tone: {
    plain: '#1B2638',
    good: '#11734B',
    soon: '#8A5A00',
    late: '#B3261E',
    call: '#1F5FBF',
    wrap: '#6B3FC4',
    quiet: '#55647A',
    action: '#1F5FBF',
  },
  soft: {
    plain: '#EDF1F7',
    good: '#E1F3EA',
    soon: '#FDF1D6',
    late: '#FBE6E4',
    call: '#E4EDFB',
    wrap: '#EFE8FB',
    quiet: '#EDF1F7',
    action: '#E4EDFB',
  },
}

export const nightTokens: Tokens = {
  ground: '#0A1120',
  panel: '#111A2C',
  inner: '#16223A',
  line: '#1B273F',
  edge: '#5A6F93',
  text: '#E8EEF8',
  quiet: '#8DA2C0',
  nav: '#060C18',
  navText: '#8DA2C0',
  tone: {
    plain: '#E8EEF8',
    good: '#39C487',
    soon: '#FFB938',
    late: '#FF6B5F',
    call: '#4C9BFF',
    wrap: '#B58CFF',
    quiet: '#8DA2C0',
    action: '#6AA9FF',
  },
  soft: {
    plain: '#1B2942',
    good: '#12302F',
    soon: '#33291A',
    late: '#3A1C25',
    call: '#152B4D',
    wrap: '#252247',
    quiet: '#1B2942',
    action: '#152B4D',
  },
}

export const fontFamily =
  "'Noto Sans SC Variable', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

declare module '@mui/material/styles' {
  interface Theme {
    readonly tokens: Tokens
  }
  interface ThemeOptions {
    readonly tokens: Tokens
  }
}
