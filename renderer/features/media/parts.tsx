/** Small pieces that the screens of the weekly discs are made of. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import { inGroups } from '#shared/lib/base32'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { thinScrollbar } from '../../ui/scroll'

/** A page that scrolls as a whole. */
export const Page = styled('div')(({ theme }) => ({
  ...thinScrollbar(theme),
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gridAutoRows: 'max-content',
  alignContent: 'start',
  gap: 14,
  // Its scroll bar stands in the margin of the screen.
  marginInlineEnd: -14,
  paddingInlineEnd: 14,
  paddingBottom: 14,
}))

export const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
  gap: 14,
  alignItems: 'start',
  '& > div': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridAutoRows: 'max-content',
    gap: 14,
    minWidth: 0,
  },
})

export const Quiet = styled('span')(({ theme }) => ({
  color: theme.tokens.quiet,
  fontVariantNumeric: 'tabular-nums',
  overflowWrap: 'anywhere',
}))

export const Note = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

export const Row = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 10px' })

export const SmallButton = styled(ActionButton)({ minHeight: 30, padding: '2px 10px' })

/** Names and what belongs to them, in two columns. */
export const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(6.2em, max-content) minmax(0, 1fr)',
  gap: '6px 12px',
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
}))

export const Table = styled('table')(({ theme }) => ({
  // The text of the first column stands under the title of its panel.
  width: 'calc(100% + 20px)',
  margin: '0 -10px',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': { padding: '7px 10px', textAlign: 'left', verticalAlign: 'top' },
  '& thead th': { fontWeight: 500, color: theme.tokens.quiet, whiteSpace: 'nowrap' },
  '& tbody td, & tbody th': { borderTop: `1px solid ${theme.tokens.line}` },
  '& tbody th': { fontWeight: 600 },
  '& td.act': { textAlign: 'right', whiteSpace: 'nowrap' },
  '& td.act > *': { verticalAlign: 'middle' },
  '& .number': { textAlign: 'right' },
  '& small': { color: theme.tokens.quiet, fontSize: '0.93em' },
}))

const Why = styled('small')(({ theme }) => ({ color: theme.tokens.quiet, fontSize: 13 }))

type ActionProps = React.ComponentProps<typeof ActionButton> & {
  /** Why it cannot be done now; null when it can. */
  readonly hindrance: string | null
  /** In a row of a table: the reason shows when pointed at. */
  readonly compact?: boolean
}

/** A button that says why it cannot be used. */
export function Control({ hindrance, compact = false, disabled, title, ...props }: ActionProps) {
  const id = useId()
  const Button = compact ? SmallButton : ActionButton
  const why = hindrance !== null && !compact
  return (
    <>
      <Button
        type="button"
        {...props}
        disabled={disabled === true || hindrance !== null}
        title={hindrance ?? title}
        aria-describedby={why ? id : undefined}
        {...(hindrance !== null && compact ? { 'aria-description': hindrance } : {})}
      />
      {why ? <Why id={id}>{hindrance}</Why> : null}
    </>
  )
}

const Print = styled('output')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'center',
  gap: '8px 18px',
  padding: '14px 12px',
  borderRadius: 10,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  fontSize: 26,
  fontWeight: 700,
  letterSpacing: '0.08em',
  fontVariantNumeric: 'tabular-nums',
  fontFamily: "'Noto Sans Mono', 'DejaVu Sans Mono', Consolas, monospace",
}))

/** A fingerprint as it is read out: large, in groups of four. */
export function Fingerprint({ digits, label }: { readonly digits: string; readonly label: string }) {
  return (
    <Print aria-label={label}>
      {inGroups(digits.replaceAll('-', ''))
        .split('-')
        .map((group, index) => (
          // The groups of one fingerprint never move.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index}>{group}</span>
        ))}
    </Print>
  )
}

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'date' | 'password' | 'number'
  readonly hint?: string
  readonly error?: string | null
  readonly required?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly className?: string
}

export function TextField({ label, value, onChange, hint, error = null, required = false, ...input }: TextFieldProps) {
  const { className, ...rest } = input
  return (
    <FormRow
      label={label}
      required={required}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      {...(className === undefined ? {} : { className })}
    >
      {(field) => (
        <TextInput
          {...field}
          {...rest}
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  )
}
