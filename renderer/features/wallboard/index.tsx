/** The wallboard: everything a duty manager must see from across the room, on one screen that nobody touches. */
import { styled } from '@mui/material/styles'
import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '#shared/domain/app/status'
import { linkView } from '../../data/link'
import { usePolicies } from '../../data/policies'
import { ticker } from '../../data/ticker'
import { useFeed } from '../../data/use-feed'
import type { FeedMaps } from '../../data/use-feed'
import { EmptyState } from '../../ui/notes'
import { timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { AgentsPanel } from './agents-panel'
import { CallsChart } from './calls-chart'
import { DeadlinesPanel } from './deadlines-panel'
import { BoardHeader, OldData } from './header'
import { agentsInOrder, callBars, deadlineRows, halfHourOf, liveCalls, ticketTotals } from './model'
import { QueuePanel } from './queue-panel'
import { StagesPanel } from './stages-panel'
import { Tiles } from './tiles'

const Board = styled('main')(({ theme }) => ({
  height: '100vh',
  padding: '0.6rem 1.1rem 1.1rem',
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
  gridTemplateColumns: 'minmax(0, 27fr) minmax(0, 30fr) minmax(0, 35fr)',
  gridTemplateRows: 'minmax(0, 1fr) 15.5rem',
  gridTemplateAreas: '"queue agents deadlines" "trend trend deadlines"',
  '& > :nth-of-type(1)': { gridArea: 'queue' },
  '& > :nth-of-type(2)': { gridArea: 'agents' },
  '& > :nth-of-type(3)': { gridArea: 'deadlines' },
  '&[data-old=true] > :nth-of-type(-n+2)': { opacity: 0.5 },
})
const Trend = styled('div')({
  gridArea: 'trend',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 32fr) minmax(0, 25fr)',
  gap: '0.8rem',
})
const Large = styled('div')({ flex: 1, display: 'grid', fontSize: '1.8rem' })

const nobody: FeedMaps<'queue'> = {
  visits: new Map(),
  agents: new Map(),
  queues: new Map(),
  halfHours: new Map(),
  link: new Map(),
}

/** The chart's bars; they change with the half hour and with the day's calls, later than anything else on the board. */
function useCallBars(halfHours: FeedMaps<'queue'>['halfHours']) {
  const words = useWords()
  const current = useSyncExternalStore(ticker.subscribe, () => halfHourOf(timeOfDay(ticker.now(), words)))
  return useDeferredValue(useMemo(() => callBars(halfHours.values(), current), [halfHours, current]))
}

function LiveFloor({ queue, old }: { readonly queue: FeedMaps<'queue'>; readonly old: boolean }) {
  const policies = usePolicies()
  const tickets = useFeed('tickets').tables
  const bars = useCallBars(queue.halfHours)
  const calls = useMemo(() => liveCalls(queue.visits.values()), [queue.visits])
  const agents = useMemo(() => agentsInOrder(queue.agents.values()), [queue.agents])
  const deadlines = useMemo(() => deadlineRows(tickets?.tickets.values() ?? []), [tickets?.tickets])
  const totals = useMemo(() => (tickets ? ticketTotals(tickets.stages.values()) : null), [tickets])
  const all = queue.queues.get('*')
  const withinSOf = (name: string) => queue.queues.get(name)?.serviceLevelWithinS ?? all?.serviceLevelWithinS ?? 20
  return (
    <>
      <Tiles calls={all} tickets={totals} old={old} />
      <Floor data-old={old}>
        <QueuePanel calls={calls} agents={queue.agents} withinSOf={withinSOf} manyQueues={queue.queues.size > 2} />
        <AgentsPanel agents={agents} calls={calls} />
        <DeadlinesPanel tickets={deadlines} totals={totals} policies={policies} />
        <Trend>
          <CallsChart bars={bars} />
          <StagesPanel stages={tickets?.stages ?? null} />
        </Trend>
      </Floor>
    </>
  )
}

type Props = { readonly status: Pick<AppStatus, 'session'> | null }

export function WallboardScreen({ status }: Props) {
  const { t } = useTranslation('wallboard')
  const words = useWords()
  const queue = useFeed('queue')
  const link = linkView(queue.tables?.link.get('link'), queue.state)
  const floor = () => {
    if (queue.state === 'refused' || status?.session === null) {
      return <EmptyState title={t('signedOut')} hint={t('signedOutHint')} />
    }
    return queue.state === 'loading' ? <EmptyState title={words.loading} /> : null
  }
  const instead = floor()
  return (
    <Board aria-label={t('title')}>
      <BoardHeader link={link} />
      {instead === null && link.staleSince !== null ? <OldData since={link.staleSince} /> : null}
      {instead ? <Large>{instead}</Large> : <LiveFloor queue={queue.tables ?? nobody} old={link.staleSince !== null} />}
    </Board>
  )
}
