/** The accounts: who may sign in, as what, and at which telephone. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayAct } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import { useSession } from '../../data/app-status'
import { useTick } from '../../data/ticker'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Chips, List, Section, Table } from './parts'
import { UserDialog } from './user-dialog'

function UserState({ user }: { readonly user: User }) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const now = useTick()
  if (user.disabled) return <StateBadge tone="quiet" shape="cross" label={t('users.disabled')} />
  return user.lockedUntil !== null && user.lockedUntil > now ? (
    <StateBadge tone="soon" label={t('users.lockedUntil', { time: timeOfDay(user.lockedUntil, words) })} />
  ) : (
    <StateBadge tone="good" label={t('users.active')} />
  )
}

export function UsersSection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const administrator = mayAct(useSession()?.user.roles ?? [], ['administrator'])
  const users = useQuery('users.list', undefined)
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  const done = (changed: boolean) => {
    setEdited(null)
    if (changed) users.reload()
  }
  return (
    <Section
      title={t('section.users')}
      lead={administrator ? t('users.lead') : `${t('users.lead')}${t('users.readOnly')}`}
      action={
        administrator ? (
          <ActionButton look="primary" type="button" onClick={() => setEdited('new')}>
            {t('users.add')}
          </ActionButton>
        ) : null
      }
    >
      {users.error ? <ErrorNote failure={users.error} onRetry={users.reload} /> : null}
      {users.value ? (
        <List>
          <Table aria-label={t('section.users')}>
            <thead>
              <tr>
                <th scope="col">{t('users.name')}</th>
                <th scope="col">{t('users.username')}</th>
                <th scope="col">{t('users.roles')}</th>
                <th scope="col">{t('users.extension')}</th>
                <th scope="col">{t('users.state')}</th>
                {administrator ? <th aria-label={t('users.edit')} /> : null}
              </tr>
            </thead>
            <tbody>
              {users.value.map((user) => (
                <tr key={user.id} data-disabled={user.disabled}>
                  <td>{user.displayName}</td>
                  <td>{user.username}</td>
                  <td>
                    <Chips>
                      {user.roles.map((role) => (
                        <span key={role}>{t(`common:role.${role}`)}</span>
                      ))}
                    </Chips>
                  </td>
                  <td>{user.extension ?? <small>{t('users.noExtension')}</small>}</td>
                  <td>
                    <UserState user={user} />
                  </td>
                  {administrator ? (
                    <td className="act">
                      <ActionButton
                        type="button"
                        look="quiet"
                        aria-label={t('users.editTitle', { name: user.displayName })}
                        onClick={() => setEdited(user)}
                      >
                        {t('users.edit')}
                      </ActionButton>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </Table>
        </List>
      ) : null}
      {users.loading && !users.value ? <EmptyState title={words.loading} /> : null}
      {edited ? <UserDialog user={edited === 'new' ? null : edited} onDone={done} /> : null}
    </Section>
  )
}
