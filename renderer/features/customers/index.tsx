/** Customers: the list at the left, and under `/customers/:id` one customer beside it. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useRoute } from 'wouter'
import { CustomerId } from '#shared/domain/ids'
import { mayAct } from '#shared/domain/people/people'
import { useSession } from '../../data/app-status'
import { EmptyState } from '../../ui/notes'
import { CustomerList, useCustomerPages } from './customer-list'
import { CustomerPage } from './customer-page'
import { CustomerDialog } from './small-dialogs'

const Screen = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: '320px minmax(0, 1fr)',
  '@media (min-width: 1700px)': { gridTemplateColumns: '380px minmax(0, 1fr)' },
})

export function CustomersScreen() {
  const { t } = useTranslation('customers')
  const [, navigate] = useLocation()
  const [, params] = useRoute<{ readonly id: string }>('/customers/:id')
  const [adding, setAdding] = useState(false)
  const pages = useCustomerPages()
  const roles = useSession()?.user.roles ?? []
  const id = CustomerId.safeParse(params?.id)
  return (
    <Screen>
      <CustomerList
        pages={pages}
        currentId={params?.id ?? null}
        onAdd={mayAct(roles, ['service-manager']) ? () => setAdding(true) : null}
      />
      {id.success ? (
        <CustomerPage key={id.data} id={id.data} onChanged={pages.first.reload} />
      ) : params ? (
        <EmptyState title={t('notFound')} hint={t('notFoundHint')} />
      ) : pages.text === '' && pages.first.value?.rows.length === 0 ? (
        <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
      ) : (
        <EmptyState title={t('choose')} hint={t('chooseHint')} />
      )}
      {adding ? (
        <CustomerDialog
          customer={null}
          onClose={() => setAdding(false)}
          onConflict={pages.first.reload}
          onSaved={(made) => {
            setAdding(false)
            pages.first.reload()
            navigate(`/customers/${made}`)
          }}
        />
      ) : null}
    </Screen>
  )
}
