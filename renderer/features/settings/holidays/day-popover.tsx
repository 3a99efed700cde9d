/** What one day is: a public holiday by its name, a make-up workday, or a day like any other. */
import Popover from '@mui/material/Popover'
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceGroup } from '../../../ui/choice-group'
import { ActionButton, TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import type { DayKind, DayState } from './model'

const Form = styled('form')({ display: 'grid', gap: 12, padding: 16, width: 300 })

const kinds: readonly DayKind[] = ['closed', 'makeup', 'ordinary']

type Props = {
  readonly date: string
  readonly anchor: HTMLElement
  readonly state: DayState
  /** What a new holiday is called at first. */
  readonly suggestion: string
  readonly onClose: () => void
  readonly onSet: (state: DayState) => void
}

export function DayPopover({ date, anchor, state, suggestion, onClose, onSet }: Props) {
  const { t } = useTranslation('settings')
  const [kind, setKind] = useState<DayKind>(state.kind)
  const [name, setName] = useState(state.name === '' ? suggestion : state.name)
  const isWanting = kind === 'closed' && name.trim() === ''
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      transformOrigin={{ vertical: 'top', horizontal: 'center' }}
      transitionDuration={0}
    >
      <Form
        aria-label={date}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWanting) onSet({ kind, name: kind === 'closed' ? name.trim() : '' })
        }}
      >
        <ChoiceGroup
          label={date}
          columns={3}
          choices={kinds.map((id) => ({ id, label: t(`holidays.kind.${id}`) }))}
          value={kind}
          onChange={(id) => setKind(kinds.find((one) => one === id) ?? kind)}
        />
        {kind === 'closed' ? (
          <FormRow label={t('holidays.name')} required>
            {(field) => (
              <TextInput {...field} value={name} maxLength={20} onChange={(event) => setName(event.target.value)} />
            )}
          </FormRow>
        ) : null}
        <ActionButton type="submit" look="primary" disabled={isWanting}>
          {t('common:action.confirm')}
        </ActionButton>
      </Form>
    </Popover>
  )
}
