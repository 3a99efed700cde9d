/** Who is on the line: waiting callers with their running wait, then the calls being answered. */
import { styled } from '@mui/material/styles'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentRow, VisitRow } from '#shared/ipc/contract'
import { useBeat } from '../../ui/beat'
import { Elapsed } from '../../ui/countdown'
import { maskNumber } from '../../ui/masked-number'
import { EmptyState } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import { callerOf, fitting, waitShare, waitTone } from './model'
import { BoardPanel, Facts, Line, More, Rows, useRoom } from './parts'

const rowRem = 4.15

const Call = styled('li')(({ theme }) => ({
  flex: `1 1 ${rowRem}rem`,
  minHeight: 0,
  maxHeight: `${rowRem * 1.25}rem`,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gridTemplateRows: '1fr auto',
  alignItems: 'center',
  columnGap: '1rem',
  paddingBottom: '0.3rem',
  '& .number': { fontSize: '1.4rem', lineHeight: 1.25, fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  '& .timer': { fontSize: '2.3rem', fontWeight: 700, lineHeight: 1.2 },
  '& .talk': { fontSize: '1.7rem', fontWeight: 600, color: theme.tokens.tone.call },
}))
const Track = styled('div')(({ theme }) => ({
  gridColumn: '1 / -1',
  height: '0.25rem',
  borderRadius: '0.125rem',
  background: theme.tokens.inner,
  overflow: 'hidden',
  '& > i': {
    display: 'block',
    height: '100%',
    transformOrigin: 'left',
    borderRadius: 'inherit',
    background: theme.tokens.tone.good,
  },
  "& > i[data-tone='soon']": { background: theme.tokens.tone.soon },
  "& > i[data-tone='late']": { background: theme.tokens.tone.late },
}))
const Talking = styled(Track)(({ theme }) => ({ background: theme.tokens.soft.call }))

/** Fills up to where a wait is too long; stepped with the beat, nothing renders. */
function WaitBar({ since, withinS }: { readonly since: number; readonly withinS: number }) {
  const beat = useBeat()
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const draw = () => {
      if (!bar.current) return
      const wait = beat.now() - since
      bar.current.style.transform = `scaleX(${waitShare(wait, withinS).toFixed(3)})`
      bar.current.dataset['tone'] = waitTone(wait, withinS)
    }
    draw()
    return beat.subscribe(draw)
  }, [beat, since, withinS])
  return (
    <Track>
      <i ref={bar} />
    </Track>
  )
}

type CallProps = {
  readonly call: VisitRow
  readonly withinS: number
  /** How far it has come, in words; null while it only waits. */
  readonly progress: string | null
  readonly named: boolean
}

/** Of the calls on the board few change with a frame. */
const CallLine = memo(function CallLine({ call, withinS, progress, named }: CallProps) {
  const { t } = useTranslation('wallboard')
  return (
    <Call>
      <div>
        <Line className="number">{call.number ? maskNumber(call.number) : t('queue.hidden')}</Line>
        <Facts>
          <span>{callerOf(call, t('queue.unknown'))}</span>
          {progress ? <span>{progress}</span> : null}
          {named ? <span>{call.queue}</span> : null}
        </Facts>
      </div>
      {call.state === 'talking' ? (
        <Elapsed className="talk" since={call.answeredAt ?? call.joinedAt} />
      ) : (
        <Elapsed className="timer" since={call.joinedAt} tone={(elapsed) => waitTone(elapsed, withinS)} />
      )}
      {call.state === 'talking' ? <Talking /> : <WaitBar since={call.joinedAt} withinS={withinS} />}
    </Call>
  )
})

type Props = {
  readonly calls: readonly VisitRow[]
  readonly agents: ReadonlyMap<string, AgentRow>
  readonly withinSOf: (call: VisitRow) => number
  /** Named only where there is more than one queue. */
  readonly manyQueues: boolean
}

export function QueuePanel({ calls, agents, withinSOf, manyQueues }: Props) {
  const { t } = useTranslation('wallboard')
  const [room, ref] = useRoom(rowRem, 5)
  const { shown, more } = fitting(calls.length, room)
  const talking = calls.filter(({ state }) => state === 'talking').length
  const nameOf = (call: VisitRow, extension: string) => agents.get(`${call.link}/${extension}`)?.name ?? extension

  const progress = (call: VisitRow): string | null => {
    switch (call.state) {
      case 'waiting':
        return call.ringing.length > 0
          ? t('queue.ringing', { agents: call.ringing.map((extension) => nameOf(call, extension)).join(' ') })
          : null
      case 'connecting':
        return t('queue.connecting')
      case 'talking':
        return call.agent ? t('queue.talking', { agent: nameOf(call, call.agent) }) : t('queue.answered')
    }
  }

  return (
    <BoardPanel title={t('queue.title')} aside={t('queue.aside', { waiting: calls.length - talking, talking })}>
      {calls.length === 0 ? (
        <EmptyState icon={<StateShape shape="check" />} title={t('queue.empty')} hint={t('queue.emptyHint')} />
      ) : null}
      <Rows ref={ref} hidden={calls.length === 0} aria-label={t('queue.title')}>
        {calls.slice(0, shown).map((call) => (
          <CallLine key={call.id} call={call} withinS={withinSOf(call)} progress={progress(call)} named={manyQueues} />
        ))}
        {more > 0 ? <More>{t('queue.more', { count: more })}</More> : null}
      </Rows>
    </BoardPanel>
  )
}
