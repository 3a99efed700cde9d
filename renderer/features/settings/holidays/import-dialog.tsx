/** Public holidays from a file or a pasted text: what was understood year by year, and what was not. */
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import { useQuery } from '../../../data/use-query'
import { ActionButton } from '../../../ui/fields'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { IssueList, TextSource } from '../text-source'
import { WideDialog } from '../wide-dialog'

type Props = { readonly onClose: () => void; readonly onYears: (years: readonly HolidayYear[]) => void }

export function HolidayImportDialog({ onClose, onYears }: Props) {
  const { t } = useTranslation('settings')
  const [text, setText] = useState('')
  const given = useDeferredValue(text)
  const parsed = useQuery('holidays.parse', given.trim() === '' ? null : { text: given })
  const years = parsed.value?.years ?? []
  const issues = parsed.value?.issues ?? []
  return (
    <WideDialog
      title={t('holidays.importTitle')}
      onClose={onClose}
      footer={
        <>
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton
            type="button"
            look="primary"
            disabled={years.length === 0 || parsed.loading || given !== text}
            onClick={() => onYears(years)}
          >
            {t('holidays.take')}
          </ActionButton>
        </>
      }
    >
      <p>{t('holidays.importLead')}</p>
      <TextSource
        label={t('holidays.importText')}
        hint={t('holidays.formatHint')}
        accept="application/json,.json,text/calendar,.ics"
        text={text}
        onText={setText}
      />
      {parsed.error ? <ErrorNote failure={parsed.error} onRetry={parsed.reload} /> : null}
      {years.map(({ year, closed, makeup, source }) => (
        <StateBadge
          key={year}
          tone="good"
          label={t('holidays.understood', { year, closed: closed.length, makeup: makeup.length, source })}
        />
      ))}
      {issues.length > 0 ? (
        <>
          <StateBadge tone={years.length > 0 ? 'soon' : 'late'} label={t('source.issues', { count: issues.length })} />
          <IssueList issues={issues} text={given} />
        </>
      ) : null}
    </WideDialog>
  )
}
