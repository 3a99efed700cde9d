/** What is owed when a repair failed again, and the warranty of what was put in. */
import { useTranslation } from 'react-i18next'
import { warrantyNames } from '#shared/domain/policy/names'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'
import { Entries, Entry } from './entry'
import { Part } from './part'

const both = (text: string) => ({ zh: text, en: text })

export function RepeatPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const { repeatFailure, replacedPart } = policy
  return (
    <Part title={t('document.repeat.title')}>
      <Entries>
        {repeatFailure ? (
          <Entry name={both(t('document.repeat.failed'))} clause={repeatFailure.clause} factIds={repeatFailure.factIds}>
            <span>
              {t('document.repeat.after', {
                n: repeatFailure.failedRepairs,
                consequence: local(repeatFailure.consequence),
              })}
            </span>
            <span className="quiet">
              {[
                ...(repeatFailure.sameModel ? [t('document.repeat.sameModel')] : []),
                local(warrantyNames[repeatFailure.warranty]) +
                  (repeatFailure.months === undefined ? '' : t('document.repeat.months', { n: repeatFailure.months })),
              ].join(t('document.semicolon'))}
            </span>
          </Entry>
        ) : null}
        {replacedPart ? (
          <Entry name={both(t('document.repeat.replaced'))} clause={replacedPart.clause} factIds={replacedPart.factIds}>
            <span>{t('document.repeat.days', { n: replacedPart.days })}</span>
          </Entry>
        ) : null}
      </Entries>
    </Part>
  )
}
