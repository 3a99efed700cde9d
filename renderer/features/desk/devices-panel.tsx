/** The customer's devices: a click, or Enter on one, puts it into the ticket. Serial numbers are never cut short. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '#shared/domain/customers/customers'
import type { DeviceId } from '#shared/domain/ids'
import type { CustomerCard } from '#shared/ipc/contract'
import { TextInput } from '../../ui/fields'
import { Panel } from '../../ui/panel'
import { normaliseSerial, shortSiteName } from './form'
import { Line, Note, Quiet } from './parts'
import { DeviceVerdict } from './verdict-line'

const DeviceButton = styled('button')(({ theme }) => ({
  font: 'inherit',
  color: 'inherit',
  display: 'grid',
  gap: 1,
  width: '100%',
  padding: '6px 10px',
  textAlign: 'start',
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 8,
  background: 'none',
  cursor: 'pointer',
  '&:hover': { borderColor: theme.tokens.quiet },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -1 },
  '&[aria-pressed=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
  },
  '& .serial': { flex: 'none' },
  '& .site': { textAlign: 'end' },
}))

const DeviceGrid = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
  gap: 6,
})

const Stops = styled('div')({})

const filterFrom = 7

type Props = {
  readonly card: CustomerCard
  readonly pickedId: DeviceId | null
  readonly onPick: (device: Device) => void
}

/** Arrow keys go from device to device. */
function step(event: React.KeyboardEvent<HTMLDivElement>): void {
  const back = event.key === 'ArrowUp' || event.key === 'ArrowLeft'
  if (!back && event.key !== 'ArrowDown' && event.key !== 'ArrowRight') return
  const inText = event.target instanceof HTMLInputElement
  // Left and right belong to the text that is being typed.
  if (inText && event.key !== 'ArrowDown') return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  event.preventDefault()
  stops[at + (back ? -1 : 1)]?.focus()
}

export function DevicesPanel({ card, pickedId, onPick }: Props) {
  const { t } = useTranslation('desk')
  const [filter, setFilter] = useState('')
  const wanted = normaliseSerial(filter)
  const shown = card.devices.filter((device) =>
    [device.serialNumber, device.barcode, device.model].some((text) => normaliseSerial(text).includes(wanted)),
  )

  return (
    <Panel
      title={t('devices.title')}
      aside={
        card.devices.length > 0
          ? `${t('devices.count', { count: card.devices.length })} · ${t('devices.hint')}`
          : undefined
      }
    >
      {card.devices.length === 0 ? <Note>{t('devices.none')}</Note> : null}
      <Stops data-stop="devices" onKeyDown={step}>
        {card.devices.length >= filterFrom ? (
          <TextInput
            type="search"
            aria-label={t('devices.filter')}
            placeholder={t('devices.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            style={{ marginBottom: 8 }}
          />
        ) : null}
        {card.devices.length > 0 && shown.length === 0 ? <Note>{t('devices.noMatch')}</Note> : null}
        <DeviceGrid>
          {shown.map((device) => {
            const site = card.sites.find((one) => one.id === device.siteId)
            return (
              <li key={device.id}>
                <DeviceButton
                  type="button"
                  title={[device.itemKind, device.productLine].filter(Boolean).join(' · ')}
                  aria-pressed={device.id === pickedId}
                  onClick={() => onPick(device)}
                >
                  <Line>
                    <strong className="grow">{device.model}</strong>
                    <DeviceVerdict verdict={device.verdict} />
                  </Line>
                  <Line>
                    <Quiet className="serial">{t('devices.serial', { serial: device.serialNumber })}</Quiet>
                    <Quiet className="grow site">{site ? shortSiteName(site, card.customer) : ''}</Quiet>
                  </Line>
                </DeviceButton>
              </li>
            )
          })}
        </DeviceGrid>
      </Stops>
    </Panel>
  )
}
