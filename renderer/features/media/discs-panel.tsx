/** The discs of an edition: each image, and every physical copy that was burned of it, spoiled ones too. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CopyRow, EditionRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { bytesText } from '../../ui/bytes-text'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'
import { BurnDialog, CheckDialog, ElsewhereDialog, SpoilDialog } from './copy-dialogs'
import { hindranceOf, nextStep, spoiledCopies } from './model'
import type { Around } from './model'
import { Control, Note, Quiet, Row, Table } from './parts'

const Disc = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 8,
  padding: '10px 0 4px',
  '& + &': { borderTop: `1px solid ${theme.tokens.line}`, marginTop: 10 },
  '& > header': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 10px' },
  '& > header > h3': { margin: 0, fontSize: 15 },
  '& > header > .push': { flex: 1 },
  '& code': { fontSize: 12.5, overflowWrap: 'anywhere', color: theme.tokens.quiet },
}))

const copyLook: Readonly<Record<CopyRow['state'], { readonly tone: Tone; readonly shape: Shape }>> = {
  burned: { tone: 'soon', shape: 'triangle' },
  verified: { tone: 'good', shape: 'check' },
  spoiled: { tone: 'late', shape: 'cross' },
}

type Open =
  | { readonly form: 'burn' | 'elsewhere'; readonly disc: number }
  | { readonly form: 'check' | 'spoil'; readonly copy: CopyRow }

type Props = { readonly edition: EditionRow; readonly around: Around }

export function DiscsPanel({ edition, around }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const [open, setOpen] = useState<Open | null>(null)
  const [saved, setSaved] = useState<{ readonly disc: number; readonly file: string } | null>(null)
  const exporting = useCall('media.disc.export')
  const close = () => setOpen(null)
  const why = hindranceOf(edition, 'burn', around)
  const hindrance = why === null ? null : t(`hindrance.${why}`)
  const spoiled = spoiledCopies(edition)

  const save = async (disc: number) => {
    setSaved(null)
    const result = await exporting.run({ id: edition.id, disc })
    if (result.ok && result.value) setSaved({ disc, file: result.value.file })
  }

  return (
    <Panel title={t('discs.title')} aside={spoiled > 0 ? t('discs.spoiled', { count: spoiled }) : undefined}>
      {edition.discs.length === 0 ? <Note>{t('discs.none')}</Note> : null}
      {edition.discs.map((disc) => {
        const copies = edition.copies.filter((copy) => copy.disc === disc.n)
        return (
          <Disc key={disc.n} aria-label={t('discs.disc', { n: disc.n, discs: edition.discs.length })}>
            <header>
              <h3>{t('discs.disc', { n: disc.n, discs: edition.discs.length })}</h3>
              <Quiet>{t('discs.size', { size: bytesText(disc.image?.size ?? disc.bytes), files: disc.files })}</Quiet>
              <span className="push" />
              <Control
                compact
                look="primary"
                hindrance={disc.image ? hindrance : (hindrance ?? t('hindrance.not-built'))}
                onClick={() => setOpen({ form: 'burn', disc: disc.n })}
              >
                {t('discs.burn')}
              </Control>
              <Control
                compact
                hindrance={disc.image ? null : t('hindrance.not-built')}
                disabled={exporting.pending}
                onClick={() => void save(disc.n)}
              >
                {t('discs.export')}
              </Control>
              <Control
                compact
                hindrance={disc.image ? hindrance : (hindrance ?? t('hindrance.not-built'))}
                onClick={() => setOpen({ form: 'elsewhere', disc: disc.n })}
              >
                {t('discs.elsewhere')}
              </Control>
            </header>
            {saved?.disc === disc.n ? (
              <Row>
                <StateBadge bare tone="good" label={t('discs.exported', { file: saved.file })} />
              </Row>
            ) : null}
            {disc.image ? <code>SHA-256 {disc.image.sha256}</code> : null}
            {copies.length === 0 ? (
              <Note>{t(disc.image ? 'discs.noCopies' : 'discs.noImage')}</Note>
            ) : (
              <Table aria-label={t('discs.copies', { n: disc.n })}>
                <thead>
                  <tr>
                    <th scope="col">{t('discs.column.serial')}</th>
                    <th scope="col">{t('discs.column.state')}</th>
                    <th scope="col">{t('discs.column.burned')}</th>
                    <th scope="col">{t('discs.column.checked')}</th>
                    <th scope="col">
                      <span className="visually-hidden">{t('discs.column.act')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {copies.map((copy) => (
                    <tr key={copy.id}>
                      <th scope="row">
                        {copy.serial === '' ? t('discs.noSerial') : copy.serial}
                        <br />
                        <small>{copy.drive === '' ? t('discs.burnedElsewhere') : copy.drive}</small>
                      </th>
                      <td>
                        <StateBadge {...copyLook[copy.state]} label={t(`copy.${copy.state}`)} />
                        {copy.reason ? (
                          <>
                            <br />
                            <small>{copy.reason}</small>
                          </>
                        ) : null}
                      </td>
                      <td>
                        {dateTime(copy.burnedAt, words)}
                        <br />
                        <small>{copy.burnedBy}</small>
                      </td>
                      <td>{copy.checkedAt === null ? t('discs.notChecked') : dateTime(copy.checkedAt, words)}</td>
                      <td className="act">
                        {copy.state === 'spoiled' ? null : (
                          <Row>
                            <Control compact hindrance={hindrance} onClick={() => setOpen({ form: 'check', copy })}>
                              {t('discs.check')}
                            </Control>
                            <Control
                              compact
                              look="quiet"
                              hindrance={hindrance}
                              onClick={() => setOpen({ form: 'spoil', copy })}
                            >
                              {t('discs.spoil')}
                            </Control>
                          </Row>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            )}
          </Disc>
        )
      })}
      {exporting.error ? <ErrorNote failure={exporting.error} /> : null}
      <Rebuild edition={edition} around={around} />
      {open?.form === 'burn' ? <BurnDialog edition={edition} disc={open.disc} onClose={close} /> : null}
      {open?.form === 'elsewhere' ? <ElsewhereDialog edition={edition} disc={open.disc} onClose={close} /> : null}
      {open?.form === 'check' ? <CheckDialog copy={open.copy} onClose={close} /> : null}
      {open?.form === 'spoil' ? <SpoilDialog copy={open.copy} onClose={close} /> : null}
    </Panel>
  )
}

/** An image that the disk has lost or changed is made again; with nothing else changed it is the same to the byte. */
function Rebuild({ edition, around }: Props) {
  const { t } = useTranslation('media')
  const build = useCall('media.edition.build')
  const why = hindranceOf(edition, 'build', around)
  if (why === 'not-now' || nextStep(edition) === 'build') return null
  return (
    <>
      <Row style={{ marginTop: 12 }}>
        <Control
          compact
          look="quiet"
          hindrance={why === null ? null : t(`hindrance.${why}`)}
          disabled={build.pending}
          onClick={() => void build.run({ id: edition.id })}
        >
          {t('discs.rebuild')}
        </Control>
      </Row>
      {build.error ? <ErrorNote failure={build.error} /> : null}
    </>
  )
}
