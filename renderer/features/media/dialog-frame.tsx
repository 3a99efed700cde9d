/** The frame of the forms of this screen: a title, the fields, what went wrong, and two buttons. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useCallback, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '#shared/lib/result'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'

const Body = styled('form')(({ theme }) => ({
  ...thinScrollbar(theme),
  display: 'grid',
  gap: 14,
  padding: '20px 24px',
  overflowY: 'auto',
  '& h2': { margin: 0, fontSize: 18 },
  '& p': { margin: 0, color: theme.tokens.quiet },
  '& > .fields': {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '14px 16px',
    alignItems: 'start',
  },
  '& .wide': { gridColumn: '1 / -1' },
  '& label:has(> input[type=checkbox])': { display: 'flex', alignItems: 'center', gap: 8 },
  '& input[type=checkbox]': { width: 16, height: 16, margin: 0, flex: 'none', accentColor: theme.tokens.tone.action },
  '& > footer': { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 10, marginTop: 6 },
}))

type Props = {
  readonly title: string
  readonly hint?: string
  readonly confirm: string
  /** Of something that cannot be taken back. */
  readonly danger?: boolean
  readonly wide?: boolean
  readonly pending?: boolean
  /** Why it cannot be confirmed yet; null when it can. */
  readonly hindrance?: string | null
  readonly error?: Failure | null
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children?: React.ReactNode
}

export function DialogFrame(props: Props) {
  const { title, hint, confirm, danger = false, wide = false, pending = false, hindrance = null, error = null } = props
  const { onConfirm, onClose, children } = props
  const { t } = useTranslation('common')
  const id = useId()
  // Whoever opens a form wants to type.
  const begin = useCallback((form: HTMLFormElement | null) => {
    form?.querySelector<HTMLElement>('input:not([type=radio], [type=checkbox]), select, textarea')?.focus()
  }, [])
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth={wide ? 'md' : 'sm'} fullWidth transitionDuration={0}>
      <Body
        ref={begin}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending && hindrance === null) onConfirm()
        }}
      >
        <h2 id={id}>{title}</h2>
        {hint ? <p>{hint}</p> : null}
        {children}
        {error ? <ErrorNote failure={error} /> : null}
        <footer>
          <ActionButton type="button" onClick={onClose}>
            {t('action.cancel')}
          </ActionButton>
          <ActionButton
            type="submit"
            look={danger ? 'danger' : 'primary'}
            disabled={pending || hindrance !== null}
            title={hindrance ?? undefined}
          >
            {confirm}
          </ActionButton>
        </footer>
      </Body>
    </Dialog>
  )
}
