/** One edition: where it stands, what is to be done next, its discs and copies, what is on it, and all that was written down. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { hasLeft, mayFollow } from '#shared/domain/media/states'
import type { EditionRow } from '#shared/ipc/contract'
import { paperOf } from '../../data/papers'
import { useCall } from '../../data/use-call'
import { bytesText } from '../../ui/bytes-text'
import { moneyText } from '../../ui/money-text'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { PaperButton } from '../../ui/paper-button'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { dateTime, isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ActDialog } from './act-dialogs'
import type { ActName } from './act-dialogs'
import { ContentsPanel } from './contents-panel'
import { BurnDialog, CheckDialog } from './copy-dialogs'
import { DiscsPanel } from './discs-panel'
import { EditionSteps } from './edition-steps'
import { isRunning, JobLine } from './job-line'
import { UnlockDialog } from './key-dialogs'
import { goodCopies, hindranceOf, nextStep } from './model'
import type { NextStep } from './model'
import { Columns, Control, Facts, Note, Page, Row } from './parts'
import { EditionStateBadge } from './state-word'
import { useMedia } from './use-media'
import type { Media } from './use-media'

const Head = styled('header')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 12px',
  '& > h2': { margin: 0, fontSize: 20 },
  '& > span': { color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums' },
  '& > .push': { flex: 1 },
}))

type Props = {
  readonly id: string
  /** The form to begin with, as the work list asks for it: a step of `NextStep`, or `give-up`. */
  readonly form: string | null
}

export function EditionPage({ id, form }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const media = useMedia()
  const edition = media.editions?.get(id)
  if (media.error) return <ErrorNote failure={media.error} />
  if (!media.editions) return <EmptyState title={words.loading} />
  if (!edition)
    return (
      <EmptyState
        title={t('edition.unknown')}
        hint={t('edition.unknownHint')}
        action={<Link href="/media">{t('edition.back')}</Link>}
      />
    )
  return <Edition edition={edition} media={media} first={openedFor(form, edition, media)} />
}

type Open = { readonly act: ActName } | { readonly form: 'burn' | 'check' | 'unlock' }

/** The form that was asked for, where it can be used now. */
function openedFor(form: string | null, edition: EditionRow, media: Media): Open | null {
  if (form === 'give-up') return mayFollow(edition.state, 'cancel') ? { act: 'cancel' } : null
  const step = nextStep(edition)
  if (step === null || step !== form || hindranceOf(edition, step, media.around) !== null) return null
  switch (step) {
    case 'build':
      return null
    case 'burn':
    case 'check':
      return { form: step }
    case 'approve':
    case 'seal':
    case 'hand-over':
    case 'receive':
    case 'receipt':
      return { act: step }
  }
}

type EditionProps = { readonly edition: EditionRow; readonly media: Media; readonly first: Open | null }

