/** An expired disc, otherwise in order: two people let it in, with a reason; the second signs with name and password here. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeWords } from '#shared/domain/media/code-words'
import { Username } from '#shared/domain/people/people'
import { useSession } from '../../data/app-status'
import { useCall } from '../../data/use-call'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { DiscFacts } from './disc-facts'
import { FindingShape, Notices } from './findings'
import { arrivalOf } from './model'
import { Actions, Finding, Part, Sheet, Split } from './parts'
import { PatchList } from './patch-list'
import { PrintButton } from './print-button'
import { RefusalSheet } from './refusal-sheet'
import type { VerdictProps } from './verdict-props'

const Form = styled('form')({
  display: 'grid',
  gap: 14,
})

export function ReleaseForm({
  view,
  verify,
  verdict,
  onRestart,
  onReleased,
}: VerdictProps & { readonly onReleased: () => void }) {
  const { t } = useTranslation('media-site')
  const local = useLocalName()
  const own = useSession()?.user
  const release = useCall('mediaSite.release')
  const [draft, setDraft] = useState({ reason: '', username: '', password: '' })
  const [tried, setTried] = useState(false)
  const words = codeWords(verdict.code, verdict.params)
  const arrival = arrivalOf(view.arrivals, verdict.disc?.edition ?? null)
  const set = (change: Partial<typeof draft>) => {
    release.clear()
    setDraft((old) => ({ ...old, ...change }))
  }
  const name = draft.username.trim().toLowerCase()
  const problems = {
    reason: draft.reason.trim() === '' ? t('release.problem.reason') : null,
    username:
      name === own?.username
        ? t('release.problem.same')
        : Username.safeParse(name).success
          ? null
          : t('release.problem.username'),
    password: draft.password === '' ? t('release.problem.password') : null,
  }
  const problem = (field: keyof typeof problems) => (tried ? problems[field] : null)
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (release.pending || Object.values(problems).some((one) => one !== null)) return
    const done = await release.run({
      job: verify.id,
      reason: draft.reason.trim(),
      username: name,
      password: draft.password,
    })
    if (done.ok) onReleased()
    else setDraft((old) => ({ ...old, password: '' }))
  }
  return (
    <Sheet aria-label={t('verdict.title')}>
      <Finding tone="late" role="alert">
        <FindingShape shape="cross" />
        <h2>{local(words.says)}</h2>
        <p>{local(words.todo)}</p>
      </Finding>
      <Notices notices={verdict.notices} />
      <Split>
        <div>
          <DiscFacts disc={verdict.disc} />
          {arrival ? <PatchList arrival={arrival} /> : null}
        </div>
        <div>
          <Part>
            <h3>{t('release.title')}</h3>
            <p>{t('release.lead', { name: own?.displayName ?? '' })}</p>
            <Form onSubmit={(event) => void submit(event)} noValidate aria-label={t('release.title')}>
              <FormRow label={t('release.reason')} hint={t('release.reasonHint')} error={problem('reason')} required>
                {(field) => (
                  <TextInput
                    {...field}
                    value={draft.reason}
                    maxLength={200}
                    onChange={(event) => set({ reason: event.target.value })}
                  />
                )}
              </FormRow>
              <FormRow label={t('release.username')} error={problem('username')} required>
                {(field) => (
                  <TextInput
                    {...field}
                    value={draft.username}
                    autoComplete="off"
                    autoCapitalize="none"
                    spellCheck={false}
                    maxLength={32}
                    onChange={(event) => set({ username: event.target.value })}
                  />
                )}
              </FormRow>
              <FormRow label={t('release.password')} error={problem('password')} required>
                {(field) => (
                  <TextInput
                    {...field}
                    type="password"
                    value={draft.password}
                    autoComplete="new-password"
                    maxLength={200}
                    onChange={(event) => set({ password: event.target.value })}
                  />
                )}
              </FormRow>
              {release.error ? <ErrorNote failure={release.error} /> : null}
              <Actions>
                <ActionButton look="danger" type="submit" disabled={release.pending}>
                  {t('release.submit')}
                </ActionButton>
                <ActionButton type="button" onClick={onRestart}>
                  {t('release.refuse')}
                </ActionButton>
                <PrintButton label={t('refused.print')}>
                  <RefusalSheet verdict={verdict} />
                </PrintButton>
              </Actions>
            </Form>
          </Part>
        </div>
      </Split>
    </Sheet>
  )
}
