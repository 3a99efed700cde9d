/** The versions of a policy with their state, and what can be done with the one that is looked at. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { PolicyVersion, VersionState } from '#shared/domain/policy/versions'
import { ActionButton } from '../../../ui/fields'
import { StateBadge } from '../../../ui/state-badge'
import type { Shape } from '../../../ui/state-badge'
import { dateTime, isoDate } from '../../../ui/time-text'
import type { Tone } from '../../../ui/tokens'
import { useWords } from '../../../ui/words'
import { Surface } from '../parts'

export type Tool = 'try' | 'compare' | 'activate'

const look: Readonly<Record<VersionState, readonly [Tone, Shape]>> = {
  'in-force': ['good', 'check'],
  scheduled: ['call', 'half'],
  draft: ['quiet', 'ring'],
  replaced: ['quiet', 'square'],
}

const Bar = styled(Surface)(({ theme }) => ({
  padding: '12px 16px',
  gap: 12,
  '& ul': { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 8 },
  '& li > button': {
    font: 'inherit',
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    padding: '6px 12px',
    borderRadius: 8,
    cursor: 'pointer',
    color: theme.tokens.text,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
  },
  '& li > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& li > button[aria-current=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
  },
  '& .row': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 12 },
  '& .facts': { color: theme.tokens.quiet, fontSize: 13, fontVariantNumeric: 'tabular-nums' },
  '& .tools': { display: 'flex', gap: 8 },
}))

type Props = {
  readonly versions: readonly PolicyVersion[]
  readonly chosen: PolicyVersion
  readonly mayWrite: boolean
  readonly tool: Tool | null
  readonly onOpen: (version: PolicyVersion) => void
  readonly onTool: (tool: Tool | null) => void
}

export function VersionBar({ versions, chosen, mayWrite, tool, onOpen, onTool }: Props) {
  const { t } = useTranslation('settings')
  const toggle = (one: Tool) => () => onTool(tool === one ? null : one)
  return (
    <Bar>
      <ul aria-label={t('policies.versions')}>
        {versions.map((one) => {
          const [tone, shape] = look[one.state]
          return (
            <li key={one.version}>
              <button type="button" aria-current={one.version === chosen.version} onClick={() => onOpen(one)}>
                <strong>{t('policies.version', { version: one.version })}</strong>
                <StateBadge tone={tone} shape={shape} bare label={t(`policies.state.${one.state}`)} />
              </button>
            </li>
          )
        })}
      </ul>
      <div className="row">
        <span className="facts">
          <Facts version={chosen} />
        </span>
        <div className="tools">
          <ActionButton type="button" aria-pressed={tool === 'try'} onClick={toggle('try')}>
            {t('policies.try')}
          </ActionButton>
          {versions.length > 1 ? (
            <ActionButton type="button" aria-pressed={tool === 'compare'} onClick={toggle('compare')}>
              {t('policies.compare')}
            </ActionButton>
          ) : null}
          {mayWrite && chosen.state !== 'in-force' ? (
            <ActionButton
              type="button"
              look={chosen.state === 'draft' ? 'primary' : 'plain'}
              onClick={() => onTool('activate')}
            >
              {t(chosen.state === 'scheduled' ? 'policies.reschedule' : 'policies.activate')}
            </ActionButton>
          ) : null}
        </div>
      </div>
    </Bar>
  )
}

function Facts({ version }: { readonly version: PolicyVersion }) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const { state, source, activeFrom, addedBy, addedAt, appliesToRunning, openTickets } = version
  const from = activeFrom === null ? '' : dateTime(activeFrom, words)
  const since =
    state === 'draft'
      ? t('policies.since.draft')
      : state === 'scheduled'
        ? t('policies.since.scheduled', { from })
        : activeFrom === 0
          ? t('policies.since.always')
          : t('policies.since.from', { from })
  const origin =
    source === 'bundled'
      ? t('policies.origin.bundled')
      : t('policies.origin.imported', { name: addedBy, date: isoDate(addedAt, words.zone) })
  const running = appliesToRunning ? [t('policies.appliesToRunning')] : []
  return <>{[since, ...running, origin, t('policies.openTickets', { count: openTickets })].join(' · ')}</>
}
