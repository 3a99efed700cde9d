/** The wallboard: everything a duty manager must see from across the room, on one screen that nobody touches. */
import { styled } from '@mui/material/styles'
import { lazy, Suspense, useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '#shared/domain/app/status'
import { usualServiceLevelS } from '#shared/domain/telephony/queue-settings'
import type { VisitRow } from '#shared/ipc/contract'
import { hasHeard, linkView, summariseLinks } from '../../data/link'
import { usePolicies } from '../../data/policies'
import { ticker } from '../../data/ticker'
import { useFeed } from '../../data/use-feed'
import type { FeedMaps } from '../../data/use-feed'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import { timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { AgentsPanel } from './agents-panel'
import { AlertStrip } from './alert-strip'
import { DeadlinesPanel } from './deadlines-panel'
import { BoardHeader, OldData } from './header'
import { LivingMark } from './living-mark'
import { agentsInOrder, callBars, deadlineRows, halfHourOf, isSettled, liveCalls, ticketTotals } from './model'
import { BoardPanel } from './parts'
import { QueuePanel } from './queue-panel'
import { StagesPanel } from './stages-panel'
import { Tiles } from './tiles'
import { useCalm } from './use-calm'

// The drawing library is larger than the rest of the board: the numbers do not wait for it.
const CallsChart = lazy(async () => ({ default: (await import('./calls-chart')).CallsChart }))

const Board = styled('main')(({ theme }) => ({
  height: '100vh',
  padding: '0.5rem 1rem 1rem',
  display: 'flex',
  flexDirection: 'column',
  gap: '0.8rem',
  background: theme.tokens.ground,
  color: theme.tokens.text,
}))
const Floor = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gap: '0.8rem',
  gridTemplateColumns: 'minmax(0, 25fr) minmax(0, 27fr) minmax(0, 41fr)',
  gridTemplateRows: 'minmax(0, 11fr) minmax(15.4rem, 7fr)',
  gridTemplateAreas: '"queue agents deadlines" "trend trend deadlines"',
  // Many agents need the width that long names of customers otherwise get.
  '&[data-crowded=true]': { gridTemplateColumns: 'minmax(0, 24fr) minmax(0, 32fr) minmax(0, 37fr)' },
})
const Area = styled('div', { shouldForwardProp: (name) => name !== 'at' })<{
  readonly at: 'queue' | 'agents' | 'deadlines' | 'trend'
}>(({ at }) => ({
  gridArea: at,
  display: 'flex',
  gap: '0.8rem',
  minWidth: 0,
  minHeight: 0,
  '&[data-old=true]': { opacity: 0.5 },
}))
const Chart = styled('div')({ flex: '29 1 0', minWidth: 0, display: 'flex', '&[data-old=true]': { opacity: 0.5 } })
const Stages = styled('div')({ flex: '22 1 0', minWidth: 0, display: 'flex' })
const Large = styled('div')({ flex: 1, display: 'grid', fontSize: '1.8rem' })

const nobody: FeedMaps<'queue'> = {
  visits: new Map(),
  agents: new Map(),
  queues: new Map(),
  halfHours: new Map(),
  links: new Map(),
}
const crowd = 10

/** The chart is drawn anew so often at most, ms: that takes longer than all the rest of the board. */
const chartMs = 1_000

/** The chart's bars; they change with the half hour and with the day's calls, later than anything else on the board. */
function useCallBars(halfHours: FeedMaps<'queue'>['halfHours']) {
  const words = useWords()
  const current = useSyncExternalStore(ticker.subscribe, () => halfHourOf(timeOfDay(ticker.now(), words)))
  const calm = useCalm(halfHours, chartMs)
  return useDeferredValue(useMemo(() => callBars(calm.values(), current), [calm, current]))
}

/** Instead of an empty queue that nobody has heard of: telephony is not set up, or was never reached. */
function NoTelephony({ title, setUp }: { readonly title: string; readonly setUp: boolean }) {
  const { t } = useTranslation('wallboard')
  if (setUp)
    return (
      <BoardPanel title={title}>
        <EmptyState icon={<StateShape shape="diamond" />} title={t('unreached')} hint={t('unreachedHint')} />
      </BoardPanel>
    )
  return (
    <BoardPanel title={title}>
      <EmptyState icon={<StateShape shape="ring" />} title={t('noTelephony')} hint={t('noTelephonyHint')} />
    </BoardPanel>
  )
}

