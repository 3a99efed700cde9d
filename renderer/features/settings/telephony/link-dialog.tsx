/** Sets up a link, new or changed. The secret goes in and never comes out. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkSource, PbxLink } from '#shared/domain/telephony/settings'
import type { StoredLink } from '#shared/ipc/telephony-contract'
import { useCall } from '../../../data/use-call'
import { ActionButton, SelectInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { ErrorNote } from '../../../ui/notes'
import { Fields, Footer, Quiet } from '../parts'
import { AmiFields } from './ami-fields'
import { keepsSecret, linkFormOf, linkOf, linkProblems, newLinkForm, newLinkId } from './model'
import type { LinkForm } from './model'
import { Snippet } from './parts'
import { callLinkExample, hookExample } from './snippets'
import { TextField } from './text-field'
import type { FieldProps } from './text-field'

const Body = styled('form')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  padding: '20px 24px 24px',
  '& > h2': { margin: 0, fontSize: 18 },
})

const Kinds = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 12,
  '& label': {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignContent: 'start',
    columnGap: 10,
    padding: '10px 14px',
    border: `1px solid ${theme.tokens.edge}`,
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& label:has(:checked)': { borderColor: theme.tokens.tone.action, background: theme.tokens.soft.action },
  '& label:has(:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 1 },
  '& input': { margin: '5px 0 0', accentColor: theme.tokens.tone.action },
  '& small': { gridColumn: 2, color: theme.tokens.quiet, fontSize: '0.9em' },
}))

const kinds = ['ami', 'hook', 'protocol', 'replay'] as const satisfies readonly LinkSource[]
const speeds = [0.5, 1, 2, 5, 10, 20, 50, 100] as const

type Props = {
  /** Null makes a new one. */
  readonly stored: StoredLink | null
  /** Every link there is. */
  readonly links: readonly PbxLink[]
  readonly onDone: (changed: boolean) => void
}

export function LinkDialog({ stored, links, onDone }: Props) {
  const { t } = useTranslation('settings')
  const id = useId()
  const { run, pending, error } = useCall('telephony.saveLink')
  const nameOf = (kind: LinkSource) => t(`telephony.usualName.${kind}`)
  const [form, setForm] = useState<LinkForm>(() =>
    stored ? linkFormOf(stored.link) : newLinkForm('ami', nameOf('ami')),
  )
  const [tried, setTried] = useState(false)
  const secretKept = keepsSecret(stored?.link ?? null, stored?.hasSecret ?? false, form)
  const found = linkProblems(form, secretKept)
  const set = (change: Partial<LinkForm>) => setForm((old) => ({ ...old, ...change }))
  const fields: FieldProps = { form, set, problems: tried ? found : [] }

  const choose = (kind: LinkSource) =>
    setForm((old) => ({ ...newLinkForm(kind, old.name === nameOf(old.source) ? nameOf(kind) : old.name) }))

  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || found.length > 0) return
    const saved = await run(linkOf(form, stored?.link.id ?? newLinkId(links, Date.now())))
    if (saved.ok) onDone(true)
  }

  return (
    <Dialog open onClose={() => onDone(false)} aria-labelledby={id} maxWidth="md" fullWidth transitionDuration={0}>
      <Body onSubmit={(event) => void save(event)} noValidate>
        <h2 id={id}>{stored ? t('telephony.editTitle', { name: stored.link.name }) : t('telephony.addTitle')}</h2>
        {stored ? null : (
          <Kinds role="radiogroup" aria-label={t('telephony.chooseKind')}>
            {kinds.map((kind) => (
              <label key={kind}>
                <input type="radio" name={`${id}-kind`} checked={form.source === kind} onChange={() => choose(kind)} />
                <strong>{t(`telephony.kind.${kind}`)}</strong>
                <small>{t(`telephony.kindHint.${kind}`)}</small>
              </label>
            ))}
          </Kinds>
        )}
        <TextField
          {...fields}
          name="name"
          problem="name"
          label={t('telephony.name')}
          hint={t('telephony.nameHint')}
          maxLength={40}
          required
        />
        {form.source === 'ami' ? <AmiFields {...fields} secretKept={secretKept} id={stored?.link.id ?? null} /> : null}
        {form.source === 'hook' ? <HookFields {...fields} secretKept={secretKept} /> : null}
        {form.source === 'replay' ? <ReplayFields {...fields} /> : null}
        {form.source === 'protocol' ? (
          <>
            <Quiet>{t('telephony.protocolHint')}</Quiet>
            <Snippet>{callLinkExample}</Snippet>
          </>
        ) : null}
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

function HookFields({ secretKept, ...props }: FieldProps & { readonly secretKept: boolean }) {
  const { t } = useTranslation('settings')
  const { form } = props
  const bind = form.bind.trim() === '' ? '127.0.0.1' : form.bind.trim()
  return (
    <>
      <Fields>
        <TextField
          {...props}
          name="bind"
          problem="bind"
          label={t('telephony.bind')}
          hint={t('telephony.bindHint')}
          required
        />
        <TextField {...props} name="port" problem="port" label={t('telephony.port')} inputMode="numeric" required />
      </Fields>
      <TextField
        {...props}
        name="secret"
        problem="hookSecret"
        label={t('telephony.hookSecret')}
        hint={t('telephony.hookSecretHint')}
        type="password"
        placeholder={secretKept ? t('telephony.secretKept') : undefined}
        required={!secretKept}
      />
      <Quiet>
        <strong>{t('telephony.hookExample')}</strong>
        <br />
        {t('telephony.hookExampleHint')}
      </Quiet>
      <Snippet aria-label={t('telephony.hookExample')}>
        {hookExample({ bind, port: Number(form.port) || 8710 })}
      </Snippet>
    </>
  )
}

function ReplayFields(props: FieldProps) {
  const { t } = useTranslation('settings')
  const { form, set } = props
  const offered = speeds.some((speed) => speed === form.speed) ? speeds : [form.speed, ...speeds]
  return (
    <Fields>
      <TextField {...props} name="file" label={t('telephony.file')} hint={t('telephony.fileHint')} />
      <FormRow label={t('telephony.speed')}>
        {(field) => (
          <SelectInput {...field} value={form.speed} onChange={({ target }) => set({ speed: Number(target.value) })}>
            {offered.map((speed) => (
              <option key={speed} value={speed}>
                {t('telephony.times', { n: speed })}
              </option>
            ))}
          </SelectInput>
        )}
      </FormRow>
    </Fields>
  )
}
