/** The centre's key and the cards of the sites: making, unlocking, backing up, following, restoring; enrolling and revoking. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaKeyRow, MediaSiteRow } from '#shared/ipc/contract'
import { inGroups } from '#shared/lib/base32'
import { nameOfSite } from '#shared/domain/media/papers'
import { useCall } from '../../data/use-call'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { dateTime, isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { EnrolDialog, RevokeDialog, WrittenCardDialog } from './card-dialogs'
import type { ReadCard, WrittenCard } from './card-dialogs'
import { CreateKeyDialog, RestoreKeyDialog, RotateKeyDialog, UnlockDialog } from './key-dialogs'
import { isUnlocked } from './model'
import { Control, Facts, Fingerprint, Note, Page, Row, Table } from './parts'
import { useMedia } from './use-media'
import type { Media } from './use-media'
import { UnlockedMark } from './unlocked-mark'

type KeyForm = 'create' | 'unlock' | 'rotate' | 'restore'

export function Keys() {
  const words = useWords()
  const media = useMedia()
  if (media.error) return <ErrorNote failure={media.error} />
  if (!media.editions) return <EmptyState title={words.loading} />
  return (
    <Page>
      <KeyPanel keys={media.keys} current={media.around.key} administrator={media.administrator} />
      <SitesPanel media={media} />
    </Page>
  )
}

type KeyProps = {
  readonly keys: readonly MediaKeyRow[]
  readonly current: MediaKeyRow | null
  readonly administrator: boolean
}

function KeyPanel({ keys, current, administrator }: KeyProps) {
  const { t } = useTranslation('media')
  const words = useWords()
  const [form, setForm] = useState<KeyForm | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const lock = useCall('media.key.lock')
  const backUp = useCall('media.key.back-up')
  const close = () => setForm(null)
  const notAdmin = administrator ? null : t('hindrance.administrator')
  const retired = keys.filter(({ retiredAt }) => retiredAt !== null)

  const save = async (key: MediaKeyRow) => {
    setSaved(null)
    const result = await backUp.run({ id: key.id })
    if (result.ok && result.value) setSaved(result.value.file)
  }

  return (
    <Panel title={t('key.title')} aside={current ? <UnlockedMark keyRow={current} /> : undefined}>
      {current ? (
        <div style={{ display: 'grid', gap: 14 }}>
          {current.backedUpAt === null ? <ErrorNote text={t('key.notBackedUp')} /> : null}
          <Fingerprint digits={current.id} label={t('key.fingerprint')} />
          <Facts>
            <dt>{t('key.created')}</dt>
            <dd>{dateTime(current.createdAt, words)}</dd>
            <dt>{t('key.backedUp')}</dt>
            <dd>{current.backedUpAt === null ? t('key.never') : dateTime(current.backedUpAt, words)}</dd>
          </Facts>
          <Row>
            {current.unlockedUntil === null ? (
              <Control look="primary" hindrance={null} onClick={() => setForm('unlock')}>
                {t('key.unlock')}
              </Control>
            ) : (
              <Control hindrance={null} disabled={lock.pending} onClick={() => void lock.run(undefined)}>
                {t('key.lock')}
              </Control>
            )}
            <Control
              compact
              hindrance={notAdmin}
              disabled={backUp.pending}
              style={{ minHeight: 36 }}
              onClick={() => void save(current)}
            >
              {t('key.backUp')}
            </Control>
            <Control compact hindrance={notAdmin} style={{ minHeight: 36 }} onClick={() => setForm('rotate')}>
              {t('key.rotate')}
            </Control>
            <Control compact hindrance={notAdmin} style={{ minHeight: 36 }} onClick={() => setForm('restore')}>
              {t('key.restore')}
            </Control>
            {saved === null ? null : <StateBadge bare tone="good" label={t('key.saved', { file: saved })} />}
          </Row>
          {lock.error ? <ErrorNote failure={lock.error} /> : null}
          {backUp.error ? <ErrorNote failure={backUp.error} /> : null}
        </div>
      ) : (
        <EmptyState
          icon={<StateShape shape="ring" />}
          title={t('key.none')}
          hint={t('key.noneHint')}
          action={
            <Row style={{ marginTop: 10, justifyContent: 'center' }}>
              <Control look="primary" hindrance={notAdmin} onClick={() => setForm('create')}>
                {t('key.create')}
              </Control>
              <Control hindrance={notAdmin} onClick={() => setForm('restore')}>
                {t('key.restore')}
              </Control>
            </Row>
          }
        />
      )}
      {retired.length > 0 ? (
        <Table style={{ marginTop: 14 }}>
          <thead>
            <tr>
              <th scope="col">{t('key.retired')}</th>
              <th scope="col">{t('key.created')}</th>
              <th scope="col">{t('key.retiredAt')}</th>
            </tr>
          </thead>
          <tbody>
            {retired.map((key) => (
              <tr key={key.id}>
                <td>{inGroups(key.id)}</td>
                <td>{isoDate(key.createdAt, words.zone)}</td>
                <td>{key.retiredAt === null ? '' : isoDate(key.retiredAt, words.zone)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {form === 'create' ? <CreateKeyDialog onClose={close} /> : null}
      {form === 'unlock' ? <UnlockDialog onClose={close} /> : null}
      {form === 'rotate' ? <RotateKeyDialog onClose={close} /> : null}
      {form === 'restore' ? <RestoreKeyDialog onClose={close} /> : null}
    </Panel>
  )
}

function SitesPanel({ media }: { readonly media: Media }) {
  const { sites, administrator, around } = media
  const { t } = useTranslation('media')
  const words = useWords()
  const [written, setWritten] = useState<WrittenCard | null>(null)
  const [read, setRead] = useState<ReadCard | null>(null)
  const [revoking, setRevoking] = useState<MediaSiteRow | null>(null)
  const write = useCall('media.card.export')
  const choose = useCall('media.card.read')
  const noKey = around.key ? null : t('hindrance.no-key')
  // The secret of the spoken codes is agreed with the private key.
  const locked = noKey ?? (isUnlocked(around.key, around.now) ? null : t('hindrance.key-locked'))

  const exportFor = async (site: MediaSiteRow) => {
    const result = await write.run({ siteId: site.id })
    if (result.ok && result.value)
      setWritten({ ...result.value, siteName: nameOfSite({ customer: site.customer, site: site.name }) })
  }
  const readCard = async () => {
    const result = await choose.run(undefined)
    if (result.ok && result.value)
      setRead({ ...result.value, siteName: media.placeOf(result.value.siteId, result.value.siteName) })
  }

  return (
    <Panel
      title={t('sites.title')}
      aside={
        <Control compact look="primary" hindrance={locked} disabled={choose.pending} onClick={() => void readCard()}>
          {t('sites.read')}
        </Control>
      }
    >
      <Note>{t('sites.hint')}</Note>
      {write.error ? <ErrorNote failure={write.error} /> : null}
      {choose.error ? <ErrorNote failure={choose.error} /> : null}
      {sites.length === 0 ? (
        <EmptyState icon={<StateShape shape="ring" />} title={t('sites.none')} hint={t('sites.noneHint')} />
      ) : (
        <Table>
          <thead>
            <tr>
              <th scope="col">{t('sites.column.site')}</th>
              <th scope="col">{t('sites.column.state')}</th>
              <th scope="col">{t('sites.column.fingerprint')}</th>
              <th scope="col" className="number">
                {t('sites.column.inventory')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('discs.column.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <tr key={site.id}>
                <th scope="row">
                  {site.customer}
                  <br />
                  <small>{[site.name, site.city].filter((part) => part !== '').join(' · ')}</small>
                </th>
                <td>
                  {site.enrolled ? (
                    <StateBadge tone="good" label={t('sites.enrolled')} />
                  ) : (
                    <StateBadge tone={site.hasPlan ? 'soon' : 'quiet'} label={t('sites.notEnrolled')} />
                  )}
                </td>
                <td>
                  {site.enrolled ? (
                    <>
                      <code>{inGroups(site.enrolled.fingerprint.replaceAll('-', ''))}</code>
                      <br />
                      <small>{dateTime(site.enrolled.at, words)}</small>
                    </>
                  ) : (
                    '—'
                  )}
                </td>
                <td className="number">{site.inventory}</td>
                <td className="act">
                  <Row style={{ justifyContent: 'flex-end' }}>
                    <Control
                      compact
                      hindrance={noKey}
                      disabled={write.pending}
                      aria-label={t('sites.exportOf', {
                        site: nameOfSite({ customer: site.customer, site: site.name }),
                      })}
                      onClick={() => void exportFor(site)}
                    >
                      {t('sites.export')}
                    </Control>
                    {site.enrolled ? (
                      <Control
                        compact
                        look="quiet"
                        hindrance={administrator ? null : t('hindrance.administrator')}
                        aria-label={t('sites.revokeOf', {
                          site: nameOfSite({ customer: site.customer, site: site.name }),
                        })}
                        onClick={() => setRevoking(site)}
                      >
                        {t('card.revoke')}
                      </Control>
                    ) : null}
                  </Row>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {written ? <WrittenCardDialog card={written} onClose={() => setWritten(null)} /> : null}
      {read ? <EnrolDialog card={read} onClose={() => setRead(null)} /> : null}
      {revoking ? <RevokeDialog site={revoking} onClose={() => setRevoking(null)} /> : null}
    </Panel>
  )
}
