/** One file of the catalogue: what was found out, what people said of it, and what may be done with it now. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaFileRow } from '#shared/ipc/contract'
import { useSession } from '../../data/app-status'
import { useCall } from '../../data/use-call'
import { bytesText } from '../../ui/bytes-text'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { DescribeDialog } from './describe-dialog'
import { DialogFrame } from './dialog-frame'
import { fileLook, reasonWords, scanWords } from './file-text'
import { Control, Facts, Note, Row, TextField } from './parts'
import { architectureChoices, languageChoices, productChoices } from './terms'

const Sheet = styled('article')(({ theme }) => ({
  ...thinScrollbar(theme),
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  padding: '14px 18px 18px',
  display: 'grid',
  alignContent: 'start',
  gap: 14,
  '& > header': { display: 'grid', gap: 6, justifyItems: 'start' },
  '& > header > h2': { margin: 0, fontSize: 16, overflowWrap: 'anywhere' },
  '& code': { fontSize: 12.5, overflowWrap: 'anywhere' },
  '& > ul': {
    listStyle: 'none',
    margin: 0,
    padding: '10px 14px',
    display: 'grid',
    gap: 6,
    borderRadius: 8,
    background: theme.tokens.soft.late,
    color: theme.tokens.tone.late,
  },
  '& > ul > li': { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: 8, alignItems: 'baseline' },
}))

type Form = 'describe' | 'confirm' | 'reject'

const list = (ids: readonly string[] | undefined, of: readonly { readonly id: string; readonly label: string }[]) =>
  (ids ?? []).map((id) => of.find((one) => one.id === id)?.label ?? id).join('、')

export function FileDetail({ file }: { readonly file: MediaFileRow }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const name = useLocalName()
  const person = useSession()?.user.id
  const inspect = useCall('media.file.inspect')
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const { findings, status } = file
  const none = t('facts.none')

  const describable = ['incomplete', 'awaiting-second', 'accepted'].includes(status)
  const confirmHindrance =
    status === 'awaiting-second'
      ? file.enteredById !== null && file.enteredById === person
        ? t('file.samePerson')
        : null
      : t('file.notAwaiting')

  return (
    <Sheet aria-label={file.name}>
      <header>
        <StateBadge {...fileLook[status]} label={t(`fileStatus.${status}`)} />
        <h2>{file.name}</h2>
        <Note>{t(`fileStatusHint.${status}`)}</Note>
      </header>
      {file.reasons.length > 0 ? (
        <ul aria-label={t('file.reasons')}>
          {file.reasons.map((code) => (
            <li key={code}>
              <StateShape shape="diamond" />
              <span>{name(reasonWords(code))}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Row>
        <Control
          compact
          look={status === 'incomplete' ? 'primary' : 'plain'}
          hindrance={describable ? null : t('file.notDescribable')}
          onClick={() => setForm('describe')}
        >
          {t('file.describe')}
        </Control>
        <Control
          compact
          look={status === 'awaiting-second' ? 'primary' : 'plain'}
          hindrance={confirmHindrance}
          onClick={() => setForm('confirm')}
        >
          {t('file.confirm')}
        </Control>
        <Control
          compact
          hindrance={null}
          disabled={inspect.pending}
          onClick={() => void inspect.run({ sha256: file.id })}
        >
          {t('file.inspect')}
        </Control>
        <Control
          compact
          look="danger"
          hindrance={status === 'rejected' ? t('file.isRejected') : null}
          onClick={() => setForm('reject')}
        >
          {t('file.reject')}
        </Control>
      </Row>
      {inspect.error ? <ErrorNote failure={inspect.error} /> : null}
      <Facts>
        <dt>{t('file.kb')}</dt>
        <dd>{file.kb ?? none}</dd>
        <dt>{t('file.title')}</dt>
        <dd>{file.title ?? none}</dd>
        <dt>{t('file.products')}</dt>
        <dd>{list(file.products, productChoices(words.locale)) || none}</dd>
        <dt>{t('file.architectures')}</dt>
        <dd>{list(file.architectures, architectureChoices) || none}</dd>
        <dt>{t('file.languages')}</dt>
        <dd>{file.kb ? list(file.languages, languageChoices(words.locale)) || t('file.everyLanguage') : none}</dd>
        <dt>{t('file.released')}</dt>
        <dd>{file.released ?? none}</dd>
        <dt>{t('file.supersedes')}</dt>
        <dd>{file.supersedes?.join('、') || none}</dd>
        <dt>{t('file.requires')}</dt>
        <dd>{file.requires?.join('、') || none}</dd>
        <dt>{t('file.supersededBy')}</dt>
        <dd>{file.supersededBy.join('、') || none}</dd>
      </Facts>
      <Facts>
        <dt>{t('file.signature')}</dt>
        <dd>
          {findings.signature.state === 'ok' ? (
            <>
              <StateBadge bare tone="good" label={t('file.signed')} /> {findings.signature.signer}
              {findings.signature.signedAt ? ` · ${dateTime(Date.parse(findings.signature.signedAt), words)}` : ''}
            </>
          ) : findings.signature.state === 'failed' ? (
            <>
              <StateBadge bare tone="late" label={t('file.signatureFailed')} />{' '}
              {name(reasonWords(findings.signature.code))}
            </>
          ) : (
            <StateBadge bare tone="soon" label={t('file.unsigned')} />
          )}
        </dd>
        {findings.nameHashMatches === null ? null : (
          <>
            <dt>{t('file.nameHash')}</dt>
            <dd>
              <StateBadge
                bare
                tone={findings.nameHashMatches ? 'good' : 'late'}
                label={t(findings.nameHashMatches ? 'file.nameHashOk' : 'file.nameHashWrong')}
              />
            </dd>
          </>
        )}
        <dt>{t('file.scan')}</dt>
        <dd>
          {findings.scan.state === 'clean' ? <StateBadge bare tone="good" label={t('file.clean')} /> : null}
          {findings.scan.state === 'infected' ? (
            <>
              <StateBadge bare tone="late" label={t('file.infected')} /> {findings.scan.name}
            </>
          ) : null}
          {findings.scan.state === 'not-scanned' ? (
            <>
              <StateBadge bare tone="soon" label={t('file.notScanned')} /> {name(scanWords(findings.scan.reason))}
            </>
          ) : null}
        </dd>
        <dt>{t('file.source')}</dt>
        <dd>{file.source === '' ? none : file.source}</dd>
        <dt>{t('file.entered')}</dt>
        <dd>{file.enteredBy ?? none}</dd>
        <dt>{t('file.confirmed')}</dt>
        <dd>{file.confirmedBy ?? none}</dd>
        <dt>{t('file.added')}</dt>
        <dd>
          {dateTime(file.addedAt, words)} · {bytesText(file.size)}
        </dd>
        {file.note === '' ? null : (
          <>
            <dt>{t('file.note')}</dt>
            <dd>{file.note}</dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd>
          <code>{file.id}</code>
        </dd>
      </Facts>
      {form === 'describe' ? <DescribeDialog file={file} onClose={close} /> : null}
      {form === 'confirm' ? <ConfirmFileDialog file={file} onClose={close} /> : null}
      {form === 'reject' ? <RejectDialog file={file} onClose={close} /> : null}
    </Sheet>
  )
}

type DialogProps = { readonly file: MediaFileRow; readonly onClose: () => void }

function ConfirmFileDialog({ file, onClose }: DialogProps) {
  const { t } = useTranslation('media')
  const confirm = useCall('media.file.confirm')
  const [checked, setChecked] = useState(false)
  const run = async () => {
    const done = await confirm.run({ sha256: file.id, rev: file.rev })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('file.confirmTitle', { kb: file.kb ?? file.name })}
      hint={t('file.confirmHint')}
      confirm={t('file.confirm')}
      hindrance={checked ? null : t('file.confirmFirst')}
      pending={confirm.pending}
      error={confirm.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <Facts>
        <dt>{t('file.source')}</dt>
        <dd>{file.source}</dd>
        <dt>{t('file.entered')}</dt>
        <dd>{file.enteredBy ?? ''}</dd>
        <dt>SHA-256</dt>
        <dd>{file.id}</dd>
      </Facts>
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />
        {t('file.confirmTick')}
      </label>
    </DialogFrame>
  )
}

function RejectDialog({ file, onClose }: DialogProps) {
  const { t } = useTranslation('media')
  const reject = useCall('media.file.reject')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const run = async () => {
    setTried(true)
    if (reason.trim() === '') return
    const done = await reject.run({ sha256: file.id, rev: file.rev, reason })
    if (done.ok) onClose()
  }
  return (
    <DialogFrame
      title={t('file.rejectTitle', { kb: file.kb ?? file.name })}
      hint={t('file.rejectHint')}
      confirm={t('file.reject')}
      danger
      pending={reject.pending}
      error={reject.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <TextField
        label={t('file.rejectReason')}
        required
        maxLength={200}
        value={reason}
        error={tried && reason.trim() === '' ? t('act.required') : null}
        onChange={setReason}
      />
    </DialogFrame>
  )
}
