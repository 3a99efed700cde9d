/** The calendars of the policies in force, and which of them heed public holidays. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Holidays } from '#shared/ipc/contract'
import { useLocalName } from '../../../ui/local-text'
import { StateBadge } from '../../../ui/state-badge'
import { Surface } from '../parts'
import { WeekGrid } from '../week-grid'

const Grid = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(420px, 1fr))',
  gap: '22px 32px',
  '& h4': {
    margin: '0 0 8px',
    fontSize: 14,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '2px 10px',
  },
  '& h4 small': { color: theme.tokens.quiet, fontWeight: 400 },
}))
const Title = styled('h3')({ margin: 0, fontSize: 16 })

export function CalendarList({ policies }: { readonly policies: Holidays['calendars'] }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Surface>
      <Title>{t('holidays.calendars')}</Title>
      <Grid>
        {policies.flatMap((policy) =>
          policy.calendars
            .filter(({ alwaysOpen }) => !alwaysOpen)
            .map((calendar) => (
              <section key={`${policy.id} ${calendar.id}`} aria-label={`${local(policy.name)} ${local(calendar.name)}`}>
                <h4>
                  {local(calendar.name)}
                  <small>{local(policy.name)}</small>
                  <StateBadge
                    tone={calendar.holidays ? 'good' : 'quiet'}
                    bare
                    label={t(calendar.holidays ? 'policies.heedsHolidays' : 'policies.ignoresHolidays')}
                  />
                </h4>
                <WeekGrid calendar={calendar} />
              </section>
            )),
        )}
      </Grid>
    </Surface>
  )
}
