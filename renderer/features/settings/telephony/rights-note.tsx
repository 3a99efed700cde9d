/** What a manager account lacks, what that costs, and the lines that give it. What was only not seen yet is said as that. */
import { useTranslation } from 'react-i18next'
import { missingRights, readRights } from '#shared/domain/telephony/rights'
import type { AmiLink } from '#shared/domain/telephony/settings'
import type { LinkDetailRow } from '#shared/ipc/contract'
import { Quiet } from '../parts'
import { Note, Snippet } from './parts'
import { rightsLines } from './snippets'

type Props = { readonly link: AmiLink; readonly row: LinkDetailRow }

export function RightsNote({ link, row }: Props) {
  const { t } = useTranslation('settings')
  const { rights } = row
  if (rights === null || row.state !== 'live') return null
  const missing = missingRights(rights, link.dialling.remoteControl)
  const unseen = readRights.filter((right) => rights.read[right] === 'unseen')
  const isComplete = missing.read.length === 0 && missing.act.length === 0
  return (
    <>
      {isComplete ? null : (
        <Note tone="soon" title={t('telephony.rights.title')}>
          <ul>
            {missing.read.map((right) => (
              <li key={`read-${right}`}>
                <code>{t('telephony.rights.read', { rights: right })}</code>　{t(`telephony.rights.what.${right}`)}
              </li>
            ))}
            {missing.act.map((right) => (
              <li key={`act-${right}`}>
                <code>{t('telephony.rights.act', { rights: right })}</code>　{t(`telephony.rights.actWhat.${right}`)}
              </li>
            ))}
          </ul>
          <p>{t('telephony.rights.fix')}</p>
          <Snippet>{rightsLines(link)}</Snippet>
          <p>{t('telephony.rights.after')}</p>
        </Note>
      )}
      {unseen.length > 0 ? <Quiet>{t('telephony.rights.unseen', { rights: unseen.join(', ') })}</Quiet> : null}
    </>
  )
}