type FloorProps = { readonly queue: FeedMaps<'queue'>; readonly old: boolean }

function LiveFloor({ queue, old }: FloorProps) {
  const { t } = useTranslation('wallboard')
  const policies = usePolicies()
  const ticketFeed = useFeed('tickets')
  const tickets = ticketFeed.tables
  const bars = useCallBars(queue.halfHours)
  const calls = useMemo(() => liveCalls(queue.visits.values()), [queue.visits])
  const agents = useMemo(() => agentsInOrder(queue.agents.values()), [queue.agents])
  const deadlines = useMemo(() => (tickets ? deadlineRows(tickets.tickets.values()) : null), [tickets])
  const totals = useMemo(() => (tickets ? ticketTotals(tickets.stages.values()) : null), [tickets])
  const all = queue.queues.get('*')
  const link = summariseLinks(queue.links)
  const living = tickets !== null && link !== undefined && isSettled(link.state)
  const setUp = link !== undefined && link.state !== 'none'
  const silent = (link === undefined || !hasHeard(link)) && calls.length + agents.length === 0
  const withinSOf = ({ link: of, queue: name }: VisitRow) =>
    queue.queues.get(`${of}/${name}`)?.serviceLevelWithinS ?? usualServiceLevelS
  const longest = calls.find(({ state }) => state === 'waiting')
  return (
    <>
      {ticketFeed.error ? <ErrorNote failure={ticketFeed.error} /> : null}
      <AlertStrip policies={policies} />
      <Tiles
        calls={silent && !setUp && all?.offered === 0 ? undefined : all}
        longestWithinS={longest ? withinSOf(longest) : usualServiceLevelS}
        tickets={totals}
        old={old}
      />
      <Floor data-crowded={agents.length > crowd}>
        <Area at="queue" data-old={old}>
          {silent ? (
            <NoTelephony title={t('queue.title')} setUp={setUp} />
          ) : (
            <QueuePanel calls={calls} agents={queue.agents} withinSOf={withinSOf} manyQueues={queue.queues.size > 2} />
          )}
        </Area>
        <Area at="agents" data-old={old}>
          {silent ? (
            <NoTelephony title={t('agents.title')} setUp={setUp} />
          ) : (
            <AgentsPanel agents={agents} calls={calls} />
          )}
        </Area>
        <Area at="deadlines">
          <DeadlinesPanel rows={deadlines} policies={policies} />
        </Area>
        <Area at="trend">
          <Chart data-old={old}>
            <Suspense fallback={<BoardPanel title={t('calls.title')}>{null}</BoardPanel>}>
              <CallsChart bars={bars} />
              {living ? <LivingMark /> : null}
            </Suspense>
          </Chart>
          <Stages>
            <StagesPanel stages={tickets?.stages ?? null} />
          </Stages>
        </Area>
      </Floor>
    </>
  )
}

type Props = { readonly status: AppStatus | null }

export function WallboardScreen({ status }: Props) {
  const { t } = useTranslation('wallboard')
  const words = useWords()
  const queue = useFeed('queue')
  const linkRow = summariseLinks(queue.tables?.links)
  const { tone, key, staleSince, replay } = linkView(linkRow, queue.state)
  // The link's row changes with every byte, what is said of it hardly ever.
  const link = useMemo(() => ({ tone, key, staleSince, replay }), [tone, key, staleSince, replay])
  const old = link.staleSince !== null || link.tone === 'late'
  const signedOut = queue.state === 'refused' || status?.session === null
  const instead = (() => {
    if (signedOut) return <EmptyState title={t('signedOut')} hint={t('signedOutHint')} />
    return queue.state === 'loading' ? <EmptyState title={words.loading} /> : null
  })()
  return (
    <Board aria-label={t('title')}>
      <BoardHeader link={instead === null ? link : null} status={status} />
      {instead === null && old ? (
        <OldData since={link.staleSince} link={link.key} reason={linkRow?.reason ?? null} />
      ) : null}
      {instead ? <Large>{instead}</Large> : <LiveFloor queue={queue.tables ?? nobody} old={old} />}
    </Board>
  )
}
