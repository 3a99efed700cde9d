import { ThemeProvider } from '@mui/material/styles'
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { themeFor } from '../../../renderer/app/theme'
import { LiveText } from '../../../renderer/ui/live-text'

const themed = (text: React.ReactElement) => <ThemeProvider theme={themeFor('light')}>{text}</ThemeProvider>

describe('text that ticks', () => {
  it('loses its tone with the state that had one: a call that is answered is no longer the colour of waiting', () => {
    const { rerender } = render(themed(<LiveText render={() => '00:21'} tone={() => 'soon'} />))
    expect(screen.getByText('00:21')).toHaveAttribute('data-tone', 'soon')
    rerender(themed(<LiveText render={() => '00:00'} />))
    expect(screen.getByText('00:00')).not.toHaveAttribute('data-tone')
  })
})
