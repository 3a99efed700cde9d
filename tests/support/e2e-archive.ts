/** A customer with its contract and devices, written by the app's own commands where a test is about what comes after. */
import type { Page } from '@playwright/test'
import type { CustomerId, DeviceId, SiteId, TicketId } from '#shared/domain/ids'
import { command } from './app-command'

const day = 86_400_000

export type ArchiveDevice = {
  readonly serialNumber: string
  readonly model: string
  readonly productLine?: string
  readonly itemKind?: string
}

export type Archive = {
  readonly customerId: CustomerId
  readonly siteId: SiteId
  readonly devices: readonly DeviceId[]
}

export type NewArchive = {
  readonly name: string
  readonly city: string
  /** km by road. */
  readonly distanceKm: number
  readonly policyId: string
  readonly contact: string
  readonly devices: readonly ArchiveDevice[]
}

/** A customer in service: its contract was accepted a month ago and states a period of a year. */
export async function writeArchive(page: Page, archive: NewArchive): Promise<Archive> {
  const { name, city, distanceKm, policyId, contact } = archive
  const now = Date.now()
  const { id: customerId } = await command(page, 'customers.saveCustomer', { id: null, rev: 0, name, city })
  const revision = async () => (await command(page, 'customers.page', { id: customerId })).customer.rev
  const { id: siteId } = await command(page, 'customers.saveSite', {
    id: null,
    rev: await revision(),
    customerId,
    name: '总部机房',
    city,
    address: '示例路 1 号',
    distanceKm,
  })
  await command(page, 'customers.saveContact', {
    id: null,
    rev: await revision(),
    customerId,
    name: contact,
    title: '运维主管',
    numbers: ['0571-8765 4321'],
  })
  const { id: contractId } = await command(page, 'customers.saveContract', {
    id: null,
    rev: 0,
    customerId,
    number: 'HT-2026-01',
    policyId,
    startsAt: now - 30 * day,
    endsAt: now + 335 * day,
    acceptedAt: now - 30 * day,
    previousEndsAt: null,
  })
  const devices: DeviceId[] = []
  for (const { productLine = '', itemKind = '', ...device } of archive.devices) {
    const { id } = await command(page, 'customers.saveDevice', {
      id: null,
      rev: 0,
      customerId,
      siteId,
      contractId,
      barcode: '',
      productLine,
      itemKind,
      thirdParty: false,
      customised: false,
      warrantyFrom: null,
      warrantyTo: null,
      ...device,
    })
    devices.push(id)
  }
  return { customerId, siteId, devices }
}

/** A fault of a device that came before: its repair failed once, and the customer let it rest. */
export async function earlierFailure(page: Page, archive: Archive, policyId: string, summary: string): Promise<string> {
  const { customerId, siteId, devices } = archive
  const { contracts } = await command(page, 'customers.card', { id: customerId })
  const [policy] = (await command(page, 'policies.list', undefined)).filter(({ id }) => id === policyId)
  const created = await command(page, 'tickets.create', {
    callId: null,
    customerId,
    siteId,
    contactId: null,
    contractId: contracts[0]?.id ?? null,
    deviceId: devices[0] ?? null,
    policyId,
    category: 'fault',
    severity: policy?.defaultSeverity ?? '',
    channel: 'phone',
    service: null,
    statedSerial: '',
    summary,
    description: '',
    contactName: '',
    callbackNumber: '',
  })
  const act = async (action: 'accept' | 'repair-failed' | 'withdraw', note: string): Promise<void> => {
    const id: TicketId = created.id
    const { rev } = await command(page, 'tickets.get', { id })
    await command(page, 'tickets.act', { id, rev, action, note })
  }
  await act('accept', '')
  await act('repair-failed', '更换电源模块后仍重启')
  await act('withdraw', '客户暂停使用')
  return created.number
}
