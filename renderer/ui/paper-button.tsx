/** A paper that can be taken along: one button saves it as PDF, the small one beside it opens the system's print dialog. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure, Result } from '#shared/lib/result'
import { ActionButton } from './fields'
import { ErrorNote } from './notes'
import { StateBadge } from './state-badge'

const Group = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: 10 })

const Pair = styled('span')({
  display: 'inline-flex',
  '& > button': { paddingInline: 12 },
  '& > button:first-of-type': { borderStartEndRadius: 0, borderEndEndRadius: 0 },
  '& > button:last-of-type': {
    borderStartStartRadius: 0,
    borderEndStartRadius: 0,
    marginInlineStart: -1,
    paddingInline: 9,
  },
  '& > button:hover, & > button:focus-visible': { position: 'relative', zIndex: 1 },
})

const paths = {
  page: 'M7 3h7l4 4v14H7zM14 3v4h4M12.5 11v6m0 0-2.5-2.5m2.5 2.5 2.5-2.5',
  printer: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
} as const

const Icon = ({ of }: { readonly of: keyof typeof paths }) => (
  <svg
    viewBox="0 0 24 24"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.7"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[of]} />
  </svg>
)

type Props = {
  /** The paper's name as people say it: 交接单. */
  readonly label: string
  /** Both answer null when the person thought better of it. */
  readonly paper: {
    readonly save: () => Promise<Result<{ readonly file: string } | null>>
    readonly print: () => Promise<Result<unknown>>
  }
  /** Why it cannot be made now, in words. */
  readonly hindrance?: string | null
}

type State = { readonly busy: boolean; readonly done: string | null; readonly failure: Failure | null }
const idle: State = { busy: false, done: null, failure: null }

export function PaperButton({ label, paper, hindrance = null }: Props) {
  const { t } = useTranslation('common')
  const [{ busy, done, failure }, setState] = useState(idle)

  const run = async <T,>(make: () => Promise<Result<T>>, said: (value: NonNullable<T>) => string) => {
    setState({ ...idle, busy: true })
    const made = await make()
    if (!made.ok) return setState({ ...idle, failure: made.error })
    return setState({ ...idle, done: made.value ? said(made.value) : null })
  }
  const shared = { type: 'button', disabled: busy || hindrance !== null } as const

  return (
    <Group>
      <Pair title={hindrance ?? undefined}>
        <ActionButton
          {...shared}
          aria-label={t('paper.save', { name: label })}
          title={hindrance ?? t('paper.save', { name: label })}
          onClick={() => void run(paper.save, ({ file }) => t('paper.saved', { file }))}
        >
          <Icon of="page" />
          {busy ? t('paper.making') : label}
        </ActionButton>
        <ActionButton
          {...shared}
          aria-label={t('paper.print', { name: label })}
          title={hindrance ?? t('paper.print', { name: label })}
          onClick={() => void run(paper.print, () => t('paper.printed'))}
        >
          <Icon of="printer" />
        </ActionButton>
      </Pair>
      {failure ? <ErrorNote failure={failure} /> : null}
      <output>{done === null ? null : <StateBadge bare tone="good" label={done} />}</output>
    </Group>
  )
}
