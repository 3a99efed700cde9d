/** The agents at their places: state, for how long, and with whom. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { occupancy } from '#shared/domain/queue/kpi'
import type { AgentRow, VisitRow } from '#shared/ipc/contract'
import { agentLooks } from '../../ui/agent-looks'
import { Elapsed } from '../../ui/countdown'
import { LiveText } from '../../ui/live-text'
import { EmptyState } from '../../ui/notes'
import { StateBadge, StateShape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { agentColumns, agentCounts, fitting } from './model'
import { BoardPanel, Line, Quiet, useRoom } from './parts'

const smallestRem = 3.2

const Grid = styled('ul', { shouldForwardProp: (name) => name !== 'columns' })<{ readonly columns: number }>(
  ({ columns }) => ({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    flex: 1,
    minHeight: 0,
    display: 'grid',
    gap: '0.6rem',
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
    gridAutoRows: `minmax(0, ${columns === 1 ? 8.4 : 6.2}rem)`,
    alignContent: 'start',
    '&[hidden]': { display: 'none' },
  }),
)
const Card = styled('li', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'baseline',
    alignContent: 'center',
    columnGap: '0.6rem',
    padding: '0 0.9rem',
    background: theme.tokens.inner,
    borderLeft: `0.3rem solid ${theme.tokens.tone[tone]}`,
    borderRadius: '0.5rem',
    opacity: tone === 'quiet' ? 0.6 : 1,
    minHeight: 0,
    overflow: 'hidden',
    '& .name': { fontSize: '1.3rem', fontWeight: 700, lineHeight: 1.3 },
    '& .name small': { fontSize: '0.8em', fontWeight: 400, color: theme.tokens.quiet, marginLeft: '0.5em' },
    '& .state': { fontSize: '1.1rem', lineHeight: 1.3 },
    '& .timer': { fontSize: '1.35rem', fontWeight: 700, lineHeight: 1.3 },
  }),
)
const Large = styled(Card)({
  '& .name': { fontSize: '1.7rem' },
  '& .state': { fontSize: '1.25rem' },
  '& .timer': { fontSize: '2.3rem', gridColumn: 2, gridRow: '1 / 3', alignSelf: 'center' },
  '& > div': { gridColumn: 1 },
})
const Small = styled(Card)({
  padding: '0 0.6rem',
  columnGap: '0.3rem',
  '& .name': { fontSize: '1.2rem', gridColumn: '1 / -1' },
  '& .state': { fontSize: '1rem' },
  '& .timer': { fontSize: '1.05rem', gridColumn: 2, gridRow: 2 },
  '& > div': { gridColumn: 1, gridRow: 2 },
})
const State = styled('div')({
  gridColumn: '1 / -1',
  display: 'flex',
  alignItems: 'baseline',
  gap: '0.7rem',
  minWidth: 0,
  overflow: 'hidden',
})

type Props = {
  /** In their order, see `agentsInOrder`. */
  readonly agents: readonly AgentRow[]
  readonly calls: readonly VisitRow[]
}

export function AgentsPanel({ agents, calls }: Props) {
  const { t } = useTranslation('wallboard')
  const columns = agentColumns(agents.length)
  const [room, ref] = useRoom(smallestRem + 0.6, 5)
  const cells = room.alone * columns
  const { shown, more } = fitting(agents.length, { alone: cells, besideMore: cells - 1 })
  const online = agents.filter(({ state }) => state !== 'unavailable').length
  const counts = agentCounts(agents).map(([state, count]) => `${count} ${t(`agents.state.${state}`)}`)
  // The occupancy first: the states also stand on the cards, so that they may be cut short.
  const withOccupancy = (now: number): string => {
    const share = occupancy(agents, now)
    const percent = share === null ? [] : [t('agents.occupancy', { percent: Math.round(share * 100) })]
    return [t('agents.online', { count: online }), ...percent, ...counts].join('\u2002')
  }
  const Place = columns === 1 ? Large : columns === 2 ? Card : Small

  const detail = (agent: AgentRow): string | null => {
    if (agent.state === 'paused') return agent.reason
    const call = calls.find(
      ({ state, link, agent: with_ }) => state === 'talking' && link === agent.link && with_ === agent.extension,
    )
    if (columns > 2) return null
    if (call?.customerName) return call.customerName
    return columns === 1 && agent.answered > 0 ? t('agents.answered', { count: agent.answered }) : null
  }

  return (
    <BoardPanel title={t('agents.title')} aside={agents.length > 0 ? <LiveText render={withOccupancy} /> : null}>
      {agents.length === 0 ? (
        <EmptyState icon={<StateShape shape="ring" />} title={t('agents.empty')} hint={t('agents.emptyHint')} />
      ) : null}
      <Grid ref={ref} columns={columns} hidden={agents.length === 0} aria-label={t('agents.title')}>
        {agents.slice(0, shown).map((agent) => {
          const look = agentLooks[agent.state]
          return (
            <Place key={agent.id} tone={look.tone}>
              <Line className="name">
                {agent.name}
                <small>{agent.extension}</small>
              </Line>
              {agent.state === 'unavailable' ? <span /> : <Elapsed className="timer" since={agent.since} />}
              <State>
                <StateBadge className="state" bare {...look} label={t(`agents.state.${agent.state}`)} />
                <Quiet>{detail(agent)}</Quiet>
              </State>
            </Place>
          )
        })}
        {more > 0 ? (
          <Card tone="quiet">
            <Quiet>{t('agents.more', { count: more })}</Quiet>
          </Card>
        ) : null}
      </Grid>
    </BoardPanel>
  )
}
