/** The forms with what must be filled in, and before what they must be complete. */
import { useTranslation } from 'react-i18next'
import { milestoneNames } from '#shared/domain/policy/events'
import { fieldSourceNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'
import { Chips, Quiet } from '../../parts'
import { Entries, Entry, Pairs } from './entry'
import { Part } from './part'

export function FormsPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Part title={t('document.forms.title')}>
      <Entries>
        {policy.forms.map(({ id, name, clause, factIds, assumed, perPart, neededFor, fields }) => {
          const groups = [
            { title: t('document.forms.required'), own: fields.filter(({ required }) => required) },
            { title: t('document.forms.optional'), own: fields.filter(({ required }) => !required) },
          ]
          const sources = [...new Set(fields.flatMap(({ from }) => from ?? []))]
          return (
            <Entry
              key={id}
              name={name}
              factIds={factIds}
              assumed={assumed}
              clause={clause}
              aside={perPart ? <span className="quiet">{t('document.forms.perPart')}</span> : null}
            >
              {neededFor ? (
                <span>{t('document.forms.neededFor', { milestone: local(milestoneNames[neededFor]) })}</span>
              ) : null}
              <Pairs>
                {groups.map(({ title, own }) =>
                  own.length > 0 ? (
                    <div key={title} style={{ display: 'contents' }}>
                      <dt>{title}</dt>
                      <dd>
                        <Chips>
                          {own.map((field) => (
                            <span key={field.id}>{local(field.name)}</span>
                          ))}
                        </Chips>
                      </dd>
                    </div>
                  ) : null,
                )}
              </Pairs>
              {sources.length > 0 ? (
                <Quiet>
                  {t('document.forms.from', {
                    list: sources.map((source) => local(fieldSourceNames[source])).join(t('document.comma')),
                  })}
                </Quiet>
              ) : null}
            </Entry>
          )
        })}
      </Entries>
    </Part>
  )
}
