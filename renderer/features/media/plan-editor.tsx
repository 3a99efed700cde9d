/** The plan of one site as a form, with the coming weeks beside it, as they would be if it were saved. */
import { styled } from '@mui/material/styles'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Courier,
  courierNames,
  deliveryNames,
  DiscType,
  discTypeNames,
  markNames,
  MediaMark,
} from '#shared/domain/media/plan'
import { DeliveryWay } from '#shared/domain/media/states'
import type { MediaPlanView, MediaSiteRow } from '#shared/ipc/contract'
import { nameOfSite } from '#shared/domain/media/papers'
import { useMinute } from '../../data/minute'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { ChoiceGroup } from '../../ui/choice-group'
import { ActionButton, SelectInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote, EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { CheckList } from './check-list'
import { Note, Page, Row, TextField } from './parts'
import { capacityOf, checkPlanForm, planForm } from './plan-form'
import type { PlanForm } from './plan-form'
import { PlanRuns } from './plan-runs'
import { PlanWeeks } from './plan-weeks'
import { architectureChoices, languageChoices, productChoices, withChosen } from './terms'

const Two = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 3fr) minmax(280px, 2fr)',
  gap: 14,
  alignItems: 'start',
  '& > div': { display: 'grid', gridAutoRows: 'max-content', gap: 14, minWidth: 0 },
})

const Fields = styled('form')({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: '14px 16px',
  alignItems: 'start',
  '& > .wide': { gridColumn: '1 / -1' },
  '& > footer': { gridColumn: '1 / -1', display: 'grid', gap: 10 },
})

export function PlanEditor({ site }: { readonly site: MediaSiteRow }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const plan = useQuery('media.plan.get', { siteId: site.id })
  if (plan.error) return <ErrorNote failure={plan.error} onRetry={plan.reload} />
  if (plan.value === undefined) return <EmptyState title={words.loading} />
  return (
    <Page>
      <Two>
        <PlanFields key={plan.value?.rev ?? 0} site={site} view={plan.value} onSaved={plan.reload} />
      </Two>
      {plan.value ? <PlanRuns view={plan.value} onChanged={plan.reload} /> : <Note>{t('plans.newHint')}</Note>}
    </Page>
  )
}

type Props = { readonly site: MediaSiteRow; readonly view: MediaPlanView | null; readonly onSaved: () => void }

