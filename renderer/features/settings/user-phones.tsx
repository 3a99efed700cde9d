/** Where somebody's telephone is another one on some telephone system; nothing to choose while there is only one. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Extension } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { LinkId } from '#shared/domain/telephony/settings'
import { useQuery } from '../../data/use-query'
import { SelectInput, TextInput } from '../../ui/fields'

const Rows = styled('div')(({ theme }) => ({
  '&&': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 },
  '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 132px 132px', gap: 12, alignItems: 'center' },
  '& span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& + small[role=note]': { color: theme.tokens.quiet, display: 'block', marginTop: 6 },
}))

const kinds = ['same', 'other', 'none'] as const
type Kind = (typeof kinds)[number]

type Props = {
  readonly phones: User['phones']
  readonly problem: string | null
  readonly onChange: (phones: User['phones']) => void
}

export function UserPhones({ phones, problem, onChange }: Props) {
  const { t } = useTranslation('settings')
  const links = useQuery('telephony.links', undefined).value ?? []
  if (links.length < 2) return null

  const change = (link: LinkId, kind: Kind, extension = '') => {
    const others = phones.filter((phone) => phone.link !== link)
    onChange(kind === 'same' ? others : [...others, { link, extension: kind === 'none' ? null : extension }])
  }
  return (
    <fieldset>
      <legend>{t('users.phones')}</legend>
      <Rows>
        {links.map(({ link: { id, name } }) => {
          const own = phones.find((phone) => phone.link === id)
          const kind: Kind = own === undefined ? 'same' : own.extension === null ? 'none' : 'other'
          const extension = own?.extension ?? ''
          const isWrong = problem !== null && kind === 'other' && !Extension.safeParse(extension.trim()).success
          return (
            <div key={id}>
              <span title={name}>{name}</span>
              <SelectInput
                aria-label={t('users.phoneKind', { link: name })}
                value={kind}
                onChange={({ target }) => change(id, kinds.find((one) => one === target.value) ?? 'same')}
              >
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {t(`users.phone.${one}`)}
                  </option>
                ))}
              </SelectInput>
              {kind === 'other' ? (
                <TextInput
                  aria-label={t('users.phoneOn', { link: name })}
                  aria-invalid={isWrong}
                  value={extension}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={12}
                  onChange={({ target }) => change(id, 'other', target.value)}
                />
              ) : null}
            </div>
          )
        })}
      </Rows>
      {problem ? <small role="alert">{problem}</small> : <small role="note">{t('users.phonesHint')}</small>}
    </fieldset>
  )
}
