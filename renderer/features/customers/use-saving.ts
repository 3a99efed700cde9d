/** What every dialog of the archive does on saving: checks first, sends once, loads the latest when somebody was faster. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import type { Checked, Form } from './forms'
import type { FieldState } from './form-fields'
import type { EditForm } from './use-edit-form'

type Saving<F extends Form> = {
  readonly save: () => Promise<void>
  readonly pending: boolean
  readonly error: ReturnType<typeof useCall>['error']
  /** How a field stands; `problem` is the key of its words where it is not the field's own name. */
  readonly field: (name: keyof F & string, problem?: string) => FieldState
}

type Options<N extends CommandName, F extends Form> = {
  readonly command: N
  readonly edit: EditForm<F>
  readonly check: (form: F) => Checked<CommandInput<N>>
  /** Loads what is stored now. */
  readonly onConflict: () => void
  readonly onSaved: (output: CommandOutput<N>) => void
}

export function useSaving<N extends CommandName, F extends Form>(options: Options<N, F>): Saving<F> {
  const { command, edit, check, onConflict, onSaved } = options
  const { t } = useTranslation('customers')
  const call = useCall(command)
  const [tried, setTried] = useState(false)
  const checked = check(edit.form)
  return {
    pending: call.pending,
    error: call.error,
    field: (name, problem = name) => ({
      error: tried && !checked.ok && checked.wrong.includes(name) ? t(`problem.${problem}`) : null,
      changed: edit.changed(name),
    }),
    save: async () => {
      setTried(true)
      if (!checked.ok || call.pending) return
      const saved = await call.run(checked.edit)
      if (saved.ok) onSaved(saved.value)
      else if (saved.error.code === 'conflict') onConflict()
    },
  }
}
