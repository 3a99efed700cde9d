/** A number to type and dial. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/fields'
import { isDialable } from './model'
import { Control } from './parts'

const Form = styled('form')({ display: 'flex', gap: 8, '& input': { width: 168, minHeight: 34, padding: '4px 10px' } })

type Props = { readonly hindrance: string | null; readonly onDial: (number: string) => Promise<boolean> }

export function DialBox({ hindrance, onDial }: Props) {
  const { t } = useTranslation('phone')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = tried && !isDialable(number)
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isDialable(number) || hindrance !== null) return
    if (!(await onDial(number))) return
    setNumber('')
    setTried(false)
  }
  return (
    <Form onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        data-phone="dial"
        inputMode="tel"
        autoComplete="off"
        maxLength={40}
        aria-label={t('dial.label')}
        aria-invalid={wrong}
        title={wrong ? t('dial.bad') : (hindrance ?? undefined)}
        placeholder={t('dial.placeholder')}
        disabled={hindrance !== null}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Control type="submit" hindrance={hindrance}>
        {t('dial.button')}
      </Control>
    </Form>
  )
}
