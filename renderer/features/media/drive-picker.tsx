/** Where a disc is burned to or read from: the drives of this computer, or an image file as a drive. */
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DriveRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { bytesText } from '../../ui/bytes-text'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { Note, Row, SmallButton } from './parts'

const Group = styled('fieldset')(({ theme }) => ({
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  display: 'grid',
  gap: 6,
  '& > legend': { padding: 0, marginBottom: 6, color: theme.tokens.quiet, fontSize: '0.93em' },
  '& > label': {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '0 12px',
    padding: '8px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& > label:has(input:checked)': { borderColor: theme.tokens.tone.action, background: theme.tokens.soft.action },
  '& > label:has(input:disabled)': { cursor: 'default', background: theme.tokens.inner },
  '& > label:has(input:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& input': { margin: 0, accentColor: theme.tokens.tone.action },
  '& strong': { display: 'block', fontWeight: 600, overflowWrap: 'anywhere' },
  '& small': { color: theme.tokens.quiet, fontSize: 13 },
}))

export type Drives = {
  readonly rows: readonly DriveRow[]
  readonly chosen: DriveRow | null
  readonly view: React.ReactNode
}

/** `needed`: bytes that must fit, 0 for reading. */
export function useDrives(needed: number): Drives {
  const { t } = useTranslation('media')
  const words = useWords()
  const name = useId()
  const listed = useQuery('media.drives', undefined)
  const file = useCall('media.drive.file')
  const [files, setFiles] = useState<readonly DriveRow[]>([])
  const [id, setId] = useState<string | null>(null)
  const rows = [...(listed.value ?? []), ...files]

  const problemOf = (drive: DriveRow): string | null => {
    if (drive.problem !== null) return words.failure({ code: drive.problem })
    if (drive.capacity !== null && drive.capacity < needed)
      return t('drive.tooSmall', { needed: bytesText(needed), capacity: bytesText(drive.capacity) })
    return null
  }
  const usable = rows.filter((drive) => problemOf(drive) === null)
  const chosen =
    usable.find((drive) => drive.id === id) ?? (id === null && usable.length === 1 ? usable[0] : null) ?? null

  const addFile = async () => {
    const result = await file.run(undefined)
    const drive = result.ok ? result.value : null
    if (!drive) return
    setFiles((old) => [...old.filter((one) => one.id !== drive.id), drive])
    setId(drive.id)
  }

  const view = (
    <>
      <Group>
        <legend>{t('drive.label')}</legend>
        {listed.loading && !listed.value ? <Note>{words.loading}</Note> : null}
        {listed.value && rows.length === 0 ? <Note>{t('drive.none')}</Note> : null}
        {rows.map((drive) => {
          const problem = problemOf(drive)
          return (
            <label key={drive.id}>
              <input
                type="radio"
                name={name}
                disabled={problem !== null}
                checked={chosen?.id === drive.id}
                onChange={() => setId(drive.id)}
              />
              <span>
                <strong>{drive.name}</strong>
                <small>
                  {[
                    t(`drive.kind.${drive.kind}`),
                    drive.kind === 'file' ? null : drive.medium,
                    drive.capacity === null ? null : t('drive.capacity', { size: bytesText(drive.capacity) }),
                  ]
                    .filter((one) => one !== null && one !== '')
                    .join(' · ')}
                </small>
                {problem === null ? null : (
                  <small>
                    <br />
                    {problem}
                  </small>
                )}
              </span>
              {drive.untested ? <StateBadge tone="soon" label={t('drive.untested')} /> : <span />}
            </label>
          )
        })}
      </Group>
      <Row>
        <SmallButton type="button" onClick={listed.reload} disabled={listed.loading}>
          {t('drive.refresh')}
        </SmallButton>
        <SmallButton type="button" onClick={() => void addFile()} disabled={file.pending}>
          {t('drive.file')}
        </SmallButton>
      </Row>
      {listed.error ? <ErrorNote failure={listed.error} onRetry={listed.reload} /> : null}
      {file.error ? <ErrorNote failure={file.error} /> : null}
    </>
  )
  return { rows, chosen, view }
}
