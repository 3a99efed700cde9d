/** The signed-in person as the telephone system knows them: state and since when. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { phoneOn } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { AgentRow } from '#shared/ipc/contract'
import { hasHeard } from '../../data/link'
import type { LinkSummary } from '../../data/link'
import { agentLooks } from '../../ui/agent-looks'
import { Elapsed } from '../../ui/countdown'
import { StateBadge } from '../../ui/state-badge'
import { Note, Quiet } from './parts'

const Box = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 8,
  padding: '14px 16px',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  '& h2': { margin: 0, fontSize: '1.08em', display: 'flex', alignItems: 'baseline', gap: 8 },
  '& > span': { justifySelf: 'start' },
  '& .state': { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8 },
  '& .since': { fontSize: '1.5em', fontWeight: 700, lineHeight: 1.2 },
}))

type Props = {
  readonly user: User
  readonly agents: ReadonlyMap<string, AgentRow> | null
  readonly link: LinkSummary | null
}

export function OwnState({ user, agents, link }: Props) {
  const { t } = useTranslation('desk')
  const agent = [...(agents?.values() ?? [])].find((one) => one.extension === phoneOn(user, one.link)) ?? null
  return (
    <Box aria-label={t('own.title')}>
      <h2>
        {user.displayName}
        {user.extension === null ? null : <Quiet>{user.extension}</Quiet>}
      </h2>
      {user.extension === null ? (
        <>
          <StateBadge tone="soon" label={t('own.noExtensionTitle')} />
          <Note>{t('own.noExtensionHint')}</Note>
        </>
      ) : agent ? (
        <>
          <div className="state">
            <StateBadge {...agentLooks[agent.state]} label={t(`common:agent.${agent.state}`)} />
            <Elapsed since={agent.since} className="since" />
          </div>
          <Quiet>
            {agent.reason ? `${agent.reason} · ` : null}
            {t('own.answered', { count: agent.answered })}
          </Quiet>
        </>
      ) : (
        <StateBadge
          tone="quiet"
          label={
            link === null || link.source === 'none'
              ? t('own.linkOff')
              : hasHeard(link)
                ? t('own.unknown', { extension: user.extension })
                : t(link.state === 'lost' ? 'own.linkLost' : `common:link.${link.state}`)
          }
        />
      )}
    </Box>
  )
}
