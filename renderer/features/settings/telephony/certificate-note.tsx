/** The certificate that was refused, to be compared before anybody trusts it. */
import { useTranslation } from 'react-i18next'
import type { SeenCertificate } from '#shared/ipc/contract'
import { isoDate } from '../../../ui/time-text'
import { useWords } from '../../../ui/words'
import { fingerprintText } from './model'
import { Note, Snippet } from './parts'

/** Whose it is, by whom it was issued, and until when it holds. */
export function CertificateWords({ seen }: { readonly seen: SeenCertificate }) {
  const { t } = useTranslation('settings')
  const { zone } = useWords()
  return (
    <p>
      {t(seen.subject === seen.issuer ? 'telephony.tls.own' : 'telephony.tls.issued', {
        subject: seen.subject,
        issuer: seen.issuer,
        from: isoDate(seen.validFrom, zone),
        to: isoDate(seen.validTo, zone),
      })}
    </p>
  )
}

export function RefusedCertificate({ seen }: { readonly seen: SeenCertificate }) {
  const { t } = useTranslation('settings')
  return (
    <Note tone="late" title={t('telephony.tls.refused')}>
      <CertificateWords seen={seen} />
      <Snippet aria-label={t('telephony.tls.fingerprint')}>{fingerprintText(seen.fingerprint)}</Snippet>
      <p>{t('telephony.tls.refusedHint')}</p>
    </Note>
  )
}