function Edition({ edition, media, first }: EditionProps) {
  const { t } = useTranslation('media')
  const words = useWords()
  const [open, setOpen] = useState<Open | null>(first)
  const close = () => setOpen(null)
  // What ended well shows in the steps.
  const jobs = media.jobs.filter((job) => job.editionId === edition.id && (isRunning(job) || job.state === 'failed'))
  const act = open && 'act' in open ? open.act : null
  const form = open && 'form' in open ? open.form : null
  const unburned = edition.discs.find(({ n }) => goodCopies(edition, n).length === 0)?.n ?? edition.discs[0]?.n
  const unchecked = edition.copies.find(({ state }) => state === 'burned')
  const expired = edition.expiresAt <= media.around.now && !['imported', 'cancelled'].includes(edition.state)

  return (
    <Page>
      <Head>
        <h2>
          {media.placeOf(edition.siteId, edition.siteName)} · {t('edition.seq', { seq: edition.seq })}
        </h2>
        <EditionStateBadge state={edition.state} />
        <StateBadge
          tone="quiet"
          shape={edition.kind === 'baseline' ? 'square' : 'half'}
          label={t(`kind.${edition.kind}`)}
        />
        {expired ? <StateBadge tone="late" label={t('edition.expired')} /> : null}
        <span className="push" />
        <span>{t('edition.week', { week: edition.week })}</span>
        <span>{t('edition.expires', { date: isoDate(edition.expiresAt, words.zone) })}</span>
      </Head>
      <EditionSteps edition={edition} />
      {jobs.length > 0 ? (
        <Panel title={t('job.title')}>
          <div style={{ display: 'grid', gap: 12 }}>
            {jobs.map((job) => (
              <JobLine key={job.id} job={job} />
            ))}
          </div>
        </Panel>
      ) : null}
      <NextPanel edition={edition} media={media} onOpen={setOpen} />
      <Columns>
        <div>
          <DiscsPanel edition={edition} around={media.around} />
          <ContentsPanel edition={edition} />
        </div>
        <div>
          <FactsPanel edition={edition} onOpen={setOpen} />
          <PapersPanel edition={edition} />
        </div>
      </Columns>
      {act ? (
        <ActDialog edition={edition} site={media.placeOf(edition.siteId, edition.siteName)} act={act} onClose={close} />
      ) : null}
      {form === 'burn' && unburned !== undefined ? (
        <BurnDialog edition={edition} disc={unburned} onClose={close} />
      ) : null}
      {form === 'check' && unchecked ? <CheckDialog copy={unchecked} onClose={close} /> : null}
      {form === 'unlock' ? <UnlockDialog onClose={close} /> : null}
    </Page>
  )
}

type NextProps = { readonly edition: EditionRow; readonly media: Media; readonly onOpen: (open: Open) => void }

function NextPanel({ edition, media, onOpen }: NextProps) {
  const { t } = useTranslation('media')
  const build = useCall('media.edition.build')
  const next = nextStep(edition)
  if (next === null)
    return (
      <Panel title={t('next.title')}>
        <Note>
          {t(`next.over.${edition.state}`)}
          {edition.endedReason ? t('next.reason', { reason: edition.endedReason }) : null}
        </Note>
      </Panel>
    )
  const why = hindranceOf(edition, next, media.around)
  const unlockFirst = why === 'key-locked'
  const take: Readonly<Record<NextStep, () => void>> = {
    build: () => void build.run({ id: edition.id }),
    burn: () => onOpen({ form: 'burn' }),
    check: () => onOpen({ form: 'check' }),
    approve: () => onOpen({ act: 'approve' }),
    seal: () => onOpen({ act: 'seal' }),
    'hand-over': () => onOpen({ act: 'hand-over' }),
    receive: () => onOpen({ act: 'receive' }),
    receipt: () => onOpen({ act: 'receipt' }),
  }
  // A second person may approve while the discs are still being burned and read back.
  const early = edition.approvedAt === null && next !== 'approve' && mayFollow(edition.state, 'approve')
  const approval = early ? hindranceOf(edition, 'approve', media.around) : null
  return (
    <Panel title={t('next.title')}>
      <Note>{t(`next.hint.${next}`)}</Note>
      <Row style={{ marginTop: 10 }}>
        <Control
          look="primary"
          hindrance={why === null ? null : t(`hindrance.${why}`)}
          disabled={build.pending}
          onClick={take[next]}
        >
          {t(`next.${next}`)}
        </Control>
        {unlockFirst ? (
          <Control hindrance={null} onClick={() => onOpen({ form: 'unlock' })}>
            {t('key.unlock')}
          </Control>
        ) : null}
        {why === 'no-key' ? <Link href="/media/keys">{t('next.toKeys')}</Link> : null}
        {next === 'receive' ? (
          <Control hindrance={null} onClick={() => onOpen({ act: 'receipt' })}>
            {t('next.receipt')}
          </Control>
        ) : null}
        {['receive', 'receipt'].includes(next) ? <Link href="/media/receipts">{t('next.toReceipts')}</Link> : null}
        {early ? (
          <Control
            hindrance={approval === null ? null : t(`hindrance.${approval}`)}
            onClick={() => onOpen({ act: 'approve' })}
          >
            {t('next.approve')}
          </Control>
        ) : null}
      </Row>
      {build.error ? <ErrorNote failure={build.error} /> : null}
    </Panel>
  )
}

