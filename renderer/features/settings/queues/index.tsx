/** The queues of all PBXs: what their calls are judged by, and how callers are greeted. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayAct } from '#shared/domain/people/people'
import { thresholdsOf } from '#shared/domain/telephony/queue-settings'
import type { QueueView } from '#shared/ipc/kpi-contract'
import { useSession } from '../../../data/app-status'
import { useQuery } from '../../../data/use-query'
import { ActionButton } from '../../../ui/fields'
import { EmptyState, ErrorNote } from '../../../ui/notes'
import { StateShape } from '../../../ui/state-badge'
import { useWords } from '../../../ui/words'
import { List, Section, Table } from '../parts'
import { QueueDialog } from './queue-dialog'

const Queues = styled(Table)({
  '& th, & td': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& td:first-of-type > small': { display: 'block' },
  '& .greeting': { maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' },
})

/** Queues of one name on several PBXs are told apart. */
const nameOf = ({ settings, linkName }: QueueView, all: readonly QueueView[]): string =>
  all.filter((one) => one.settings.queue === settings.queue).length > 1
    ? `${settings.queue} · ${linkName ?? settings.link}`
    : settings.queue

export function QueuesSection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const mayChange = mayAct(useSession()?.user.roles ?? [], ['service-manager'])
  const queues = useQuery('queues.list', undefined)
  const [edited, setEdited] = useState<QueueView | null>(null)
  const all = queues.value ?? []
  const done = (changed: boolean) => {
    setEdited(null)
    if (changed) queues.reload()
  }
  return (
    <Section
      title={t('section.queues')}
      lead={mayChange ? t('queues.lead') : `${t('queues.lead')}${t('queues.readOnly')}`}
    >
      {queues.error ? <ErrorNote failure={queues.error} onRetry={queues.reload} /> : null}
      {all.length > 0 ? (
        <List>
          <Queues aria-label={t('section.queues')}>
            <thead>
              <tr>
                <th scope="col">{t('queues.queue')}</th>
                <th scope="col">{t('queues.level')}</th>
                <th scope="col">{t('queues.base')}</th>
                <th scope="col">{t('queues.short')}</th>
                <th scope="col">{t('queues.wrapUp')}</th>
                <th scope="col">{t('queues.greeting')}</th>
                {mayChange ? <th aria-label={t('queues.edit')} /> : null}
              </tr>
            </thead>
            <tbody>
              {all.map((view) => (
                <QueueRow
                  key={`${view.settings.link}/${view.settings.queue}`}
                  view={view}
                  name={nameOf(view, all)}
                  onEdit={mayChange ? () => setEdited(view) : null}
                />
              ))}
            </tbody>
          </Queues>
        </List>
      ) : null}
      {queues.value?.length === 0 ? (
        <EmptyState icon={<StateShape shape="ring" />} title={t('queues.empty')} hint={t('queues.emptyHint')} />
      ) : null}
      {queues.loading && !queues.value ? <EmptyState title={words.loading} /> : null}
      {edited ? <QueueDialog view={edited} name={nameOf(edited, all)} onDone={done} /> : null}
    </Section>
  )
}

type RowProps = { readonly view: QueueView; readonly name: string; readonly onEdit: (() => void) | null }

function QueueRow({ view, name, onEdit }: RowProps) {
  const { t } = useTranslation('settings')
  const { settings, ofPbxS, linkName, decided } = view
  const { withinS } = thresholdsOf(settings, ofPbxS)
  const note = linkName === null ? t('queues.gone') : decided ? null : t('queues.usual')
  return (
    <tr>
      <td>
        {name}
        {note === null ? null : <small>{note}</small>}
      </td>
      <td>{t('queues.levelIs', { seconds: withinS, goal: Math.round(settings.goal * 100) })}</td>
      <td>{t(`queues.variantName.${settings.variant}`)}</td>
      <td>{t('queues.shortIs', { seconds: settings.shortAbandonS })}</td>
      <td>
        {settings.wrapUpS === 0 ? (
          <small>{t('queues.wrapUpNone')}</small>
        ) : (
          t('queues.wrapUpIs', { seconds: settings.wrapUpS })
        )}
      </td>
      <td className="greeting" title={settings.greeting}>
        {settings.greeting === '' ? <small>{t('queues.previewEmpty')}</small> : settings.greeting}
      </td>
      {onEdit ? (
        <td className="act">
          <ActionButton type="button" look="quiet" aria-label={t('queues.editTitle', { name })} onClick={onEdit}>
            {t('queues.edit')}
          </ActionButton>
        </td>
      ) : null}
    </tr>
  )
}
