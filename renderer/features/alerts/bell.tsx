/** The bell in the navigation: how many alerts wait for this person, as a number and in the tone of the worst. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { AlertRow } from '#shared/ipc/contract'

const Count = styled('span')({
  position: 'absolute',
  top: -5,
  insetInlineStart: 13,
  minWidth: 18,
  padding: '0 5px',
  boxSizing: 'border-box',
  borderRadius: 9,
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 700,
  fontVariantNumeric: 'tabular-nums',
  textAlign: 'center',
  background: '#FFB938',
  color: '#1B1300',
  '&[data-late=true]': { background: '#D5352B', color: '#FFFFFF' },
})
const Figure = styled('span')({ position: 'relative', display: 'grid' })

const bell = 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4'

type Props = {
  /** What is counted. */
  readonly alerts: readonly AlertRow[]
  /** What waits besides, such as reminders of the weekly discs. */
  readonly more?: { readonly count: number; readonly late: boolean }
  readonly onOpen: () => void
}

export function AlertBell({ alerts, more, onOpen }: Props) {
  const { t } = useTranslation('alerts')
  const count = alerts.length + (more?.count ?? 0)
  const late = more?.late === true || alerts.some(({ level }) => level >= 100)
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={count > 0 ? t('bell', { count }) : t('bellNone')}
      title="Alt+A"
      onClick={onOpen}
    >
      <Figure>
        <svg
          viewBox="0 0 24 24"
          width="22"
          height="22"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          <path d={bell} />
        </svg>
        {count > 0 ? <Count data-late={late}>{count > 99 ? '99+' : count}</Count> : null}
      </Figure>
      {t('title')}
    </button>
  )
}
