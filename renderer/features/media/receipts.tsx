/** Receipts: scanned or typed in, what each one closed, and who still owes one. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ReceiptOutcome } from '#shared/domain/media/receipt'
import type { CommandOutput, EditionRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { CameraReader, useHasCamera } from './camera'
import { Columns, Note, Page, Quiet, Row, Table } from './parts'
import { ReceiptField } from './receipt-field'
import { EditionStateBadge } from './state-word'
import { useMedia } from './use-media'

type Entered = CommandOutput<'media.receipt.enter'>

const Result = styled('output')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 14px',
  padding: '14px 16px',
  borderRadius: 10,
  background: theme.tokens.soft.good,
  color: theme.tokens.text,
  '&[data-refused=true]': { background: theme.tokens.soft.late },
  '& strong': { fontSize: 18 },
}))

const day = 86_400_000
/** How many of the latest receipts are listed. */
const latestShown = 20

const isOwed = ({ state }: EditionRow): boolean => ['handed-over', 'received', 'site-verified'].includes(state)

export function Receipts() {
  const { t } = useTranslation('media')
  const words = useWords()
  const media = useMedia()
  const enter = useCall('media.receipt.enter')
  const [entered, setEntered] = useState<Entered | null>(null)
  const [camera, setCamera] = useState(false)
  const hasCamera = useHasCamera()
  const editions = [...(media.editions?.values() ?? [])]
  const owed = editions
    .filter(isOwed)
    .toSorted((a, b) => (a.handOver?.at ?? a.createdAt) - (b.handOver?.at ?? b.createdAt))
  const latest = editions
    .flatMap((edition) => (edition.receipt ? [{ edition, receipt: edition.receipt }] : []))
    .toSorted((a, b) => b.receipt.at - a.receipt.at)
    .slice(0, latestShown)

  const take = async (text: string): Promise<boolean> => {
    setEntered(null)
    const result = await enter.run({ text })
    if (result.ok) setEntered(result.value)
    return result.ok
  }
  const outcome = ReceiptOutcome.safeParse(entered?.outcome)
  const edition = entered ? media.editions?.get(entered.id) : undefined

  return (
    <Page>
      <Columns>
        <div>
          <Panel
            title={t('receipts.title')}
            aside={
              hasCamera && !camera ? (
                <ActionButton type="button" look="quiet" onClick={() => setCamera(true)}>
                  {t('receipts.camera')}
                </ActionButton>
              ) : undefined
            }
          >
            <div style={{ display: 'grid', gap: 14 }}>
              <ReceiptField pending={enter.pending} onEnter={take} />
              {camera ? <CameraReader onRead={(text) => void take(text)} onClose={() => setCamera(false)} /> : null}
              {enter.error ? <ErrorNote failure={enter.error} /> : null}
              {entered && outcome.success ? (
                <Result data-refused={outcome.data === 'refused'}>
                  <StateBadge
                    bare
                    tone={outcome.data === 'refused' ? 'late' : 'good'}
                    shape={outcome.data === 'refused' ? 'cross' : 'check'}
                    label={t(`outcome.${outcome.data}`)}
                  />
                  <strong>
                    {t('receipts.of', {
                      site: edition ? media.placeOf(edition.siteId, edition.siteName) : entered.siteName,
                      seq: edition?.seq ?? '',
                    })}
                  </strong>
                  <span>{t(`receipts.after.${outcome.data}`)}</span>
                  <Link href={`/media/editions/${entered.id}`}>{t('receipts.open')}</Link>
                </Result>
              ) : null}
            </div>
          </Panel>
          <Panel title={t('receipts.latest')}>
            {latest.length === 0 ? (
              <EmptyState icon={<StateShape shape="ring" />} title={t('receipts.noneYet')} />
            ) : (
              <Table>
                <thead>
                  <tr>
                    <th scope="col">{t('receipts.column.edition')}</th>
                    <th scope="col">{t('receipts.column.outcome')}</th>
                    <th scope="col">{t('receipts.column.at')}</th>
                    <th scope="col">{t('receipts.column.by')}</th>
                  </tr>
                </thead>
                <tbody>
                  {latest.map(({ edition: of, receipt }) => (
                    <tr key={of.id}>
                      <th scope="row">
                        <Link href={`/media/editions/${of.id}`}>
                          {media.placeOf(of.siteId, of.siteName)} · {t('edition.seq', { seq: of.seq })}
                        </Link>
                      </th>
                      <td>
                        <EditionStateBadge state={of.state} bare />
                      </td>
                      <td>{dateTime(receipt.at, words)}</td>
                      <td>{t(`by.${receipt.by}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            )}
          </Panel>
        </div>
        <div>
          <Panel
            title={t('receipts.owed')}
            aside={owed.length > 0 ? t('receipts.owedCount', { count: owed.length }) : undefined}
          >
            {media.error ? <ErrorNote failure={media.error} /> : null}
            {media.editions && owed.length === 0 ? (
              <EmptyState icon={<StateShape shape="check" />} title={t('receipts.nothingOwed')} />
            ) : null}
            {owed.length > 0 ? (
              <Table>
                <tbody>
                  {owed.map((of) => {
                    const days = of.handOver ? Math.floor((media.around.now - of.handOver.at) / day) : null
                    return (
                      <tr key={of.id}>
                        <th scope="row">
                          <Link href={`/media/editions/${of.id}`}>
                            {media.placeOf(of.siteId, of.siteName)} · {t('edition.seq', { seq: of.seq })}
                          </Link>
                          <Row>
                            <EditionStateBadge state={of.state} bare />
                          </Row>
                        </th>
                        <td className="number">
                          <Quiet>{days === null ? '' : t('receipts.days', { count: Math.max(0, days) })}</Quiet>
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </Table>
            ) : null}
          </Panel>
          <Note>{t('receipts.paper')}</Note>
        </div>
      </Columns>
    </Page>
  )
}
