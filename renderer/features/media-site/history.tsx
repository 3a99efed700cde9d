/** What has come here: every edition with its receipt and the end of its discs, and every disc that was refused. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { codeWords } from '#shared/domain/media/code-words'
import type { ArrivalRow, RefusalRow } from '#shared/ipc/media-site-contract'
import { paperOf } from '../../data/papers'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { PaperButton } from '../../ui/paper-button'
import { StateBadge } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ArrivalState } from './arrival-state'
import { DestroyDialog } from './destroy-dialog'
import { bytesOf, bytesText, isRefused, newestFirst } from './model'
import { Actions, Facts, Lead, Part, Quiet, Sheet, Table } from './parts'
import { ReceiptView } from './receipt'
import type { SiteView } from './use-site'

const Column = styled('div')({ display: 'grid', gap: 14, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' })
const Open = styled('button')(({ theme }) => ({
  font: 'inherit',
  fontWeight: 600,
  color: theme.tokens.tone.action,
  background: 'none',
  border: 0,
  padding: 0,
  cursor: 'pointer',
  whiteSpace: 'nowrap',
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2, borderRadius: 4 },
}))

const list = '/site/history'

export function History({ view, chosen }: { readonly view: SiteView; readonly chosen: string | null }) {
  const { t } = useTranslation('media-site')
  const [, navigate] = useLocation()
  const arrivals = newestFirst(view.arrivals.values())
  const refusals = [...view.refusals.values()].toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const arrival = chosen === null ? undefined : view.arrivals.get(chosen)
  if (arrival) return <Edition arrival={arrival} onBack={() => navigate(list)} />
  if (chosen !== null)
    return (
      <EmptyState
        title={t('history.gone')}
        action={
          <ActionButton type="button" onClick={() => navigate(list)}>
            {t('history.back')}
          </ActionButton>
        }
      />
    )
  return (
    <Column>
      <Panel
        title={t('history.editions')}
        aside={arrivals.length > 0 ? t('history.count', { count: arrivals.length }) : ''}
      >
        {arrivals.length === 0 ? (
          <EmptyState title={t('history.noEditions')} hint={t('history.noEditionsHint')} />
        ) : (
          <Editions arrivals={arrivals} onOpen={(id) => navigate(`${list}/${id}`)} />
        )}
      </Panel>
      <Panel
        title={t('history.refusals')}
        aside={refusals.length > 0 ? t('history.count', { count: refusals.length }) : ''}
      >
        {refusals.length === 0 ? <EmptyState title={t('history.noRefusals')} /> : <Refusals refusals={refusals} />}
      </Panel>
    </Column>
  )
}

type EditionsProps = { readonly arrivals: readonly ArrivalRow[]; readonly onOpen: (id: string) => void }

function Editions({ arrivals, onOpen }: EditionsProps) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  return (
    <Table aria-label={t('history.editions')}>
      <thead>
        <tr>
          <th scope="col">{t('history.edition')}</th>
          <th scope="col">{t('history.state')}</th>
          <th scope="col">{t('history.finished')}</th>
          <th scope="col" className="num">
            {t('history.patches')}
          </th>
          <th scope="col">{t('history.discs')}</th>
        </tr>
      </thead>
      <tbody>
        {arrivals.map((arrival) => (
          <tr key={arrival.id}>
            <td>
              <Open type="button" onClick={() => onOpen(arrival.id)}>
                {t('disc.seqAndWeek', { seq: arrival.seq, week: arrival.week })}
              </Open>{' '}
              <small>{t(`disc.kind.${arrival.kind}`)}</small>
            </td>
            <td>
              <ArrivalState arrival={arrival} />
            </td>
            <td className="key">{arrival.receipt ? dateTime(arrival.receipt.at, words) : '—'}</td>
            <td className="num">
              {t('patches.count', { count: arrival.patches.length, size: bytesText(bytesOf(arrival.patches)) })}
            </td>
            <td>
              <Discs arrival={arrival} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Discs({ arrival }: { readonly arrival: ArrivalRow }) {
  const { t } = useTranslation('media-site')
  const destroyed = arrival.discs.filter(({ destroyedAt }) => destroyedAt !== null).length
  if (destroyed === arrival.discs.length)
    return <StateBadge bare tone="good" label={t('history.allDestroyed', { count: destroyed })} />
  return <span>{t('history.destroyedOf', { destroyed, count: arrival.discs.length })}</span>
}

function Refusals({ refusals }: { readonly refusals: readonly RefusalRow[] }) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  const local = useLocalName()
  return (
    <Table aria-label={t('history.refusals')}>
      <thead>
        <tr>
          <th scope="col">{t('history.when')}</th>
          <th scope="col">{t('history.what')}</th>
          <th scope="col">{t('history.why')}</th>
          <th scope="col">{t('history.by')}</th>
        </tr>
      </thead>
      <tbody>
        {refusals.map((refusal) => (
          <tr key={refusal.id}>
            <td className="key">{dateTime(refusal.at, words)}</td>
            <td className="words">{refusal.title}</td>
            <td className="words">{local(codeWords(refusal.code, refusal.params).says)}</td>
            <td>{refusal.by}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Edition({ arrival, onBack }: { readonly arrival: ArrivalRow; readonly onBack: () => void }) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  const [destroying, setDestroying] = useState<number | null>(null)
  const time = (at: number | null): string => (at === null ? '—' : dateTime(at, words))
  const { released } = arrival
  return (
    <Sheet aria-label={t('history.edition')}>
      <Lead>
        <h2>{t('disc.seqAndWeek', { seq: arrival.seq, week: arrival.week })}</h2>
      </Lead>
      <Facts>
        <dt>{t('history.state')}</dt>
        <dd>
          <ArrivalState arrival={arrival} />
        </dd>
        <dt>{t('history.kind')}</dt>
        <dd>{t(`disc.kind.${arrival.kind}`)}</dd>
        {released ? (
          <>
            <dt>{t('history.released')}</dt>
            <dd>{t('history.releasedBy', released)}</dd>
          </>
        ) : null}
      </Facts>
      {arrival.receipt ? <ReceiptView arrival={arrival} /> : <Quiet>{t('history.noReceipt')}</Quiet>}
      <Part>
        <h3>{t('history.discs')}</h3>
        <Table aria-label={t('history.discs')}>
          <thead>
            <tr>
              <th scope="col">{t('history.disc')}</th>
              <th scope="col">{t('history.verifiedAt')}</th>
              <th scope="col">{t('history.importedAt')}</th>
              <th scope="col">{t('history.destroyed')}</th>
            </tr>
          </thead>
          <tbody>
            {arrival.discs.map((disc) => (
              <tr key={disc.n}>
                <td className="key">{t('disc.nOf', { n: disc.n, of: arrival.discs.length })}</td>
                <td className="key">{time(disc.verifiedAt)}</td>
                <td className="key">{time(disc.importedAt)}</td>
                <td>
                  {disc.destroyedAt === null ? (
                    <ActionButton
                      type="button"
                      // A disc that is still to be read must not be lost.
                      disabled={disc.importedAt === null && !isRefused(arrival)}
                      onClick={() => setDestroying(disc.n)}
                    >
                      {t('history.destroy')}
                    </ActionButton>
                  ) : (
                    <StateBadge
                      bare
                      tone="good"
                      label={t('history.destroyedBy', {
                        at: time(disc.destroyedAt),
                        by: disc.destroyedBy ?? '',
                        how: disc.destroyedHow ?? '',
                      })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Part>
      <Part>
        <h3>
          {t('history.contents')}
          <small>
            {t('patches.count', { count: arrival.patches.length, size: bytesText(bytesOf(arrival.patches)) })}
          </small>
        </h3>
        <Table aria-label={t('history.contents')}>
          <tbody>
            {arrival.patches.map((patch) => (
              <tr key={patch.kb}>
                <td className="key">{patch.kb}</td>
                <td className="words">{patch.title}</td>
                <td className="num">{bytesText(patch.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Part>
      <Actions>
        <ActionButton type="button" onClick={onBack}>
          {t('history.back')}
        </ActionButton>
        <PaperButton label={t('paper.importApproval')} paper={paperOf({ paper: 'import-approval', id: arrival.id })} />
        <PaperButton label={t('paper.destruction')} paper={paperOf({ paper: 'destruction', ids: [arrival.id] })} />
        {arrival.receipt ? (
          <PaperButton label={t('paper.receipt')} paper={paperOf({ paper: 'receipt', id: arrival.id })} />
        ) : null}
      </Actions>
      {destroying === null ? null : (
        <DestroyDialog arrival={arrival} disc={destroying} onClose={() => setDestroying(null)} />
      )}
    </Sheet>
  )
}