function FactsPanel({ edition, onOpen }: { readonly edition: EditionRow; readonly onOpen: (open: Open) => void }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const none = t('facts.none')
  const { handOver, receipt } = edition
  const size = edition.discs.reduce((sum, disc) => sum + (disc.image?.size ?? disc.bytes), 0)
  const fee =
    edition.feeFen === null
      ? t('facts.feeByList')
      : t('facts.feeOf', {
          each: moneyText(edition.feeFen),
          discs: edition.discs.length,
          total: moneyText(edition.feeFen * edition.discs.length),
        })
  const when = (at: number | null) => (at === null ? none : dateTime(at, words))
  return (
    <Panel title={t('facts.title')}>
      <Facts>
        <dt>{t('facts.planned')}</dt>
        <dd>
          {when(edition.createdAt)} · {edition.plannedBy}
        </dd>
        <dt>{t('facts.size')}</dt>
        <dd>{t('facts.sizeOf', { discs: edition.discs.length, size: bytesText(size) })}</dd>
        <dt>{t('facts.approved')}</dt>
        <dd>{edition.approvedAt === null ? none : `${when(edition.approvedAt)} · ${edition.approvedBy ?? ''}`}</dd>
        <dt>{t('facts.seal')}</dt>
        <dd>{edition.sealNumber ?? none}</dd>
        <dt>{t('facts.handOver')}</dt>
        <dd>
          {handOver ? (
            <>
              {when(handOver.at)} · {t(`way.${handOver.way}`)}
              <br />
              {t('facts.carriedBy', { carrier: handOver.carrier })}
              {handOver.tracking === '' ? null : t('facts.tracking', { tracking: handOver.tracking })}
              <br />
              {t('facts.to', { to: handOver.to })}
            </>
          ) : (
            none
          )}
        </dd>
        <dt>{t('facts.received')}</dt>
        <dd>{when(edition.receivedAt)}</dd>
        <dt>{t('facts.receipt')}</dt>
        <dd>
          {receipt ? `${when(receipt.at)} · ${t(`outcome.${receipt.outcome}`)} · ${t(`by.${receipt.by}`)}` : none}
        </dd>
        <dt>{t('facts.fee')}</dt>
        <dd>{fee}</dd>
        {edition.endedReason ? (
          <>
            <dt>{t('facts.ended')}</dt>
            <dd>{edition.endedReason}</dd>
          </>
        ) : null}
      </Facts>
      <Row style={{ marginTop: 14 }}>
        {mayFollow(edition.state, 'lose') ? (
          <Control look="danger" hindrance={null} onClick={() => onOpen({ act: 'lose' })}>
            {t('next.lose')}
          </Control>
        ) : null}
        {mayFollow(edition.state, 'receipt') && edition.state === 'lost' ? (
          <Control hindrance={null} onClick={() => onOpen({ act: 'receipt' })}>
            {t('next.receipt')}
          </Control>
        ) : null}
        {hasLeft(edition.state) ? null : (
          <Control
            look="danger"
            hindrance={mayFollow(edition.state, 'cancel') ? null : t('hindrance.not-now')}
            onClick={() => onOpen({ act: 'cancel' })}
          >
            {t('next.cancel')}
          </Control>
        )}
      </Row>
    </Panel>
  )
}

function PapersPanel({ edition }: { readonly edition: EditionRow }) {
  const { t } = useTranslation('media')
  const built = edition.discs.length > 0 && edition.discs.every(({ image }) => image !== null)
  const hindrance = built ? null : t('hindrance.not-built')
  const { id } = edition
  return (
    <Panel title={t('papers.title')}>
      <Row>
        <PaperButton
          label={t('papers.sleeve-label')}
          paper={paperOf({ paper: 'sleeve-label', id, disc: null })}
          hindrance={hindrance}
        />
        <PaperButton
          label={t('papers.burn-approval')}
          paper={paperOf({ paper: 'burn-approval', id })}
          hindrance={hindrance}
        />
        <PaperButton label={t('papers.hand-over')} paper={paperOf({ paper: 'hand-over', id })} hindrance={hindrance} />
      </Row>
    </Panel>
  )
}
