/** The frame of every dialog of the archive: a title, fields, what went wrong, and two buttons. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useCallback, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '#shared/lib/result'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { useWords } from '../../ui/words'

const Body = styled('form')(({ theme }) => ({
  ...thinScrollbar(theme),
  display: 'grid',
  gap: 16,
  padding: '20px 24px 24px',
  overflowY: 'auto',
  '& h2': { margin: 0, fontSize: 18 },
  '& > .fields': {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '14px 16px',
    alignItems: 'start',
  },
  '& > .fields > .wide': { gridColumn: '1 / -1' },
  '& label:has(> input[type=checkbox])': { display: 'flex', alignItems: 'center', gap: 8 },
  '& input[type=checkbox]': { width: 16, height: 16, accentColor: theme.tokens.tone.action },
  '& > footer': { display: 'flex', justifyContent: 'flex-end', gap: 12 },
}))

type Props = {
  readonly title: string
  readonly pending: boolean
  readonly error: Failure | null
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: React.ReactNode
}

export function EditDialog({ title, pending, error, onSave, onClose, children }: Props) {
  const { t } = useTranslation('customers')
  const words = useWords()
  const id = useId()
  // Whoever opens a dialog wants to type.
  const begin = useCallback((form: HTMLFormElement | null) => {
    form?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth transitionDuration={0}>
      <Body
        ref={begin}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) onSave()
        }}
      >
        <h2 id={id}>{title}</h2>
        <div className="fields">{children}</div>
        {error ? <ErrorNote text={error.code === 'conflict' ? t('conflict') : words.failure(error)} /> : null}
        <footer>
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton look="primary" type="submit" disabled={pending}>
            {t('common:action.save')}
          </ActionButton>
        </footer>
      </Body>
    </Dialog>
  )
}
