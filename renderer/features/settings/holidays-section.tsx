/** Which years of public holidays are missing, and their import from a file. */
import { styled } from '@mui/material/styles'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppStatus } from '../../data/app-status'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { FactRow, Section, Surface } from './parts'

const maxCharacters = 200_000

const example = `{
  "year": 2027,
  "source": "国办发明电〔2026〕…号",
  "closed": [{ "date": "2027-01-01", "name": "元旦" }],
  "makeup": ["2027-02-14"]
}`

const Code = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: '12px 14px',
  borderRadius: 8,
  background: theme.tokens.inner,
  fontFamily: 'ui-monospace, monospace',
  fontSize: 13,
  overflowX: 'auto',
}))
const Note = styled('div')(({ theme }) => ({
  '& h3': { margin: '0 0 8px', fontSize: 14 },
  '& p': { margin: '8px 0 0', color: theme.tokens.quiet },
}))

export function HolidaysSection() {
  const { t } = useTranslation('settings')
  const missing = useAppStatus()?.missingHolidayYears ?? []
  const { run, pending, error, clear } = useCall('app.importHolidays')
  const chooser = useRef<HTMLInputElement>(null)
  const [imported, setImported] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const choose = async (file: File) => {
    clear()
    setImported(null)
    setProblem(null)
    const json = await file.text().catch(() => null)
    if (json === null) return setProblem(t('holidays.unreadable', { name: file.name }))
    if (json.length > maxCharacters) return setProblem(t('holidays.tooLarge', { name: file.name }))
    const result = await run({ json })
    if (result.ok) setImported(result.value.year)
  }

  return (
    <Section title={t('section.holidays')} lead={t('holidays.lead')}>
      <Surface>
        <FactRow>
          <div>
            {missing.length === 0 ? (
              <StateBadge tone="good" label={t('holidays.complete')} />
            ) : (
              <>
                <StateBadge
                  tone="soon"
                  label={t('holidays.missing', { years: missing.join(t('common:notice.and')) })}
                />
                <p>{t('holidays.missingHint')}</p>
              </>
            )}
          </div>
          <ActionButton look="primary" type="button" disabled={pending} onClick={() => chooser.current?.click()}>
            {t('holidays.choose')}
          </ActionButton>
          <input
            ref={chooser}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={t('holidays.choose')}
            onChange={(event) => {
              const file = event.target.files?.[0]
              // The same file can be chosen again after it was corrected.
              event.target.value = ''
              if (file) void choose(file)
            }}
          />
        </FactRow>
        {imported === null ? null : <StateBadge tone="good" label={t('holidays.imported', { year: imported })} />}
        {problem ? <ErrorNote text={problem} /> : null}
        {error ? <ErrorNote failure={error} /> : null}
        <Note>
          <h3>{t('holidays.format')}</h3>
          <Code>{example}</Code>
          <p>{t('holidays.formatHint')}</p>
        </Note>
      </Surface>
    </Section>
  )
}
