/** A disc that went in never comes out again: how it was destroyed, and who saw it. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import { useCall } from '../../data/use-call'
import { ChoiceGroup } from '../../ui/choice-group'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'

const Body = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  padding: '20px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& > p': { margin: 0, color: theme.tokens.quiet },
  '& footer': { display: 'flex', justifyContent: 'flex-end', gap: 10 },
}))

const ways = ['shredded', 'cut', 'burned', 'other'] as const
type Way = (typeof ways)[number]
const isWay = (id: string): id is Way => ways.some((way) => way === id)

type Props = { readonly arrival: ArrivalRow; readonly disc: number; readonly onClose: () => void }

export function DestroyDialog({ arrival, disc, onClose }: Props) {
  const { t } = useTranslation('media-site')
  const id = useId()
  const destroy = useCall('mediaSite.destroy')
  const [way, setWay] = useState<Way | null>(null)
  const [other, setOther] = useState('')
  const [witness, setWitness] = useState('')
  const [tried, setTried] = useState(false)
  const how = way === null ? '' : way === 'other' ? other.trim() : t(`destroy.way.${way}`)
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (destroy.pending || how === '' || witness.trim() === '') return
    if ((await destroy.run({ id: arrival.id, disc, how, witness: witness.trim() })).ok) onClose()
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth transitionDuration={0}>
      <Body onSubmit={(event) => void submit(event)} noValidate>
        <h2 id={id}>{t('destroy.title', { seq: arrival.seq, n: disc })}</h2>
        <p>{t('destroy.lead')}</p>
        <ChoiceGroup
          label={t('destroy.how')}
          required
          columns={4}
          choices={ways.map((one) => ({ id: one, label: t(`destroy.way.${one}`) }))}
          value={way}
          error={tried && way === null ? t('destroy.problem.way') : null}
          onChange={(chosen) => setWay(isWay(chosen) ? chosen : null)}
        />
        {way === 'other' ? (
          <FormRow label={t('destroy.other')} required error={tried && how === '' ? t('destroy.problem.other') : null}>
            {(field) => (
              <TextInput {...field} value={other} maxLength={200} onChange={(event) => setOther(event.target.value)} />
            )}
          </FormRow>
        ) : null}
        <FormRow
          label={t('destroy.witness')}
          hint={t('destroy.witnessHint')}
          required
          error={tried && witness.trim() === '' ? t('destroy.problem.witness') : null}
        >
          {(field) => (
            <TextInput
              {...field}
              value={witness}
              maxLength={200}
              onChange={(event) => setWitness(event.target.value)}
            />
          )}
        </FormRow>
        {destroy.error ? <ErrorNote failure={destroy.error} /> : null}
        <footer>
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton look="primary" type="submit" disabled={destroy.pending}>
            {t('destroy.submit')}
          </ActionButton>
        </footer>
      </Body>
    </Dialog>
  )
}
