/** Changes what a queue is judged by and how its callers are greeted; formula and greeting are shown as they would be. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueSettings } from '#shared/domain/telephony/queue-settings'
import type { QueueView } from '#shared/ipc/kpi-contract'
import { useSession } from '../../../data/app-status'
import { useCall } from '../../../data/use-call'
import { ChoiceGroup } from '../../../ui/choice-group'
import { ActionButton, TextArea, TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { ErrorNote } from '../../../ui/notes'
import { Fields, Footer } from '../parts'
import { queueFormOf, queueProblems, settingsOf, usualT, withinOf } from './model'
import type { QueueForm, QueueProblem } from './model'

const Body = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  padding: '20px 24px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& output': {
    display: 'grid',
    gap: 4,
    padding: '10px 14px',
    borderRadius: 8,
    background: theme.tokens.inner,
    border: `1px solid ${theme.tokens.line}`,
    overflowWrap: 'anywhere',
  },
  '& output > small': { color: theme.tokens.quiet },
}))

const variants = [
  'late-abandons',
  'all-abandons',
  'answered-only',
] as const satisfies readonly QueueSettings['variant'][]

type NumberField = 'withinS' | 'goal' | 'shortAbandonS' | 'wrapUpS'

type Props = {
  readonly view: QueueView
  readonly name: string
  readonly onDone: (changed: boolean) => void
}

export function QueueDialog({ view, name, onDone }: Props) {
  const { t } = useTranslation('settings')
  const id = useId()
  const me = useSession()?.user.displayName ?? ''
  const { run, pending, error } = useCall('queues.save')
  const [form, setForm] = useState<QueueForm>(() => queueFormOf(view))
  const [tried, setTried] = useState(false)
  const problems = queueProblems(form, view)
  const seconds = withinOf(form, view)
  const set = (change: Partial<QueueForm>) => setForm((old) => ({ ...old, ...change }))
  const problem = (...names: readonly QueueProblem[]): string | null => {
    const found = tried ? names.find((one) => problems.includes(one)) : undefined
    return found === undefined ? null : t(`queues.problem.${found}`)
  }

  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || problems.length > 0) return
    const saved = await run(settingsOf(form, view))
    if (saved.ok) onDone(true)
  }

  const number = (field: NumberField, hint: string, ...wrong: readonly QueueProblem[]) => (
    <FormRow label={t(`queues.${field}`)} hint={hint} error={problem(field, ...wrong)}>
      {(wired) => (
        <TextInput
          {...wired}
          value={form[field]}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          placeholder={field === 'withinS' ? String(usualT(view)) : undefined}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </FormRow>
  )
  const greeting = form.greeting.trim().replaceAll('{agent}', me)

  return (
    <Dialog open onClose={() => onDone(false)} aria-labelledby={id} maxWidth="sm" fullWidth transitionDuration={0}>
      <Body onSubmit={(event) => void save(event)} noValidate>
        <h2 id={id}>{t('queues.editTitle', { name })}</h2>
        <Fields>
          {number(
            'withinS',
            t(view.ofPbxS === null ? 'queues.withinHint.usual' : 'queues.withinHint.pbx', { seconds: usualT(view) }),
          )}
          {number('goal', t('queues.goalHint'))}
        </Fields>
        <ChoiceGroup
          label={t('queues.variant')}
          columns={3}
          value={form.variant}
          choices={variants.map((variant) => ({
            id: variant,
            label: t(`queues.variantName.${variant}`),
            explanation: t(`queues.formula.${variant}`, { seconds }),
          }))}
          onChange={(chosen) => set({ variant: variants.find((one) => one === chosen) ?? form.variant })}
        />
        <Fields>
          {number('shortAbandonS', t('queues.shortHint'), 'shortOverT')}
          {number('wrapUpS', t('queues.wrapUpHint'))}
        </Fields>
        <FormRow
          label={t('queues.greetingLabel')}
          hint={t('queues.greetingHint')}
          error={problem('greeting', 'placeholder')}
        >
          {(wired) => (
            <TextArea
              {...wired}
              rows={3}
              value={form.greeting}
              onChange={(event) => set({ greeting: event.target.value })}
            />
          )}
        </FormRow>
        <output>
          <small>{t(greeting === '' ? 'queues.previewEmpty' : 'queues.preview')}</small>
          {greeting === '' ? null : greeting}
        </output>
        {error ? <ErrorNote failure={error} /> : null}
        <Footer>
          <ActionButton type="button" onClick={() => onDone(false)}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton look="primary" type="submit" disabled={pending}>
            {t('common:action.save')}
          </ActionButton>
        </Footer>
      </Body>
    </Dialog>
  )
}
