/** The agent's desk: own state and queue, the caller with everything known, and one form that makes the ticket. */
import { styled } from '@mui/material/styles'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { hasPhone } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { DeskCallRow } from '#shared/ipc/contract'
import { useSession } from '../../data/app-status'
import { takeDeskRequest } from '../../data/desk-request'
import { useMinute } from '../../data/minute'
import { hasHeard, summariseLinks } from '../../data/link'
import { usePolicies } from '../../data/policies'
import { useFeed } from '../../data/use-feed'
import { ErrorNote, StaleBanner } from '../../ui/notes'
import { useWords } from '../../ui/words'
import { useDeskKeys } from './desk-keys'
import { deskStoreOf } from './desk-store'
import { fillForm } from './form'
import type { FormEdits } from './form'
import { Idle, IdleKeys } from './idle'
import { LiveQueue } from './live-queue'
import { Lookup } from './lookup'
import {
  choose,
  dismiss,
  isLive,
  listSubjects,
  nextCaller,
  openLookup,
  openStored,
  openStranger,
  pickActive,
  remember,
  visibleSubjects,
} from './memory'
import type { DeskMemory, Memo, Subject } from './memory'
import { OwnState } from './own-state'
import { Column } from './parts'
import { RingingNote } from './ringing-note'
import { SavedNote } from './saved-note'
import { useSubjectCard } from './subject-card'
import { SubjectMain } from './subject-main'
import { SubjectTabs } from './subject-tabs'
import { TicketForm } from './ticket-form'
import { Today } from './today'

const Grid = styled('div')({
  display: 'grid',
  gridTemplateColumns: '288px minmax(0, 1fr) 384px',
  gridTemplateRows: 'minmax(0, 1fr)',
  gap: 14,
  height: '100%',
  minHeight: 0,
  padding: 14,
  '@media (min-width: 1700px)': { gridTemplateColumns: '330px minmax(0, 1fr) 440px' },
})

const Aside = styled('aside')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  overflow: 'hidden',
}))

const noCalls: ReadonlyMap<string, DeskCallRow> = new Map<string, DeskCallRow>()

export function DeskScreen() {
  const session = useSession()
  return session ? <Desk user={session.user} /> : null
}

function Desk({ user }: { readonly user: User }) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const store = deskStoreOf(user.id)
  const memory = useSyncExternalStore(store.subscribe, store.get)
  const queue = useFeed('queue')
  const desk = useFeed('desk')
  const calls = desk.tables?.calls ?? noCalls
  const subjects = useMemo(() => listSubjects([...calls.values()], memory), [calls, memory])
  const active = pickActive(subjects, memory)
  const shown = visibleSubjects(subjects, active)
  const about = useSubjectCard(active)
  const caller = nextCaller(subjects, active)
  const policies = usePolicies()
  const now = useMinute()
  useDeskKeys()
  const day = queue.tables?.queues.get('*')
  const link = summariseLinks(queue.tables?.links) ?? null
  const fields = fillForm(active?.memo?.edits ?? {}, { ...about, policies: [...policies.values()], now })

  const update = useCallback(
    (change: (memory: DeskMemory, subjects: readonly Subject[]) => DeskMemory) =>
      store.update((old) => change(old, listSubjects([...calls.values()], old))),
    [store, calls],
  )
  const hasCalls = desk.tables !== null
  useEffect(() => {
    // Not before the calls are here: one that goes on already would look new and come to the front.
    const asked = hasCalls ? takeDeskRequest() : null
    if (asked) update((old, all) => openStored(old, all, asked, Date.now()))
  }, [update, hasCalls])
  const onChoose = useCallback((key: string) => update((old, all) => choose(old, all, key)), [update])
  const onChange = (change: (memo: Memo) => Partial<Memo>) => {
    if (active) update((old, all) => remember(old, all, active, change))
  }
  const onEdit = (edits: FormEdits) => onChange((memo) => ({ edits: { ...memo.edits, ...edits } }))
  const onDismiss = () => {
    if (active) update((old) => dismiss(old, active.key))
  }
  const nameOf = (subject: Subject): string => {
    const match = subject.memo?.captured ?? subject.call?.match
    const name = subject.key === active?.key ? about.card?.customer.name : undefined
    return name ?? subject.memo?.title ?? match?.card?.customer.name ?? match?.display ?? t('call.unknown')
  }

  return (
    <Grid>
      <Column>
        <OwnState user={user} agents={queue.tables?.agents ?? null} link={link} />
        {link?.state === 'lost' && link.lastDataAt !== null ? <StaleBanner since={link.lastDataAt} /> : null}
        {queue.error ? <ErrorNote text={words.failure(queue.error)} /> : null}
        <LiveQueue
          visits={queue.tables?.visits ?? null}
          queues={queue.tables?.queues ?? null}
          connected={link === null || hasHeard(link)}
        />
        {day && link?.source !== 'none' ? <Today queue={day} /> : null}
      </Column>
      <Column>
        <Lookup
          main
          label={t('search.label')}
          onPick={(found) => update((old, all) => openLookup(old, all, found, Date.now()))}
          onStranger={(number) => update((old, all) => openStranger(old, all, number, Date.now()))}
        />
        {desk.error ? <ErrorNote text={words.failure(desk.error)} /> : null}
        <RingingNote subjects={shown} active={active} nameOf={nameOf} onShow={onChoose} />
        {shown.length > 1 ? <SubjectTabs subjects={shown} active={active} nameOf={nameOf} onChoose={onChoose} /> : null}
        {active ? (
          <SubjectMain
            key={active.key}
            subject={active}
            about={about}
            fields={fields}
            now={now}
            onChange={onChange}
            onEdit={onEdit}
            onDismiss={onDismiss}
          />
        ) : (
          <Idle hasExtension={hasPhone(user)} />
        )}
      </Column>
      <Aside aria-label={t('form.title')}>
        {active?.memo?.saved ? (
          <SavedNote
            ticket={active.memo.saved}
            next={
              caller
                ? { label: t('saved.next', { who: nameOf(caller) }), go: () => onChoose(caller.key) }
                : isLive(active)
                  ? null
                  : { label: t('saved.close'), go: onDismiss }
            }
            onAnother={() => onChange(() => ({ saved: null, edits: {} }))}
          />
        ) : active ? (
          <TicketForm
            key={active.key}
            subject={active}
            about={about}
            fields={fields}
            onEdit={onEdit}
            onSaved={(saved) => {
              onChange(() => ({ saved, edits: {} }))
              about.reload()
            }}
          />
        ) : (
          <IdleKeys />
        )}
      </Aside>
    </Grid>
  )
}
