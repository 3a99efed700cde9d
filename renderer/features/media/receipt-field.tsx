/**
 * The one field for receipts: a scanner types the text of the QR code and ends it with Enter; a person types the sixteen characters,
 * which stand in groups of four as they are read out.
 */
import { styled } from '@mui/material/styles'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReceiptText, readSpokenCode } from '#shared/domain/media/receipt'
import { tidyBase32 } from '#shared/lib/base32'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useWords } from '../../ui/words'
import { caretAfter, receiptInput } from './model'

const Form = styled('form')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'end',
  gap: 10,
  '& > .note': { gridColumn: '1 / -1' },
})

const Large = styled(TextInput)({
  minHeight: 52,
  fontSize: 22,
  fontWeight: 600,
  letterSpacing: '0.06em',
  fontFamily: "'Noto Sans Mono', 'DejaVu Sans Mono', Consolas, monospace",
})

const spokenDigits = 16

type Props = {
  readonly pending: boolean
  /** Takes what was typed or scanned; true when it was understood and the field may be emptied. */
  readonly onEnter: (text: string) => Promise<boolean>
}

export function ReceiptField({ pending, onEnter }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const [text, setText] = useState('')

  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== field.current) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
    // The caret is set again after each text that was written anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text])

  const scannedText = isReceiptText(text)
  const digits = scannedText ? 0 : tidyBase32(text).length
  const read = !scannedText && digits >= spokenDigits ? readSpokenCode(text) : null
  const problem = read && !read.ok ? words.failure(read.error) : null
  const ready = scannedText || read?.ok === true

  const enter = async () => {
    if (!ready || pending) return
    if (await onEnter(text)) setText('')
    field.current?.focus()
  }

  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <FormRow
        label={t('receipts.field')}
        error={problem}
        hint={
          scannedText
            ? t('receipts.scanned')
            : digits > 0
              ? t('receipts.count', { count: digits })
              : t('receipts.fieldHint')
        }
      >
        {(row) => (
          <Large
            {...row}
            ref={field}
            // Whoever opens this page has a receipt in hand: a scanner types at once.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={text}
            maxLength={1_000}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            onChange={({ target }) => {
              const shown = receiptInput(target.value)
              const before = target.value.slice(0, target.selectionStart ?? target.value.length)
              caret.current = shown === target.value ? null : caretAfter(before, shown)
              setText(shown)
            }}
          />
        )}
      </FormRow>
      <ActionButton
        type="submit"
        look="primary"
        disabled={!ready || pending}
        title={ready ? undefined : t('receipts.notReady')}
        style={{ minHeight: 52, alignSelf: 'start', marginTop: 25 }}
      >
        {t('receipts.enter')}
      </ActionButton>
    </Form>
  )
}
