/** The serial number or barcode, with what the archive says of it while it is typed [S1-05]. */
import { styled } from '@mui/material/styles'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '#shared/domain/customers/customers'
import type { CustomerId } from '#shared/domain/ids'
import { useQuery } from '../../data/use-query'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { StateBadge } from '../../ui/state-badge'
import { normaliseSerial, recognise } from './form'
import type { FormEdits, FormFields, Recognition } from './form'
import { Quiet } from './parts'

const Box = styled('div')({
  position: 'relative',
  '& > .pair': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 10, alignItems: 'start' },
  '& > .pair:has(> :nth-of-type(2))': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  '& .verdict': { display: 'flex', alignItems: 'baseline', gap: 8, marginTop: 4, minHeight: '1.6em', flexWrap: 'wrap' },
})

export type SerialCheck = { readonly recognition: Recognition; readonly checking: boolean }

/** What is known of the serial number in the form, asked of the archive once it is long enough to be one. */
export function useSerialCheck(
  fields: Pick<FormFields, 'serial' | 'deviceId'>,
  devices: readonly Device[],
  customerId: CustomerId | null,
): SerialCheck {
  const serial = useDeferredValue(fields.serial)
  const own = recognise(fields, devices, customerId)
  const text = normaliseSerial(serial)
  const ask = own.kind !== 'known' && text.length >= 4
  const found = useQuery('devices.find', ask ? { text, customerId: null } : null)
  const recognition = own.kind === 'known' ? own : recognise(fields, [...devices, ...(found.value ?? [])], customerId)
  return { recognition, checking: ask && (found.loading || serial !== fields.serial) }
}

type Props = {
  readonly fields: FormFields
  readonly check: SerialCheck
  readonly required: boolean
  readonly error: string | null
  readonly onEdit: (edits: FormEdits) => void
  /** What stands beside it. */
  readonly children: React.ReactNode
}

export function DeviceField({ fields, check, required, error, onEdit, children }: Props) {
  const { t } = useTranslation('desk')
  const { recognition, checking } = check
  return (
    <Box>
      <div className="pair">
        <FormRow label={t('form.serial')} required={required} error={error}>
          {(row) => (
            <TextInput
              {...row}
              value={fields.serial}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onEdit({ serial: event.target.value, deviceId: null })}
            />
          )}
        </FormRow>
        {children}
      </div>
      {recognition.kind === 'empty' ? null : (
        <output className="verdict">
          {recognition.kind === 'known' ? (
            <>
              <StateBadge tone="good" label={t('form.recognised')} />
              <Quiet>{recognition.device.model}</Quiet>
            </>
          ) : checking ? (
            <Quiet>{t('form.checking')}</Quiet>
          ) : (
            <StateBadge
              tone="soon"
              shape="triangle"
              label={t(recognition.kind === 'foreign' ? 'form.foreign' : 'form.unknownSerial')}
            />
          )}
        </output>
      )}
    </Box>
  )
}
