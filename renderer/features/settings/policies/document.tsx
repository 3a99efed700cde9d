/** A version of a policy as a document to read: one component a part, in the order of reading, with a link to each. */
import { styled } from '@mui/material/styles'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { useQuery } from '../../../data/use-query'
import { EmptyState, ErrorNote } from '../../../ui/notes'
import { useWords } from '../../../ui/words'
import { Contents } from './contents'
import { CalendarsPart } from './parts/calendars'
import { CommitmentsPart } from './parts/commitments'
import { CoveragePart } from './parts/coverage'
import { FeesPart } from './parts/fees'
import { FormsPart } from './parts/forms'
import { GuidePart } from './parts/guide'
import { HeadPart } from './parts/head'
import { LaddersPart } from './parts/ladders'
import { LimitsPart } from './parts/limits'
import { MailPart } from './parts/mail'
import { PausesPart } from './parts/pauses'
import { ProceduresPart } from './parts/procedures'
import { RepeatPart } from './parts/repeat'
import { SchedulesPart } from './parts/schedules'
import { SeveritiesPart } from './parts/severities'
import { StagesPart } from './parts/stages'
import { StatementsPart } from './parts/statements'

type DocumentPart = {
  readonly name: string
  /** Key of its name in the contents. */
  readonly title: string
  readonly part: React.ComponentType<{ readonly policy: Policy }>
  /** Left out, every policy has it. */
  readonly isIn?: (policy: Policy) => boolean
}

/** A further part of the schema is a further component here. Of what a policy does not have, nothing is shown. */
const allParts = [
  { name: 'head', title: 'document.head', part: HeadPart },
  { name: 'commitments', title: 'policies.commitments', part: CommitmentsPart },
  { name: 'severities', title: 'policies.severities', part: SeveritiesPart },
  {
    name: 'guide',
    title: 'document.guide.title',
    part: GuidePart,
    isIn: ({ severityGuide }) => severityGuide !== undefined,
  },
  { name: 'calendars', title: 'policies.calendars', part: CalendarsPart },
  { name: 'pauses', title: 'document.pauses', part: PausesPart },
  { name: 'limits', title: 'document.warnings', part: LimitsPart },
  { name: 'stages', title: 'document.stages.title', part: StagesPart },
  {
    name: 'procedures',
    title: 'document.procedures.title',
    part: ProceduresPart,
    isIn: ({ procedures }) => procedures.length > 0,
  },
  { name: 'forms', title: 'document.forms.title', part: FormsPart, isIn: ({ forms }) => forms.length > 0 },
  {
    name: 'mail',
    title: 'document.mail.title',
    part: MailPart,
    isIn: ({ mailTemplate }) => mailTemplate !== undefined,
  },
  { name: 'ladders', title: 'document.ladders.title', part: LaddersPart, isIn: ({ ladders }) => ladders.length > 0 },
  {
    name: 'coverage',
    title: 'document.coverage.title',
    part: CoveragePart,
    isIn: ({ coverage }) => coverage !== undefined,
  },
  { name: 'fees', title: 'document.fees.title', part: FeesPart, isIn: ({ fees }) => fees !== undefined },
  {
    name: 'repeat',
    title: 'document.repeat.title',
    part: RepeatPart,
    isIn: ({ repeatFailure, replacedPart }) => repeatFailure !== undefined || replacedPart !== undefined,
  },
  {
    name: 'schedules',
    title: 'document.schedules.title',
    part: SchedulesPart,
    isIn: ({ schedules }) => schedules.length > 0,
  },
  {
    name: 'statements',
    title: 'document.statements.title',
    part: StatementsPart,
    isIn: ({ statements }) => statements.length > 0,
  },
] as const satisfies readonly DocumentPart[]

const Pages = styled('article')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  // The contents stay above what they lead to.
  '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', scrollMarginTop: 90 },
})

export function PolicyDocumentView({ id, version }: { readonly id: string; readonly version: number }) {
  const words = useWords()
  const read = useQuery('policies.read', { id, version })
  if (read.error) return <ErrorNote failure={read.error} onRetry={read.reload} />
  if (!read.value) return <EmptyState title={words.loading} />
  return <PolicyPages policy={read.value.policy} />
}

function PolicyPages({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const places = useRef(new Map<string, HTMLElement>())
  const parts = allParts.filter((one: DocumentPart) => one.isIn?.(policy) ?? true)
  /** Brings a part into sight and puts the keyboard there. */
  const open = (name: string): void => {
    const place = places.current.get(name)
    place?.scrollIntoView({ block: 'start' })
    place?.querySelector<HTMLElement>('h3 > [tabindex]')?.focus({ preventScroll: true })
  }
  return (
    <Pages>
      <Contents parts={parts.map(({ name, title }) => ({ name, title: t(title) }))} onOpen={open} />
      {parts.map(({ name, part: Part }) => (
        <div
          key={name}
          ref={(element) => {
            if (element) places.current.set(name, element)
            return () => void places.current.delete(name)
          }}
        >
          <Part policy={policy} />
        </div>
      ))}
    </Pages>
  )
}
