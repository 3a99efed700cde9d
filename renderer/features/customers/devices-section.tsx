/** The devices of a customer, by pages and by what is on their label, each with whether a fault of it would be in service. */
import { styled } from '@mui/material/styles'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerId } from '#shared/domain/ids'
import type { CommandOutput, CustomerPage, DeviceView } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { TextInput } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { useVerdict } from '../../ui/use-verdict'
import { useWords } from '../../ui/words'
import { EditButton, Note, Quiet, SmallButton } from './parts'

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  marginTop: 6,
  '& th': {
    textAlign: 'start',
    fontWeight: 500,
    color: theme.tokens.quiet,
    fontSize: '0.93em',
    padding: '4px 10px 4px 0',
    whiteSpace: 'nowrap',
  },
  '& td': { padding: '7px 10px 7px 0', borderTop: `1px solid ${theme.tokens.line}`, verticalAlign: 'top' },
  '& td > strong': { fontWeight: 600 },
  '& td > span, & td > small': { display: 'block' },
  '& td > small': { color: theme.tokens.quiet, fontSize: '0.93em' },
  '& .code': { fontVariantNumeric: 'tabular-nums', userSelect: 'text', whiteSpace: 'nowrap' },
  '& td.act': { textAlign: 'end', paddingInlineEnd: 0, width: 1 },
}))

const pageSize = 50

/** A search of its own is worth its room from so many devices on. */
const searchFrom = 8

type Pages = CommandOutput<'customers.devices'>
type Rest = { readonly of: Pages | undefined; readonly rows: readonly DeviceView[]; readonly more: boolean }

export type DevicePages = {
  readonly text: string
  readonly setText: (text: string) => void
  readonly rows: readonly DeviceView[]
  readonly more: boolean
  readonly loading: boolean
  readonly error: Failure | null
  readonly reload: () => void
  readonly loadMore: () => Promise<void>
}

export function useDevicePages(customerId: CustomerId): DevicePages {
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const query = { customerId, text: asked, limit: pageSize }
  const first = useQuery('customers.devices', { ...query, after: null }, { keepPrevious: true })
  const next = useCall('customers.devices')
  const [rest, setRest] = useState<Rest>({ of: undefined, rows: [], more: false })
  const follows = rest.of !== undefined && rest.of === first.value
  const rows = [...(first.value?.rows ?? []), ...(follows ? rest.rows : [])]
  const last = rows.at(-1)
  return {
    text,
    setText,
    rows,
    more: follows ? rest.more : (first.value?.more ?? false),
    loading: first.value === undefined && first.loading,
    error: first.error ?? next.error,
    reload: first.reload,
    loadMore: async () => {
      if (!last || next.pending) return
      const result = await next.run({ ...query, after: last.id })
      if (!result.ok) return
      setRest((old) => ({
        of: first.value,
        rows: [...(old.of === first.value ? old.rows : []), ...result.value.rows],
        more: result.value.more,
      }))
    },
  }
}

type Props = {
  readonly page: CustomerPage
  readonly devices: DevicePages
  /** Null for whoever may only read. */
  readonly onAdd: (() => void) | null
  readonly onEdit: (device: DeviceView) => void
}

export function DevicesSection({ page, devices, onAdd, onEdit }: Props) {
  const { t } = useTranslation('customers')
  const words = useWords()
  const needsSite = page.sites.length === 0
  return (
    <Panel
      title={page.deviceCount > 0 ? `${t('devices.title')} ${page.deviceCount}` : t('devices.title')}
      aside={
        onAdd && !needsSite ? (
          <SmallButton type="button" onClick={onAdd} aria-label={t('devices.add')}>
            {t('add')}
          </SmallButton>
        ) : undefined
      }
    >
      {page.deviceCount >= searchFrom ? (
        <TextInput
          type="search"
          aria-label={t('devices.search')}
          placeholder={t('devices.search')}
          value={devices.text}
          maxLength={80}
          onChange={(event) => devices.setText(event.target.value)}
        />
      ) : null}
      {devices.error ? <ErrorNote failure={devices.error} onRetry={devices.reload} /> : null}
      {devices.loading ? <Note>{words.loading}</Note> : null}
      {page.deviceCount === 0 ? <Note>{needsSite ? t('devices.needsSite') : t('devices.none')}</Note> : null}
      {page.deviceCount > 0 && devices.rows.length === 0 && !devices.loading ? (
        <Note>{t('devices.noMatch')}</Note>
      ) : null}
      {devices.rows.length > 0 ? (
        <Table aria-label={t('devices.title')}>
          <thead>
            <tr>
              <th scope="col">{t('devices.column.device')}</th>
              <th scope="col">{t('devices.column.serial')}</th>
              <th scope="col">{t('devices.column.place')}</th>
              <th scope="col">{t('devices.column.verdict')}</th>
              {onAdd ? <th aria-label={t('edit')} /> : null}
            </tr>
          </thead>
          <tbody>
            {devices.rows.map((device) => (
              <tr key={device.id}>
                <td>
                  <strong>{device.model}</strong>
                  <small>{[device.itemKind, device.productLine].filter(Boolean).join(' · ')}</small>
                </td>
                <td className="code">
                  {device.serialNumber}
                  {device.barcode === '' ? null : <small>{device.barcode}</small>}
                </td>
                <td>
                  {siteName(page, device)}
                  <small>
                    {page.contracts.find(({ id }) => id === device.contractId)?.number ?? t('devices.noContract')}
                  </small>
                </td>
                <td>
                  <Verdict verdict={device.verdict} />
                </td>
                {onAdd ? (
                  <td className="act">
                    <EditButton what={`${device.model} ${device.serialNumber}`} onEdit={() => onEdit(device)} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {devices.more ? (
        <SmallButton type="button" look="quiet" style={{ alignSelf: 'start' }} onClick={() => void devices.loadMore()}>
          {t('devices.more')}
        </SmallButton>
      ) : null}
    </Panel>
  )
}

/** The name of a device's site, without that of the customer which the page shows already. */
function siteName({ sites, customer }: CustomerPage, { siteId }: DeviceView): string {
  const name = sites.find(({ id }) => id === siteId)?.name ?? ''
  return (name.startsWith(customer.name) ? name.slice(customer.name.length).trim() : '') || name
}

/** The verdict on a fault of the device now: a word or two, and below the sentence where it is not simply in service. */
function Verdict({ verdict }: { readonly verdict: DeviceView['verdict'] }) {
  const { t } = useTranslation('common')
  const { t: own } = useTranslation('customers')
  const read = useVerdict()
  if (verdict === null) return <Quiet>{t('verdict.badge.unjudged')}</Quiet>
  const { key, params, sentence, label, tone, shape } = read(verdict)
  return (
    <>
      <span title={verdict.clause?.text}>
        <StateBadge bare tone={tone} shape={shape} label={label} />
      </span>
      {/* The word above says the rest of it. */}
      <small>{key === 'in-service' ? own('devices.until', params) : sentence}</small>
    </>
  )
}
