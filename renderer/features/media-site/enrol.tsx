/**
 * Enrolment, once in a site's life: the centre's card is read, its fingerprint compared by voice, and this site's own card given
 * to the centre. Until then no disc can be judged.
 */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayAct } from '#shared/domain/people/people'
import type { CommandOutput } from '#shared/ipc/contract'
import { useSession } from '../../data/app-status'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { CompareFingerprint, groupsOf } from './fingerprint'
import { OwnCard } from './own-card'
import { Actions, Facts, Lead, Quiet, Sheet } from './parts'

const Steps = styled('ol')(({ theme }) => ({
  margin: 0,
  paddingInlineStart: '1.4em',
  display: 'grid',
  gap: 8,
  fontSize: 15,
  '& > li::marker': { color: theme.tokens.quiet, fontWeight: 600 },
}))

type Card = NonNullable<CommandOutput<'mediaSite.card.read'>>

type Props = {
  /** Called when the centre is trusted. */
  readonly onEnrolled?: () => void
  /** Goes back without changing anything, where there is somewhere to go back to. */
  readonly onClose?: () => void
}

export function Enrol({ onEnrolled, onClose }: Props) {
  const { t } = useTranslation('media-site')
  const administrator = mayAct(useSession()?.user.roles ?? [], ['administrator'])
  const read = useCall('mediaSite.card.read')
  const [card, setCard] = useState<Card | null>(null)
  const choose = async () => {
    const answer = await read.run(undefined)
    if (answer.ok && answer.value) setCard(answer.value)
  }
  if (card)
    return (
      <Compare
        card={card}
        onEnrolled={onEnrolled}
        onBack={() => {
          read.clear()
          setCard(null)
        }}
      />
    )
  return (
    <Sheet aria-label={t('enrol.title')}>
      <Lead>
        <h2>{t('enrol.title')}</h2>
        <p>{t('enrol.lead')}</p>
      </Lead>
      <Steps>
        <li>{t('enrol.stepCard')}</li>
        <li>{t('enrol.stepVoice')}</li>
        <li>{t('enrol.stepOwn')}</li>
      </Steps>
      {read.error ? <ErrorNote failure={read.error} /> : null}
      <Actions>
        {administrator ? (
          <ActionButton look="primary" type="button" disabled={read.pending} onClick={() => void choose()}>
            {t(read.pending ? 'enrol.reading' : 'enrol.read')}
          </ActionButton>
        ) : (
          <Quiet>{t('enrol.administratorOnly')}</Quiet>
        )}
        {onClose ? (
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
        ) : null}
      </Actions>
    </Sheet>
  )
}

type CompareProps = {
  readonly card: Card
  readonly onEnrolled: (() => void) | undefined
  readonly onBack: () => void
}

function Compare({ card, onEnrolled, onBack }: CompareProps) {
  const { t } = useTranslation('media-site')
  const enrol = useCall('mediaSite.card.enrol')
  const [heard, setHeard] = useState<ReadonlySet<number>>(new Set())
  const [differs, setDiffers] = useState(false)
  const all = heard.size === groupsOf(card.fingerprint).length
  const trust = async () => {
    if ((await enrol.run({ text: card.text, fingerprint: card.fingerprint })).ok) onEnrolled?.()
  }
  if (differs)
    return (
      <Sheet aria-label={t('enrol.differsTitle')}>
        <Lead>
          <h2>{t('enrol.differsTitle')}</h2>
          <p>{t('enrol.differsText')}</p>
        </Lead>
        <Actions>
          <ActionButton look="primary" type="button" onClick={onBack}>
            {t('enrol.readOther')}
          </ActionButton>
          <ActionButton type="button" onClick={() => setDiffers(false)}>
            {t('enrol.compareAgain')}
          </ActionButton>
        </Actions>
      </Sheet>
    )
  return (
    <Sheet aria-label={t('enrol.compareTitle')}>
      <Lead>
        <h2>{t('enrol.compareTitle')}</h2>
        <p>{t('enrol.compareLead')}</p>
      </Lead>
      <Facts>
        <dt>{t('enrol.centre')}</dt>
        <dd>{card.centre}</dd>
        <dt>{t('enrol.site')}</dt>
        <dd>{card.siteName}</dd>
      </Facts>
      <CompareFingerprint digits={card.fingerprint} heard={heard} onHeard={setHeard} />
      {enrol.error ? <ErrorNote failure={enrol.error} /> : null}
      <Actions>
        <ActionButton look="primary" type="button" disabled={!all || enrol.pending} onClick={() => void trust()}>
          {t('enrol.trust')}
        </ActionButton>
        <ActionButton look="danger" type="button" onClick={() => setDiffers(true)}>
          {t('enrol.differs')}
        </ActionButton>
        <ActionButton type="button" onClick={onBack}>
          {t('enrol.back')}
        </ActionButton>
        {all ? null : <Quiet>{t('enrol.ticked', { heard: heard.size, all: groupsOf(card.fingerprint).length })}</Quiet>}
      </Actions>
    </Sheet>
  )
}

/** What is left of the enrolment once the centre is trusted: this site's card for the centre. */
export function GiveOwnCard({ fingerprint, onDone }: { readonly fingerprint: string; readonly onDone: () => void }) {
  const { t } = useTranslation('media-site')
  return (
    <Sheet aria-label={t('ownCard.title')}>
      <Lead>
        <h2>{t('ownCard.title')}</h2>
        <p>{t('ownCard.lead')}</p>
      </Lead>
      <OwnCard fingerprint={fingerprint} />
      <Actions>
        <ActionButton type="button" onClick={onDone}>
          {t('ownCard.done')}
        </ActionButton>
      </Actions>
    </Sheet>
  )
}
