/** Who is on duty, at the top of the board: the duty managers by name, or the first of whoever is there. */
import { useTranslation } from 'react-i18next'
import { useFeed } from '../../data/use-feed'
import { Badge } from './badge'
import { officersOnDuty } from './model'

export function DutyMark() {
  const { t } = useTranslation('wallboard')
  const people = useFeed('duty').tables?.people
  if (!people) return null
  const { names, total } = officersOnDuty(people.values())
  if (names.length === 0) return <Badge tone="soon" label={t('duty.nobody')} />
  const all = names.join(t('common:menu.and'))
  return (
    <Badge
      tone="good"
      shape="dot"
      label={total > names.length ? t('duty.andOthers', { names: all, total }) : t('duty.names', { names: all })}
    />
  )
}
