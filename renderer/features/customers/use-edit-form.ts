/** A form on an entry that somebody else may change meanwhile: what was typed stays, what others changed is told beside it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Form } from './forms'

export type EditForm<F extends Form> = {
  readonly form: F
  readonly set: (change: Partial<F>) => void
  /** What to say beside a field that somebody else has changed since the form was opened; null where nobody has. */
  readonly changed: (field: keyof F) => string | null
}

/** `latest` is the entry as it is now: it changes when it is loaded again. */
export function useEditForm<F extends Form>(latest: F): EditForm<F> {
  const { t } = useTranslation('customers')
  const [opened] = useState(latest)
  const [form, setForm] = useState(latest)
  return {
    form,
    set: (change) => setForm((old) => ({ ...old, ...change })),
    changed: (field) => {
      const value = latest[field]
      if (value === opened[field] || value === form[field]) return null
      if (value === '') return t('changedEmpty')
      // An id says nothing to a person.
      const spoken = typeof value === 'string' && !String(field).endsWith('Id')
      return spoken ? t('changed', { value }) : t('changedSome')
    },
  }
}
