/** How a report is looked at: by time, queue or agent, in which steps, and what its calls are judged by. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { KpiStep, Period } from '#shared/domain/kpi/intervals'
import type { QueueView } from '#shared/ipc/kpi-contract'
import { ActionButton, SelectInput } from '../../ui/fields'
import { isOfAgents, kpiViews } from './model'
import type { KpiChoice } from './model'
import { isPossible, mostHalfHourDays } from './period'
import { Segments } from './segments'

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 16px',
  '& > label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    color: theme.tokens.quiet,
    whiteSpace: 'nowrap',
  },
  '& > label > select': { width: 'auto', maxWidth: 220 },
  '& > .agent': { display: 'inline-flex', alignItems: 'center', gap: 4, fontWeight: 600 },
}))

const steps = ['half-hour', 'day', 'month'] as const satisfies readonly KpiStep[]
const withins = [5, 10, 15, 20, 30, 45, 60, 90, 120] as const
const variants = ['late-abandons', 'all-abandons', 'answered-only'] as const

type Props = {
  readonly choice: KpiChoice
  readonly set: (change: Partial<KpiChoice>) => void
  readonly period: Period
  readonly step: KpiStep
  readonly onStep: (step: KpiStep) => void
  readonly queues: readonly QueueView[]
}

const keyOf = (one: { readonly link: string; readonly queue: string }): string => `${one.link}/${one.queue}`

export function FilterBar({ choice, set, period, step, onStep, queues }: Props) {
  const { t } = useTranslation('kpi')
  const { view, queue, agent, withinS, variant } = choice
  const nameOf = ({ settings, linkName }: QueueView) =>
    queues.filter((one) => one.settings.queue === settings.queue).length > 1
      ? `${settings.queue} · ${linkName ?? settings.link}`
      : settings.queue
  return (
    <Row>
      <Segments
        label={t('view.label')}
        value={view}
        choices={kpiViews.map((id) => ({ id, label: t(`view.${id}`) }))}
        onChange={(chosen) => set({ view: chosen, agent: null })}
      />
      {view === 'time' ? (
        <Segments
          label={t('step.label')}
          value={step}
          choices={steps.map((id) => ({
            id,
            label: t(`step.${id}`),
            hindrance: isPossible(id, period) ? null : t('step.tooLong', { days: mostHalfHourDays }),
          }))}
          onChange={onStep}
        />
      ) : null}
      {agent && view === 'time' ? (
        <span className="agent">
          {t('filter.agent', { name: agent.name })}
          <ActionButton type="button" look="quiet" onClick={() => set({ agent: null, view: 'agent' })}>
            {t('filter.clear')}
          </ActionButton>
        </span>
      ) : null}
      {view === 'time' && agent === null ? (
        <label>
          {t('filter.queue')}
          <SelectInput
            aria-label={t('filter.queue')}
            value={queue ? keyOf(queue) : ''}
            onChange={(event) => {
              const chosen = queues.find(({ settings }) => keyOf(settings) === event.target.value)?.settings
              set({ queue: chosen ? { link: chosen.link, queue: chosen.queue } : null })
            }}
          >
            <option value="">{t('filter.allQueues')}</option>
            {queues.map((one) => (
              <option key={keyOf(one.settings)} value={keyOf(one.settings)}>
                {nameOf(one)}
              </option>
            ))}
          </SelectInput>
        </label>
      ) : null}
      {isOfAgents(choice) ? null : (
        <>
          <label>
            {t('filter.within')}
            <SelectInput
              aria-label={t('filter.within')}
              value={withinS ?? ''}
              onChange={(event) => set({ withinS: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{t('filter.ownT')}</option>
              {withins.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {t('filter.seconds', { seconds })}
                </option>
              ))}
            </SelectInput>
          </label>
          <label>
            {t('filter.variant')}
            <SelectInput
              aria-label={t('filter.variant')}
              value={variant ?? ''}
              onChange={(event) => set({ variant: variants.find((one) => one === event.target.value) ?? null })}
            >
              <option value="">{t('filter.ownVariant')}</option>
              {variants.map((one) => (
                <option key={one} value={one}>
                  {t(`variant.${one}`)}
                </option>
              ))}
            </SelectInput>
          </label>
        </>
      )}
    </Row>
  )
}
