/** A version of a policy as a document to read: one component a part, in the order of reading. */
import { styled } from '@mui/material/styles'
import type { Policy } from '#shared/domain/policy/schema'
import { useQuery } from '../../../data/use-query'
import { EmptyState, ErrorNote } from '../../../ui/notes'
import { useWords } from '../../../ui/words'
import { CalendarsPart } from './parts/calendars'
import { CommitmentsPart } from './parts/commitments'
import { HeadPart } from './parts/head'
import { LimitsPart } from './parts/limits'
import { PausesPart } from './parts/pauses'
import { SeveritiesPart } from './parts/severities'

/** A further part of the schema is a further component here. */
const parts: readonly { readonly name: string; readonly part: React.ComponentType<{ readonly policy: Policy }> }[] = [
  { name: 'head', part: HeadPart },
  { name: 'commitments', part: CommitmentsPart },
  { name: 'severities', part: SeveritiesPart },
  { name: 'calendars', part: CalendarsPart },
  { name: 'pauses', part: PausesPart },
  { name: 'limits', part: LimitsPart },
]

const Pages = styled('article')({ display: 'grid', gap: 16 })

export function PolicyDocumentView({ id, version }: { readonly id: string; readonly version: number }) {
  const words = useWords()
  const read = useQuery('policies.read', { id, version })
  if (read.error) return <ErrorNote failure={read.error} onRetry={read.reload} />
  if (!read.value) return <EmptyState title={words.loading} />
  const { policy } = read.value
  return (
    <Pages>
      {parts.map(({ name, part: Part }) => (
        <Part key={name} policy={policy} />
      ))}
    </Pages>
  )
}
