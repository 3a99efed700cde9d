/** A link: how it is, what troubles it, and what can be done with it. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkDetailRow } from '#shared/ipc/contract'
import type { StoredLink } from '#shared/ipc/telephony-contract'
import { useCall } from '../../../data/use-call'
import { Confirm } from '../../../ui/confirm'
import { ActionButton } from '../../../ui/fields'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { Surface } from '../parts'
import { RefusedCertificate } from './certificate-note'
import { LinkFacts } from './link-facts'
import { RecordingDialog, RecordingState } from './recording'
import { RightsNote } from './rights-note'
import { SelfTestResult } from './self-test-result'
import { isRecording, stateOf, wasRefused } from './state'

const Card = styled(Surface.withComponent('article'))(({ theme }) => ({
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > header': { display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: 24 },
  '& > header > div:first-of-type': { display: 'grid', gap: 6, minWidth: 0, justifyItems: 'start' },
  '& h3': { margin: 0, fontSize: 16, display: 'flex', alignItems: 'baseline', gap: 10, flexWrap: 'wrap' },
  '& h3 > small': { color: theme.tokens.quiet, fontWeight: 400, fontSize: 14, overflowWrap: 'anywhere' },
  '& > header > div:last-of-type': { display: 'flex', gap: 2, flex: 'none', margin: '-4px -8px 0 0' },
  '& > header button': { padding: '5px 8px' },
}))

type Question = 'remove' | 'reconnect' | 'test' | 'record'

type Props = {
  readonly stored: StoredLink
  readonly row: LinkDetailRow | undefined
  readonly onEdit: () => void
  /** The link is not there any more. */
  readonly onRemoved: () => void
}

export function LinkCard({ stored, row, onEdit, onRemoved }: Props) {
  const { t } = useTranslation('settings')
  const { link } = stored
  const { id, name } = link
  const [question, setQuestion] = useState<Question | null>(null)
  const removal = useCall('telephony.removeLink')
  const reconnection = useCall('telephony.reconnect')
  const test = useCall('telephony.selfTest')
  const stop = useCall('telephony.stopRecording')
  const close = () => setQuestion(null)
  const { key, tone } = stateOf(row)
  const isTested = link.source === 'ami' || link.source === 'hook'
  const isTesting = row?.selfTest?.endedAt === null
  const running = isRecording(row)
  const error = test.error ?? stop.error

  const remove = async () => {
    const removed = await removal.run({ id })
    if (removed.ok) onRemoved()
  }
  const reconnect = async () => {
    const begun = await reconnection.run({ id })
    if (begun.ok) close()
  }
  const runTest = (confirmed: boolean) => {
    close()
    void test.run({ id, confirmed })
  }
  const state = t(`telephony.state.${key}`)
  return (
    <Card aria-label={name}>
      <header>
        <div>
          <h3>
            {name}
            <small>
              {t(`telephony.kind.${link.source}`)}
              {row?.label ? ` · ${row.label}` : ''}
            </small>
          </h3>
          <StateBadge tone={tone} label={row?.reason ? `${state} · ${t(`common:linkReason.${row.reason}`)}` : state} />
        </div>
        <div>
          {isTested ? (
            <ActionButton
              type="button"
              look="quiet"
              disabled={isTesting || test.pending}
              onClick={() => (wasRefused(row) ? setQuestion('test') : runTest(false))}
            >
              {t('telephony.test')}
            </ActionButton>
          ) : null}
          {row?.recordable ? (
            <ActionButton
              type="button"
              look="quiet"
              disabled={stop.pending}
              onClick={() => (running ? void stop.run({ id }) : setQuestion('record'))}
            >
              {t(running ? 'telephony.stopRecording' : 'telephony.record')}
            </ActionButton>
          ) : null}
          <ActionButton
            type="button"
            look="quiet"
            disabled={reconnection.pending}
            onClick={() => (wasRefused(row) ? setQuestion('reconnect') : void reconnect())}
          >
            {t('telephony.reconnect')}
          </ActionButton>
          <ActionButton type="button" look="quiet" onClick={onEdit}>
            {t('telephony.edit')}
          </ActionButton>
          <ActionButton type="button" look="quiet" onClick={() => setQuestion('remove')}>
            {t('telephony.remove')}
          </ActionButton>
        </div>
      </header>
      {row ? <LinkFacts row={row} /> : null}
      {row?.refused ? <RefusedCertificate seen={row.refused} /> : null}
      {row && link.source === 'ami' ? <RightsNote link={link} row={row} /> : null}
      {row?.recording ? <RecordingState recording={row.recording} /> : null}
      {row?.selfTest ? <SelfTestResult link={link} test={row.selfTest} /> : null}
      {error ? <ErrorNote failure={error} /> : null}
      {reconnection.error && question !== 'reconnect' ? <ErrorNote failure={reconnection.error} /> : null}
      {question === 'record' ? <RecordingDialog id={id} name={name} onClose={close} /> : null}
      {question === 'remove' ? (
        <Confirm
          title={t('telephony.removeTitle', { name })}
          text={t('telephony.removeText')}
          action={t('telephony.remove')}
          cancel={t('common:action.cancel')}
          pending={removal.pending}
          error={removal.error}
          onConfirm={() => void remove()}
          onClose={close}
        />
      ) : null}
      {question === 'reconnect' || question === 'test' ? (
        <Confirm
          title={question === 'test' ? t('telephony.testTitle') : t('telephony.reconnectTitle', { name })}
          text={t('telephony.reconnectText')}
          action={t('telephony.confirmTry')}
          cancel={t('common:action.cancel')}
          pending={reconnection.pending}
          error={reconnection.error}
          onConfirm={() => (question === 'test' ? runTest(true) : void reconnect())}
          onClose={close}
        />
      ) : null}
    </Card>
  )
}
