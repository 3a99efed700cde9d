/** The forms that the policy asks for, how complete each is, and what waits for it. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { milestoneNames } from '#shared/domain/policy/events'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { mayDo } from './action-fields'
import { ClauseNote } from './clause-note'
import { FormDialog } from './form-dialog'
import { lacks } from './form-prefill'

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '7px 0', borderTop: `1px solid ${theme.tokens.line}` },
  '& > li:first-of-type': { borderTop: 0, paddingTop: 2 },
  '& .head': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 8px' },
  '& .head > strong': { fontWeight: 600 },
  '& .head > small': { color: theme.tokens.quiet, fontSize: '0.93em', marginInlineStart: 'auto' },
  '& .part': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '0 10px',
    minHeight: 32,
  },
  '& .part > span > span': { whiteSpace: 'normal' },
  '& .part i': { fontStyle: 'normal', marginInlineEnd: 10 },
  '& button.small': { minHeight: 28, padding: '1px 10px' },
}))

/** Which form is open, and which part of it. */
export type OpenForm = { readonly form: string; readonly part: number }

type Props = {
  readonly ticket: Ticket
  readonly open: OpenForm | null
  readonly onOpen: (open: OpenForm | null) => void
}

export function FormsPanel({ ticket, open, onOpen }: Props) {
  const { t } = useTranslation('tickets')
  const { sheet } = ticket
  const may = mayDo(ticket, 'form')
  const shown = sheet?.forms.filter(({ filled }) => may || filled.length > 0) ?? []
  if (shown.length === 0) return null
  const opened = shown.find(({ form }) => form.id === open?.form)
  return (
    <Panel title={t('forms.title')}>
      <List>
        {shown.map((one) => (
          <FormEntry key={one.form.id} entry={one} may={may} onOpen={onOpen} />
        ))}
      </List>
      {open && opened ? (
        <FormDialog
          key={`${open.form}/${open.part}`}
          ticket={ticket}
          form={opened.form}
          part={open.part}
          filled={opened.filled.find(({ part }) => part === open.part)}
          onClose={() => onOpen(null)}
        />
      ) : null}
    </Panel>
  )
}

/** The first form that somebody has to fill in: where a person is led who wants to go on. */
export const firstIncomplete = (sheet: TicketSheet | null): OpenForm | null => {
  for (const { form, filled } of sheet?.forms ?? []) {
    if (form.neededFor === undefined) continue
    if (filled.length === 0) return { form: form.id, part: 1 }
    const incomplete = filled.find((one) => lacks(form, one).length > 0)
    if (incomplete) return { form: form.id, part: incomplete.part }
  }
  return null
}

type EntryProps = {
  readonly entry: TicketSheet['forms'][number]
  readonly may: boolean
  readonly onOpen: (open: OpenForm) => void
}

function FormEntry({ entry: { form, filled }, may, onOpen }: EntryProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const parts = filled.length === 0 ? [1] : filled.map(({ part }) => part).toSorted((a, b) => a - b)
  const title = name(form.name)
  return (
    <li>
      <div className="head">
        <strong>{title}</strong>
        <ClauseNote clause={form.clause} assumed={form.assumed} />
        {form.neededFor ? (
          <small>{t('forms.neededFor', { milestone: name(milestoneNames[form.neededFor]) })}</small>
        ) : null}
      </div>
      {parts.map((part) => {
        const own = filled.find((one) => one.part === part)
        const missing = lacks(form, own)
        return (
          <div className="part" key={part}>
            <span>
              {form.perPart ? <i>{t('forms.partOnly', { part })}</i> : null}
              {own === undefined ? (
                <StateBadge bare tone="quiet" shape="ring" label={t('forms.empty')} />
              ) : missing.length > 0 ? (
                <StateBadge
                  bare
                  tone="soon"
                  shape="triangle"
                  label={t('forms.missing', {
                    fields: missing.map((field) => name(field.name)).join(t('blocked.join')),
                  })}
                />
              ) : (
                <StateBadge bare tone="good" shape="check" label={t('forms.complete')} />
              )}
            </span>
            {may ? (
              <ActionButton
                type="button"
                className="small"
                aria-label={t(own ? 'forms.changeNamed' : 'forms.fillNamed', {
                  form: form.perPart ? t('forms.part', { form: title, part }) : title,
                })}
                onClick={() => onOpen({ form: form.id, part })}
              >
                {t(own ? 'forms.change' : 'forms.fill')}
              </ActionButton>
            ) : null}
          </div>
        )
      })}
      {may && form.perPart && filled.length > 0 ? (
        <ActionButton
          type="button"
          look="quiet"
          className="small"
          onClick={() => onOpen({ form: form.id, part: (parts.at(-1) ?? 0) + 1 })}
        >
          {t('forms.another')}
        </ActionButton>
      ) : null}
    </li>
  )
}
