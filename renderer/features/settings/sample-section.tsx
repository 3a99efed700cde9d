/** Loads and removes the sample centre. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sampleAccounts, samplePassword } from '#shared/domain/sample/accounts'
import { useAppStatus } from '../../data/app-status'
import { useCall } from '../../data/use-call'
import { Confirm } from '../../ui/confirm'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { FactRow, List, Quiet, Section, Surface, Table } from './parts'

const Code = styled('code')(({ theme }) => ({
  padding: '2px 8px',
  borderRadius: 6,
  background: theme.tokens.soft.plain,
  color: theme.tokens.text,
  userSelect: 'all',
}))

export function SampleSection() {
  const { t } = useTranslation('settings')
  const loaded = useAppStatus()?.sampleLoaded ?? false
  const load = useCall('sample.load')
  const remove = useCall('sample.remove')
  const [asking, setAsking] = useState(false)
  const confirm = async () => {
    if ((await remove.run(undefined)).ok) setAsking(false)
  }
  return (
    <Section title={t('section.sample')} lead={t('sample.lead')}>
      <Surface>
        <FactRow>
          <StateBadge tone={loaded ? 'soon' : 'quiet'} label={loaded ? t('sample.loaded') : t('sample.empty')} />
          {loaded ? (
            <ActionButton look="danger" type="button" onClick={() => setAsking(true)}>
              {t('sample.remove')}
            </ActionButton>
          ) : (
            <ActionButton look="primary" type="button" disabled={load.pending} onClick={() => void load.run(undefined)}>
              {load.pending ? t('sample.loading') : t('sample.load')}
            </ActionButton>
          )}
        </FactRow>
        {load.error ? <ErrorNote failure={load.error} /> : null}
      </Surface>
      {loaded ? (
        <>
          <Quiet>
            {t('sample.accountsHint')} <Code>{samplePassword}</Code>
          </Quiet>
          <List>
            <Table aria-label={t('sample.accounts')}>
              <thead>
                <tr>
                  <th scope="col">{t('users.username')}</th>
                  <th scope="col">{t('users.name')}</th>
                  <th scope="col">{t('users.roles')}</th>
                  <th scope="col">{t('users.extension')}</th>
                </tr>
              </thead>
              <tbody>
                {sampleAccounts.map(({ username, displayName, roles, extension }) => (
                  <tr key={username}>
                    <td>{username}</td>
                    <td>{displayName}</td>
                    <td>{roles.map((role) => t(`common:role.${role}`)).join(t('common:menu.and'))}</td>
                    <td>{extension ?? <small>{t('users.noExtension')}</small>}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </List>
        </>
      ) : null}
      {asking ? (
        <Confirm
          title={t('common:notice.removeTitle')}
          text={t('common:notice.removeText')}
          action={t('sample.remove')}
          cancel={t('common:action.cancel')}
          pending={remove.pending}
          error={remove.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  )
}
