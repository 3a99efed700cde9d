/** Makes the edition of a week: shows what it would hold before it is made. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { SiteId } from '#shared/domain/ids'
import type { Week } from '#shared/domain/media/ids'
import { EditionKind } from '#shared/domain/media/manifest'
import type { LeftOutReason } from '#shared/domain/media/select'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { bytesText } from '../../ui/bytes-text'
import { ChoiceGroup } from '../../ui/choice-group'
import { moneyText } from '../../ui/money-text'
import { ErrorNote } from '../../ui/notes'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { DialogFrame } from './dialog-frame'
import { Facts, Note, Table } from './parts'

export type WeekOfSite = { readonly siteId: SiteId; readonly siteName: string; readonly week: Week }

type Props = { readonly of: WeekOfSite; readonly onClose: () => void }

/** What a reason speaks of, for its sentence. */
export function leftOutParams(row: LeftOutReason): Readonly<Record<string, string>> {
  switch (row.why) {
    case 'superseded':
      return { by: row.by.join('、') }
    case 'requires-missing':
      return { missing: row.missing.map(({ kb }) => kb).join('、') }
    case 'requires-cycle':
      return { cycle: row.cycle.join('、') }
    case 'not-for-site':
    case 'acknowledged':
    case 'not-accepted':
      return {}
  }
}

/** These are the rule, not something to look at. */
const ordinary: readonly LeftOutReason['why'][] = ['not-for-site', 'acknowledged']

export function PlanEditionDialog({ of, onClose }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const [, navigate] = useLocation()
  const [wanted, setWanted] = useState<EditionKind | null>(null)
  const preview = useQuery(
    'media.edition.preview',
    { siteId: of.siteId, week: of.week, kind: wanted },
    { keepPrevious: true },
  )
  const plan = useCall('media.edition.plan')
  const { value } = preview
  const kind = wanted ?? value?.kind ?? null
  const held = (value?.leftOut ?? []).filter(({ why }) => !ordinary.includes(why))
  const confirm = async () => {
    if (kind === null) return
    const made = await plan.run({ siteId: of.siteId, week: of.week, kind })
    if (!made.ok) return
    onClose()
    navigate(`/media/editions/${made.value.id}`)
  }
  const bytes = (value?.discs ?? []).reduce((sum, disc) => sum + disc.bytes, 0)

  return (
    <DialogFrame
      wide
      title={t('planEdition.title', { site: of.siteName })}
      hint={t('planEdition.hint', { week: of.week })}
      confirm={t('planEdition.confirm')}
      hindrance={
        value ? (value.patches.length === 0 && kind === 'delta' ? t('planEdition.nothingNew') : null) : words.loading
      }
      pending={plan.pending}
      error={plan.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ChoiceGroup
        label={t('planEdition.kind')}
        columns={2}
        choices={EditionKind.options.map((id) => ({
          id,
          label: t(`kind.${id}`),
          explanation: t(`kindHint.${id}`),
        }))}
        value={kind}
        onChange={(id) => setWanted(EditionKind.parse(id))}
      />
      {preview.error ? <ErrorNote failure={preview.error} onRetry={preview.reload} /> : null}
      {preview.loading && !value ? <Note>{words.loading}</Note> : null}
      {value ? (
        <>
          <Facts>
            <dt>{t('planEdition.holds')}</dt>
            <dd>
              {value.patches.length === 0
                ? t('planEdition.empty')
                : t('planEdition.holdsOf', {
                    patches: value.patches.length,
                    discs: value.discs.length,
                    size: bytesText(bytes),
                    capacity: bytesText(value.capacityBytes),
                  })}
            </dd>
            <dt>{t('planEdition.expires')}</dt>
            <dd>{isoDate(value.expiresAt, words.zone)}</dd>
            <dt>{t('facts.fee')}</dt>
            <dd>{value.fee.totalFen === null ? t('facts.feeByList') : moneyText(value.fee.totalFen)}</dd>
            {value.catchesUp.length > 0 ? (
              <>
                <dt>{t('planEdition.catchesUp')}</dt>
                <dd>{value.catchesUp.join('、')}</dd>
              </>
            ) : null}
          </Facts>
          {value.patches.length > 0 ? (
            <Table aria-label={t('contents.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('contents.column.kb')}</th>
                  <th scope="col">{t('contents.column.title')}</th>
                  <th scope="col">{t('planEdition.why')}</th>
                  <th scope="col" className="number">
                    {t('contents.column.disc')}
                  </th>
                  <th scope="col" className="number">
                    {t('contents.column.size')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {value.patches.map((patch) => (
                  <tr key={patch.kb}>
                    <th scope="row">{patch.kb}</th>
                    <td>{patch.title}</td>
                    <td>{t(`planEdition.because.${patch.why}`)}</td>
                    <td className="number">{patch.disc}</td>
                    <td className="number">{bytesText(patch.bytes)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : null}
          {held.length > 0 ? (
            <Table aria-label={t('contents.leftOut')}>
              <thead>
                <tr>
                  <th scope="col" colSpan={2}>
                    {t('contents.leftOut')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {held.map((row) => (
                  <tr key={`${row.kb} ${row.why}`}>
                    <th scope="row">{row.kb}</th>
                    <td>{t(`leftOut.${row.why}`, leftOutParams(row))}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : null}
          {value.requireCycles.length > 0 ? (
            <ErrorNote
              text={t('planEdition.requireCycle', {
                cycle: value.requireCycles.map((one) => one.join('、')).join('；'),
              })}
            />
          ) : null}
          {value.supersedeCycles.length > 0 ? (
            <ErrorNote
              text={t('planEdition.supersedeCycle', {
                cycle: value.supersedeCycles.map((one) => one.join('、')).join('；'),
              })}
            />
          ) : null}
        </>
      ) : null}
    </DialogFrame>
  )
}
