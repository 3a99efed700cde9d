/** Takes the table along as a file: what is on the screen, in seconds and shares. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import type { Column } from './columns'
import { csvText } from './csv'
import type { Line } from './model'

const Row = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 10 })

type Props = {
  /** Without the ending. */
  readonly fileName: string
  readonly first: string
  readonly columns: readonly Column[]
  readonly lines: readonly Line[]
  readonly total: Line
  readonly nameOf: (line: Line) => string
}

export function ExportButton({ fileName, first, columns, lines, total, nameOf }: Props) {
  const { t } = useTranslation('kpi')
  const { run, pending, error } = useCall('kpi.export')
  const [saved, setSaved] = useState<string | null>(null)

  const save = async () => {
    const told = columns.flatMap(({ title, value }) => (value ? [{ title, value }] : []))
    const stateOf = ({ incomplete, running }: Line) =>
      [incomplete ? t('incomplete') : null, running ? t('runningNow') : null].filter((one) => one !== null).join(' ')
    const rowOf = (name: string, line: Line) => [name, ...told.map(({ value }) => value(line)), stateOf(line)]
    setSaved(null)
    const result = await run({
      name: fileName,
      text: csvText([
        [first, ...told.map(({ title }) => title), t('column.state')],
        ...lines.map((line) => rowOf(nameOf(line), line)),
        rowOf(t('total'), total),
      ]),
    })
    if (result.ok && result.value) setSaved(result.value.file)
  }

  return (
    <Row>
      {error ? <ErrorNote failure={error} /> : null}
      {saved === null ? null : <StateBadge bare tone="good" label={t('exported', { file: saved })} />}
      <ActionButton type="button" disabled={pending || lines.length === 0} onClick={() => void save()}>
        {t(pending ? 'exporting' : 'export')}
      </ActionButton>
    </Row>
  )
}
