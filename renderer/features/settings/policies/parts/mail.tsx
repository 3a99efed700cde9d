/** The uniform reply to mails, with what is filled in marked by name. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { AssumedMark, ClauseQuote, FactIds, Part } from './part'

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(260px, 38%)',
  gap: '8px 28px',
  alignItems: 'start',
})
const Letter = styled('div')(({ theme }) => ({
  padding: '14px 18px',
  borderRadius: 8,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  whiteSpace: 'pre-wrap',
  lineHeight: 1.7,
  '& > mark': {
    padding: '0 6px',
    borderRadius: 5,
    color: theme.tokens.tone.action,
    background: theme.tokens.soft.action,
  },
}))

const tokens = ['contactName', 'ticketNumber', 'summary', 'answer'] as const

export function MailPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  if (!policy.mailTemplate) return null
  const { text, clause, factIds, assumed } = policy.mailTemplate
  // Every second piece is what stood in braces; a name that nothing fills in stays as it is written.
  const pieces = text.split(/\{(\w+)\}/).map((piece, i) => {
    const token = i % 2 === 1 ? tokens.find((one) => one === piece) : undefined
    if (token) return { at: i, said: t(`document.mail.token.${token}`), marked: true }
    return { at: i, said: i % 2 === 1 ? `{${piece}}` : piece, marked: false }
  })
  return (
    <Part
      title={t('document.mail.title')}
      note={
        <>
          {t('document.mail.filled')}
          <FactIds ids={factIds} />
          {assumed ? <AssumedMark /> : null}
        </>
      }
    >
      <Columns>
        <Letter>{pieces.map(({ at, said, marked }) => (marked ? <mark key={at}>{said}</mark> : said))}</Letter>
        <ClauseQuote clause={clause} />
      </Columns>
    </Part>
  )
}
