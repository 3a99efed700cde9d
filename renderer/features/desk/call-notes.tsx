/** How to open the call, and what is written down during it: kept with every pause in typing, so that no crash loses it. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskCallRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { TextArea } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'

const Greeting = styled('p')(({ theme }) => ({
  margin: '0 0 10px',
  padding: '8px 12px',
  borderInlineStart: `3px solid ${theme.tokens.tone.action}`,
  borderRadius: '0 8px 8px 0',
  background: theme.tokens.soft.action,
  fontSize: '1.08em',
  lineHeight: 1.6,
}))

/** A pause in typing after which the note is kept, ms. */
const pauseMs = 500

export function CallNotes({ call }: { readonly call: DeskCallRow }) {
  const { t } = useTranslation('desk')
  const { run, pending, error } = useCall('calls.note')
  const [note, setNote] = useState(call.note)
  const [kept, setKept] = useState(call.note)
  const latest = useRef({ note, kept, callId: call.callId })
  useEffect(() => {
    latest.current = { note, kept, callId: call.callId }
  })

  useEffect(() => {
    if (note === kept) return undefined
    const timer = setTimeout(() => {
      void run({ id: latest.current.callId, note }).then((done) => {
        if (done.ok) setKept(note)
      })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [note, kept, run])
  // Another caller came to the front before the pause was over.
  useEffect(
    () => () => {
      const { note: last, kept: known, callId } = latest.current
      if (last !== known) void run({ id: callId, note: last })
    },
    [run],
  )

  return (
    <Panel
      title={t('notes.title')}
      aside={pending || note !== kept ? t('notes.saving') : kept === '' ? t('notes.hint') : t('notes.kept')}
    >
      {call.phase === 'ended' || call.greeting === '' ? null : (
        <Greeting aria-label={t('notes.greeting')}>{call.greeting}</Greeting>
      )}
      <TextArea
        aria-label={t('notes.title')}
        rows={3}
        maxLength={4_000}
        placeholder={t('notes.placeholder')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {error ? <ErrorNote failure={error} /> : null}
    </Panel>
  )
}
