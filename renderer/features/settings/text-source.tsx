/** A text that a person chooses as a file or pastes, with what is wrong with it at its lines. */
import { styled } from '@mui/material/styles'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextIssue } from '#shared/domain/policy/text-issue'
import { ActionButton, TextArea } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { lineOf } from './text-lines'

const maxCharacters = 2_000_000

const Area = styled(TextArea)({
  fontFamily: 'ui-monospace, monospace',
  fontSize: 13,
  minHeight: 180,
  maxHeight: '36vh',
  whiteSpace: 'pre',
  overflow: 'auto',
})
const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  '& span': { color: theme.tokens.quiet },
}))

type SourceProps = {
  readonly label: string
  readonly hint?: string
  readonly accept: string
  readonly text: string
  readonly onText: (text: string) => void
}

export function TextSource({ label, hint, accept, text, onText }: SourceProps) {
  const { t } = useTranslation('settings')
  const chooser = useRef<HTMLInputElement>(null)
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (file: File): Promise<void> => {
    setProblem(null)
    const found = await file.text().catch(() => null)
    if (found === null) return setProblem(t('source.unreadable', { name: file.name }))
    if (found.length > maxCharacters) return setProblem(t('source.tooLarge', { name: file.name }))
    setName(file.name)
    onText(found)
  }
  return (
    <>
      <Head>
        <ActionButton type="button" onClick={() => chooser.current?.click()}>
          {t('source.choose')}
        </ActionButton>
        <span>{name ?? t('source.orPaste')}</span>
        <input
          ref={chooser}
          type="file"
          accept={accept}
          hidden
          aria-label={t('source.choose')}
          onChange={(event) => {
            const file = event.target.files?.[0]
            // The same file can be chosen again after it was corrected.
            event.target.value = ''
            if (file) void choose(file)
          }}
        />
      </Head>
      {problem ? <ErrorNote text={problem} /> : null}
      <FormRow label={label} {...(hint === undefined ? {} : { hint })}>
        {(field) => (
          <Area
            {...field}
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setName(null)
              onText(event.target.value)
            }}
          />
        )}
      </FormRow>
    </>
  )
}

const Issues = styled('ol')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 8,
  maxHeight: '34vh',
  overflow: 'auto',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    overflowWrap: 'anywhere',
    gap: 3,
    padding: '8px 12px',
    borderRadius: 8,
    background: theme.tokens.inner,
    borderInlineStart: `3px solid ${theme.tokens.tone.late}`,
  },
  '& .where': { color: theme.tokens.quiet, fontSize: 13, fontVariantNumeric: 'tabular-nums' },
  '& pre': {
    margin: 0,
    padding: '4px 8px',
    borderRadius: 6,
    background: theme.tokens.panel,
    fontFamily: 'ui-monospace, monospace',
    fontSize: 13,
    overflowX: 'auto',
  },
  '& mark': { background: theme.tokens.soft.late, color: theme.tokens.tone.late, borderRadius: 3 },
  '& small': { color: theme.tokens.quiet },
}))

type IssueProps = { readonly issues: readonly TextIssue[]; readonly text: string }

/** Each with the line it is in, marked from its column on. */
export function IssueList({ issues, text }: IssueProps) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Issues aria-label={t('source.issues', { count: issues.length })}>
      {issues.map((issue) => {
        const { before, marked } = lineOf(text, issue.line, issue.column)
        return (
          <li key={`${issue.line} ${issue.column} ${issue.path} ${issue.en}`}>
            <span className="where">
              {t('source.place', { line: issue.line, column: issue.column })}
              {issue.path === '' ? null : ` · ${issue.path}`}
            </span>
            <strong>{local(issue)}</strong>
            <pre>
              {before}
              <mark>{marked}</mark>
            </pre>
            {issue.allowed ? (
              <small>{t('source.allowed', { list: issue.allowed.join(t('source.comma')) })}</small>
            ) : null}
          </li>
        )
      })}
    </Issues>
  )
}
