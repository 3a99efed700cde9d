/** Whether a plan runs: its pauses, its end, and the acts that change them. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaPlanView } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { useCall } from '../../data/use-call'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { DialogFrame } from './dialog-frame'
import { Control, Note, Row, Table, TextField } from './parts'

type Props = { readonly view: MediaPlanView; readonly onChanged: () => void }

export function PlanRuns({ view, onChanged }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const today = isoDate(useMinute(), words.zone)
  const [form, setForm] = useState<'pause' | 'end' | null>(null)
  const resume = useCall('media.plan.resume')
  const end = useCall('media.plan.end')
  const { plan, rev } = view
  const key = { siteId: plan.siteId, rev }
  const open = plan.pauses.find(({ to }) => to === null || to > today)
  const close = () => setForm(null)
  const done = () => {
    close()
    onChanged()
  }
  const resumeNow = async () => {
    const on = open && open.from > today ? open.from : today
    const result = await resume.run({ ...key, on })
    if (result.ok) onChanged()
  }
  const takeBack = async () => {
    const result = await end.run({ ...key, on: null })
    if (result.ok) onChanged()
  }
  return (
    <Panel title={t('runs.title')}>
      <Row>
        {plan.endsOn !== null ? (
          <StateBadge tone="quiet" shape="cross" label={t('runs.ends', { day: plan.endsOn })} />
        ) : open && open.from <= today ? (
          <StateBadge tone="soon" shape="bars" label={t('runs.paused')} />
        ) : (
          <StateBadge tone="good" label={t('runs.running')} />
        )}
        {open ? (
          <Control hindrance={null} disabled={resume.pending} onClick={() => void resumeNow()}>
            {t(open.from <= today ? 'runs.resume' : 'runs.cancelPause')}
          </Control>
        ) : (
          <Control hindrance={plan.endsOn === null ? null : t('runs.endsAlready')} onClick={() => setForm('pause')}>
            {t('runs.pause')}
          </Control>
        )}
        {plan.endsOn === null ? (
          <Control look="danger" hindrance={null} onClick={() => setForm('end')}>
            {t('runs.end')}
          </Control>
        ) : (
          <Control hindrance={null} disabled={end.pending} onClick={() => void takeBack()}>
            {t('runs.takeBack')}
          </Control>
        )}
      </Row>
      {resume.error ? <ErrorNote failure={resume.error} /> : null}
      {end.error ? <ErrorNote failure={end.error} /> : null}
      {plan.pauses.length > 0 ? (
        <Table style={{ marginTop: 10 }}>
          <thead>
            <tr>
              <th scope="col">{t('runs.from')}</th>
              <th scope="col">{t('runs.to')}</th>
              <th scope="col">{t('runs.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.pauses.map((pause) => (
              <tr key={pause.from}>
                <td>{pause.from}</td>
                <td>{pause.to ?? t('runs.open')}</td>
                <td>{pause.reason}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <Note style={{ marginTop: 8 }}>{t('runs.none')}</Note>
      )}
      {form === 'pause' ? <PauseDialog of={key} today={today} onDone={done} onClose={close} /> : null}
      {form === 'end' ? <EndDialog of={key} today={today} onDone={done} onClose={close} /> : null}
    </Panel>
  )
}

type DialogProps = {
  readonly of: { readonly siteId: MediaPlanView['plan']['siteId']; readonly rev: number }
  readonly today: string
  readonly onDone: () => void
  readonly onClose: () => void
}

function PauseDialog({ of, today, onDone, onClose }: DialogProps) {
  const { t } = useTranslation('media')
  const pause = useCall('media.plan.pause')
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = async () => {
    setTried(true)
    if (reason.trim() === '' || from === '' || (to !== '' && to <= from)) return
    const done = await pause.run({ ...of, from, to: to === '' ? null : to, reason })
    if (done.ok) onDone()
  }
  return (
    <DialogFrame
      title={t('runs.pauseTitle')}
      hint={t('runs.pauseHint')}
      confirm={t('runs.pause')}
      pending={pause.pending}
      error={pause.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="fields">
        <TextField
          label={t('runs.from')}
          type="date"
          required
          value={from}
          error={tried && from === '' ? t('act.required') : null}
          onChange={setFrom}
        />
        <TextField
          label={t('runs.to')}
          type="date"
          hint={t('runs.toHint')}
          value={to}
          error={tried && to !== '' && to <= from ? t('runs.order') : null}
          onChange={setTo}
        />
        <TextField
          className="wide"
          label={t('runs.reason')}
          required
          maxLength={200}
          value={reason}
          error={tried && reason.trim() === '' ? t('act.required') : null}
          onChange={setReason}
        />
      </div>
    </DialogFrame>
  )
}

function EndDialog({ of, today, onDone, onClose }: DialogProps) {
  const { t } = useTranslation('media')
  const end = useCall('media.plan.end')
  const [on, setOn] = useState(today)
  const confirm = async () => {
    if (on === '') return
    const done = await end.run({ ...of, on })
    if (done.ok) onDone()
  }
  return (
    <DialogFrame
      title={t('runs.endTitle')}
      hint={t('runs.endHint')}
      confirm={t('runs.end')}
      danger
      pending={end.pending}
      error={end.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField label={t('runs.endOn')} type="date" required value={on} onChange={setOn} />
    </DialogFrame>
  )
}
