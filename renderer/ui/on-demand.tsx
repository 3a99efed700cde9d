/** Something that is read only when wanted: it appears beside its button while that is pointed at or focused; Escape closes it. */
import Tooltip from '@mui/material/Tooltip'
import { styled } from '@mui/material/styles'

const Trigger = styled('button')(({ theme }) => ({
  font: 'inherit',
  fontSize: '0.93em',
  fontWeight: 500,
  color: theme.tokens.tone.action,
  padding: '0 0.3em',
  border: 0,
  borderRadius: 5,
  background: 'none',
  whiteSpace: 'nowrap',
  cursor: 'help',
  textDecoration: 'underline dotted',
  textUnderlineOffset: '0.22em',
  '&:hover': { background: theme.tokens.soft.action },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))

const Sheet = styled('div')(({ theme }) => ({
  fontSize: 14,
  fontWeight: 400,
  lineHeight: 1.6,
  color: theme.tokens.text,
  overflowWrap: 'anywhere',
}))

type Props = {
  readonly label: React.ReactNode
  /** Said by screen readers where the label alone does not tell. */
  readonly name?: string
  readonly className?: string
  readonly children: React.ReactNode
}

export function OnDemand({ label, name, className, children }: Props) {
  return (
    <Tooltip
      describeChild
      enterDelay={80}
      leaveDelay={0}
      placement="bottom-start"
      title={<Sheet>{children}</Sheet>}
      slotProps={{
        transition: { timeout: 0 },
        tooltip: {
          sx: (theme) => ({
            maxWidth: 460,
            margin: '4px !important',
            padding: '10px 14px',
            borderRadius: '10px',
            background: theme.tokens.panel,
            border: `1px solid ${theme.tokens.edge}`,
            boxShadow: '0 6px 24px rgb(10 17 32 / 16%)',
          }),
        },
      }}
    >
      <Trigger type="button" className={className} aria-label={name}>
        {label}
      </Trigger>
    </Tooltip>
  )
}
