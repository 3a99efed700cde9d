/** What an edition brings: what this site has not had yet, and what it has. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import { ActionButton } from '../../ui/fields'
import { bytesOf, bytesText, knownPatches, newPatches } from './model'
import { Part, Quiet, Table } from './parts'

type Patch = ArrivalRow['patches'][number]

/** More are shown when asked for: the import must stay in sight. */
const atOnce = 8

export function PatchList({ arrival }: { readonly arrival: ArrivalRow }) {
  const { t } = useTranslation('media-site')
  const fresh = newPatches(arrival)
  const known = knownPatches(arrival)
  return (
    <>
      <Part>
        <h3>
          {t('patches.new')}
          <small>{t('patches.count', { count: fresh.length, size: bytesText(bytesOf(fresh)) })}</small>
        </h3>
        {fresh.length === 0 ? (
          <Quiet>{t('patches.nothingNew')}</Quiet>
        ) : (
          <Rows patches={fresh} baseline={arrival.kind === 'baseline'} />
        )}
      </Part>
      {known.length > 0 ? (
        <Part>
          <h3>
            {t('patches.known')}
            <small>{t('patches.count', { count: known.length, size: bytesText(bytesOf(known)) })}</small>
          </h3>
          <p>{t('patches.knownHint')}</p>
        </Part>
      ) : null}
    </>
  )
}

function Rows({ patches, baseline }: { readonly patches: readonly Patch[]; readonly baseline: boolean }) {
  const { t } = useTranslation('media-site')
  const [all, setAll] = useState(false)
  const shown = all ? patches : patches.slice(0, atOnce)
  const why = ({ requiredBy }: Patch): string => {
    if (requiredBy.length > 0) return t('patches.why.required', { kb: requiredBy.join(t('common:menu.and')) })
    return t(baseline ? 'patches.why.baseline' : 'patches.why.new')
  }
  return (
    <>
      <Table aria-label={t('patches.new')}>
        <thead>
          <tr>
            <th scope="col">{t('patches.kb')}</th>
            <th scope="col">{t('patches.title')}</th>
            <th scope="col">{t('patches.whyTitle')}</th>
            <th scope="col" className="num">
              {t('patches.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((patch) => (
            <tr key={patch.kb}>
              <td className="key">{patch.kb}</td>
              <td className="words">{patch.title}</td>
              <td>{why(patch)}</td>
              <td className="num">{bytesText(patch.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {patches.length > shown.length ? (
        <div>
          <ActionButton look="quiet" type="button" onClick={() => setAll(true)}>
            {t('patches.showAll', { count: patches.length })}
          </ActionButton>
        </div>
      ) : null}
    </>
  )
}