function PlanFields({ site, view, onSaved }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const name = useLocalName()
  const today = isoDate(useMinute(), words.zone)
  const save = useCall('media.plan.save')
  const [form, setForm] = useState<PlanForm>(() => planForm(view?.plan ?? null, today))
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const set = (change: Partial<PlanForm>) => {
    setSaved(false)
    setForm((old) => ({ ...old, ...change }))
  }
  const checked = checkPlanForm(site.id, view?.rev ?? 0, form)
  const problem = (field: string): string | null => {
    const wrong = tried && !checked.ok ? checked.wrong.get(field) : undefined
    return wrong ? name(wrong) : null
  }
  const shown = useDeferredValue(checked)

  const submit = async () => {
    setTried(true)
    if (!checked.ok || save.pending) return
    const done = await save.run(checked.edit)
    if (!done.ok) return
    setSaved(true)
    onSaved()
  }

  return (
    <>
      <Panel
        title={t('plans.of', { site: nameOfSite({ customer: site.customer, site: site.name }) })}
        aside={site.city}
      >
        <Fields
          noValidate
          aria-label={t('plans.of', { site: nameOfSite({ customer: site.customer, site: site.name }) })}
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <FormRow className="wide" label={t('plans.weekday')} required>
            {(field) => (
              <SelectInput
                {...field}
                value={form.weekday}
                onChange={(event) => set({ weekday: Number(event.target.value) })}
              >
                {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                  <option key={day} value={day}>
                    {t(`weekday.${day}`)}
                  </option>
                ))}
              </SelectInput>
            )}
          </FormRow>
          <CheckList
            className="wide"
            label={t('file.products')}
            required
            choices={withChosen(productChoices(words.locale), form.products)}
            value={form.products}
            error={problem('products')}
            onChange={(products) => set({ products })}
          />
          <CheckList
            label={t('file.architectures')}
            required
            choices={withChosen(architectureChoices, form.architectures)}
            value={form.architectures}
            error={problem('architectures')}
            onChange={(architectures) => set({ architectures })}
          />
          <CheckList
            label={t('file.languages')}
            required
            choices={withChosen(languageChoices(words.locale), form.languages)}
            value={form.languages}
            error={problem('languages')}
            onChange={(languages) => set({ languages })}
          />
          <FormRow label={t('plans.discType')} required error={problem('discType')}>
            {(field) => (
              <SelectInput
                {...field}
                value={form.discType}
                onChange={(event) => {
                  const discType = DiscType.parse(event.target.value)
                  set({ discType, capacity: capacityOf(discType) })
                }}
              >
                {DiscType.options.map((id) => (
                  <option key={id} value={id}>
                    {name(discTypeNames[id])}
                  </option>
                ))}
              </SelectInput>
            )}
          </FormRow>
          <TextField
            label={t('plans.capacity')}
            required
            maxLength={9}
            value={form.capacity}
            error={problem('capacityBytes')}
            onChange={(capacity) => set({ capacity })}
          />
          <div className="wide">
            <ChoiceGroup
              label={t('plans.mark')}
              columns={3}
              choices={MediaMark.options.map((id) => ({
                id,
                label: name(markNames[id]),
                explanation: t(`markHint.${id}`),
              }))}
              value={form.mark}
              onChange={(id) => set({ mark: MediaMark.parse(id) })}
            />
          </div>
          <div className="wide">
            <ChoiceGroup
              label={t('plans.delivery')}
              columns={3}
              choices={DeliveryWay.options.map((id) => ({ id, label: name(deliveryNames[id]) }))}
              value={form.delivery}
              error={problem('delivery')}
              onChange={(id) => set({ delivery: DeliveryWay.parse(id) })}
            />
          </div>
          {form.delivery === 'courier' ? (
            <div className="wide">
              <ChoiceGroup
                label={t('plans.courier')}
                columns={3}
                choices={Courier.options.map((id) => ({ id, label: name(courierNames[id]) }))}
                value={form.courier}
                error={problem('courier')}
                onChange={(id) => set({ courier: Courier.parse(id) })}
              />
            </div>
          ) : null}
          <TextField
            label={t('plans.recipient')}
            required
            maxLength={60}
            value={form.recipient}
            error={problem('recipient')}
            onChange={(recipient) => set({ recipient })}
          />
          <TextField
            label={t('plans.leadDays')}
            required
            maxLength={3}
            hint={t('plans.leadDaysHint')}
            value={form.leadDays}
            error={problem('leadDays')}
            onChange={(leadDays) => set({ leadDays })}
          />
          <TextField
            label={t('plans.receiptDays')}
            required
            maxLength={3}
            hint={t('plans.receiptDaysHint')}
            value={form.receiptDays}
            error={problem('receiptDays')}
            onChange={(receiptDays) => set({ receiptDays })}
          />
          <TextField
            label={t('plans.expiryDays')}
            required
            maxLength={3}
            hint={t('plans.expiryDaysHint')}
            value={form.expiryDays}
            error={problem('expiryDays')}
            onChange={(expiryDays) => set({ expiryDays })}
          />
          <TextField
            label={t('plans.baselineWeeks')}
            maxLength={3}
            hint={t('plans.baselineWeeksHint')}
            value={form.baselineWeeks}
            error={problem('baselineWeeks')}
            onChange={(baselineWeeks) => set({ baselineWeeks })}
          />
          <TextField
            label={t('plans.fee')}
            maxLength={12}
            hint={t('plans.feeHint')}
            value={form.fee}
            error={problem('feeFen')}
            onChange={(fee) => set({ fee })}
          />
          <TextField
            label={t('plans.since')}
            type="date"
            required
            hint={t('plans.sinceHint')}
            value={form.since}
            error={problem('since')}
            onChange={(since) => set({ since })}
          />
          <footer>
            {save.error ? <ErrorNote failure={save.error} /> : null}
            {tried && !checked.ok ? <ErrorNote text={t('plans.wrong')} /> : null}
            <Row>
              <ActionButton type="submit" look="primary" disabled={save.pending}>
                {t(view ? 'plans.save' : 'plans.create')}
              </ActionButton>
              {saved ? <StateBadge bare tone="good" label={t('plans.saved')} /> : null}
            </Row>
          </footer>
        </Fields>
      </Panel>
      <div>
        <PlanWeeks edit={shown.ok ? shown.edit : null} />
      </div>
    </>
  )
}
