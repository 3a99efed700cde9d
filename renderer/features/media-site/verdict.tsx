/** What the check found: the disc may be imported, a disc is missing, two people may decide, or it is refused. */
import { useTranslation } from 'react-i18next'
import { codeWords } from '#shared/domain/media/code-words'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { DiscFacts } from './disc-facts'
import { ImportForm } from './import-form'
import { arrivalOf, isImported, isReleasable, isWaiting, unchecked, unimported } from './model'
import { Actions, Finding, Lead, Part, Sheet, Split } from './parts'
import { FindingShape, Notices } from './findings'
import { PatchList } from './patch-list'
import { Refused } from './refused'
import { ReleaseForm } from './release-form'
import type { SiteView } from './use-site'
import type { VerdictProps } from './verdict-props'

type Props = {
  readonly view: SiteView
  readonly verify: MediaJobRow
  /** What stopped the check or the import, where something did. */
  readonly problem: MediaJobRow | null
  readonly onRestart: () => void
}

export function VerdictStep({ view, verify, problem, onRestart }: Props) {
  const { t } = useTranslation('media-site')
  const failed = verify.state === 'failed'
  const query = useQuery('mediaSite.verdict', failed ? null : { job: verify.id })
  if (failed)
    return (
      <Sheet aria-label={t('verdict.stopped')}>
        <Lead>
          <h2>{t('verdict.stopped')}</h2>
          <p>{t('verdict.stoppedHint')}</p>
        </Lead>
        {verify.error ? <ErrorNote failure={verify.error} /> : null}
        <Actions>
          <ActionButton look="primary" type="button" onClick={onRestart}>
            {t('verdict.checkAgain')}
          </ActionButton>
        </Actions>
      </Sheet>
    )
  if (query.error)
    return (
      <Sheet aria-label={t('verdict.title')}>
        <ErrorNote failure={query.error} onRetry={query.reload} />
        <Actions>
          <ActionButton type="button" onClick={onRestart}>
            {t('verdict.checkAgain')}
          </ActionButton>
        </Actions>
      </Sheet>
    )
  if (query.loading)
    return (
      <Sheet aria-label={t('verdict.title')}>
        <EmptyState title={t('verdict.loading')} />
      </Sheet>
    )
  if (!query.value)
    return (
      <Sheet aria-label={t('verdict.gone')}>
        <Lead>
          <h2>{t('verdict.gone')}</h2>
          <p>{t('verdict.goneHint')}</p>
        </Lead>
        <Actions>
          <ActionButton look="primary" type="button" onClick={onRestart}>
            {t('verdict.checkAgain')}
          </ActionButton>
        </Actions>
      </Sheet>
    )
  const verdict = query.value
  const shared = { view, verify, verdict, onRestart }
  if (verdict.ok) return <Accepted {...shared} problem={problem} />
  if (isWaiting(verdict.code)) return <Incomplete {...shared} />
  if (isReleasable(verdict.code)) return <ReleaseForm {...shared} onReleased={query.reload} />
  return <Refused {...shared} />
}

function Accepted({
  view,
  verify,
  verdict,
  onRestart,
  problem,
}: VerdictProps & { readonly problem: MediaJobRow | null }) {
  const { t } = useTranslation('media-site')
  const local = useLocalName()
  const arrival = arrivalOf(view.arrivals, verdict.disc?.edition ?? null)
  const left = arrival ? unimported(arrival).join(t('common:menu.and')) : ''
  const { says } = codeWords(verdict.code, verdict.params)
  return (
    <Sheet aria-label={t('verdict.title')}>
      <Finding tone="good">
        <FindingShape shape="check" />
        <h2>{t('verdict.good')}</h2>
        <p>{local(says)}</p>
      </Finding>
      <Notices notices={verdict.notices} />
      {problem ? (
        <Part>
          <h3>{t(problem.state === 'cancelled' ? 'importing.cancelled' : 'importing.failed')}</h3>
          {problem.error ? <ErrorNote failure={problem.error} /> : null}
          <p>{t('importing.nothingLeft')}</p>
        </Part>
      ) : null}
      <Split>
        <div>
          <DiscFacts disc={verdict.disc} />
          {arrival ? <PatchList arrival={arrival} /> : null}
        </div>
        <div>
          {isImported(arrival, verdict.disc?.disc ?? null) ? (
            <Part>
              <h3>{t('importing.already')}</h3>
              <p>{arrival?.receipt ? t('importing.alreadyAll') : t('receipt.partLeft', { discs: left })}</p>
              <div>
                <ActionButton look="primary" type="button" onClick={onRestart}>
                  {t('verdict.otherDisc')}
                </ActionButton>
              </div>
            </Part>
          ) : (
            <ImportForm
              job={verify.id}
              edition={arrival?.id ?? null}
              importDir={view.mode.importDir}
              onRestart={onRestart}
            />
          )}
        </div>
      </Split>
    </Sheet>
  )
}

function Incomplete({ view, verdict, onRestart }: VerdictProps) {
  const { t } = useTranslation('media-site')
  const local = useLocalName()
  const arrival = arrivalOf(view.arrivals, verdict.disc?.edition ?? null)
  const words = codeWords(verdict.code, verdict.params)
  const missing = arrival ? unchecked(arrival) : []
  return (
    <Sheet aria-label={t('verdict.title')}>
      <Finding tone="soon">
        <FindingShape shape="half" />
        <h2>
          {missing.length > 0
            ? t('verdict.missing', { discs: missing.join(t('common:menu.and')) })
            : t('verdict.incomplete')}
        </h2>
        <p>{local(words.todo)}</p>
      </Finding>
      <Notices notices={verdict.notices} />
      <DiscFacts disc={verdict.disc} />
      <Actions>
        <ActionButton look="primary" type="button" onClick={onRestart}>
          {t('verdict.nextDisc')}
        </ActionButton>
      </Actions>
    </Sheet>
  )
}
