/** One customer: contracts and devices, sites and contacts, what is open and who called, each edited where it stands. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactId, ContractId, CustomerId, DeviceId, SiteId } from '#shared/domain/ids'
import { mayAct } from '#shared/domain/people/people'
import type { CustomerPage as Page } from '#shared/ipc/contract'
import { useSession } from '../../data/app-status'
import { usePolicies } from '../../data/policies'
import { useQuery } from '../../data/use-query'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { ContractDialog } from './contract-dialog'
import { ContractsSection } from './contracts-section'
import { DeviceDialog } from './device-dialog'
import { DevicesSection, useDevicePages } from './devices-section'
import type { DevicePages } from './devices-section'
import { EditButton } from './parts'
import { PricesDialog } from './prices-dialog'
import { CallsSection, ContactsSection, SitesSection, TicketsSection } from './side-sections'
import { ContactDialog, CustomerDialog, SiteDialog } from './small-dialogs'

const Body = styled('article')(({ theme }) => ({
  ...thinScrollbar(theme),
  minWidth: 0,
  minHeight: 0,
  overflowY: 'auto',
  scrollbarGutter: 'stable',
  padding: '14px 4px 14px 14px',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 300px',
  gap: 12,
  alignContent: 'start',
  alignItems: 'start',
  '@media (min-width: 1700px)': { gridTemplateColumns: 'minmax(0, 1fr) 400px' },
  '& > header': { gridColumn: '1 / -1', display: 'flex', alignItems: 'baseline', gap: 12 },
  '& > header > h2': { margin: 0, fontSize: '1.6em', lineHeight: 1.35, overflowWrap: 'anywhere' },
  '& > header > span': { color: theme.tokens.quiet, whiteSpace: 'nowrap' },
  '& > div': { display: 'grid', gap: 12, minWidth: 0 },
}))

/** What is being edited; an id of null makes a new entry. */
type Edited =
  | { readonly what: 'customer' }
  | { readonly what: 'site'; readonly id: SiteId | null }
  | { readonly what: 'contact'; readonly id: ContactId | null }
  | { readonly what: 'contract'; readonly id: ContractId | null }
  | { readonly what: 'prices'; readonly id: ContractId }
  | { readonly what: 'device'; readonly id: DeviceId | null }

type Props = {
  readonly id: CustomerId
  /** Something of the customer was saved: the list counts anew. */
  readonly onChanged: () => void
}

export function CustomerPage({ id, onChanged }: Props) {
  const { t } = useTranslation('customers')
  const words = useWords()
  const roles = useSession()?.user.roles ?? []
  const mayManage = mayAct(roles, ['service-manager'])
  const mayTend = mayAct(roles, ['hotline-agent', 'duty-manager', 'service-manager'])
  const query = useQuery('customers.page', { id })
  const devices = useDevicePages(id)
  const [edited, setEdited] = useState<Edited | null>(null)
  const page = query.value
  const reload = () => {
    query.reload()
    devices.reload()
  }
  const saved = () => {
    setEdited(null)
    reload()
    onChanged()
  }

  if (query.error && !page)
    return query.error.code === 'customers.unknown' ? (
      <EmptyState title={t('notFound')} hint={t('notFoundHint')} />
    ) : (
      <ErrorNote failure={query.error} onRetry={query.reload} />
    )
  if (!page) return <EmptyState title={words.loading} />
  const { customer } = page
  return (
    <Body aria-label={customer.name}>
      <header>
        <h2>{customer.name}</h2>
        <span>{customer.city}</span>
        {customer.sample ? <StateBadge tone="quiet" label={t('sample')} /> : null}
        {mayManage ? <EditButton what={customer.name} onEdit={() => setEdited({ what: 'customer' })} /> : null}
      </header>
      {query.error ? <ErrorNote failure={query.error} onRetry={query.reload} /> : null}
      <div>
        <ContractsSection
          page={page}
          onAdd={mayManage ? () => setEdited({ what: 'contract', id: null }) : null}
          onEdit={(contract) => setEdited({ what: 'contract', id: contract.id })}
          onPrices={(contract) => setEdited({ what: 'prices', id: contract.id })}
        />
        <DevicesSection
          page={page}
          devices={devices}
          onAdd={mayTend ? () => setEdited({ what: 'device', id: null }) : null}
          onEdit={(device) => setEdited({ what: 'device', id: device.id })}
        />
      </div>
      <div>
        <SitesSection
          page={page}
          onAdd={mayTend ? () => setEdited({ what: 'site', id: null }) : null}
          onEdit={(site) => setEdited({ what: 'site', id: site.id })}
        />
        <ContactsSection
          page={page}
          onAdd={mayTend ? () => setEdited({ what: 'contact', id: null }) : null}
          onEdit={(contact) => setEdited({ what: 'contact', id: contact.id })}
        />
        <TicketsSection page={page} />
        <CallsSection page={page} />
      </div>
      {edited ? (
        <Editing
          edited={edited}
          page={page}
          devices={devices}
          onSaved={saved}
          onConflict={reload}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Body>
  )
}

type EditingProps = {
  readonly edited: Edited
  readonly page: Page
  readonly devices: DevicePages
  readonly onSaved: () => void
  readonly onConflict: () => void
  readonly onClose: () => void
}

/** The dialog of what is being edited, always on the latest of it. */
function Editing({ edited, page, devices, ...ends }: EditingProps) {
  const policies = usePolicies()
  const { customer } = page
  switch (edited.what) {
    case 'customer':
      return <CustomerDialog customer={customer} {...ends} />
    case 'site':
      return <SiteDialog customer={customer} site={page.sites.find(({ id }) => id === edited.id) ?? null} {...ends} />
    case 'contact': {
      const contact = page.contacts.find(({ id }) => id === edited.id) ?? null
      return <ContactDialog customer={customer} contact={contact} {...ends} />
    }
    case 'contract': {
      const contract = page.contracts.find(({ id }) => id === edited.id) ?? null
      return <ContractDialog customer={customer} contract={contract} {...ends} />
    }
    case 'prices': {
      const contract = page.contracts.find(({ id }) => id === edited.id)
      const policy = contract && policies.get(contract.policyId)
      return contract && policy ? (
        <PricesDialog contract={contract} policy={policy} prices={page.prices} {...ends} />
      ) : null
    }
    case 'device':
      return <DeviceDialog page={page} device={devices.rows.find(({ id }) => id === edited.id) ?? null} {...ends} />
  }
}
