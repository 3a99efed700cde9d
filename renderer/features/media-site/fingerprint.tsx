/**
 * A fingerprint in its five groups. Where it must be compared, each group is ticked as the other side reads it out: somebody who
 * ticks five groups has heard five groups.
 */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { spokenFingerprint } from '#shared/domain/media/keys'
import { tidyBase32 } from '#shared/lib/base32'
import { StateShape } from '../../ui/state-badge'
import { Groups } from './parts'

/** As it is read out: `ABCD`, `EFGH`, … however the text was written. */
export const groupsOf = (digits: string): readonly string[] => spokenFingerprint(tidyBase32(digits)).split('-')

export function Fingerprint({ digits, label }: { readonly digits: string; readonly label: string }) {
  return (
    <Groups aria-label={label}>
      {groupsOf(digits).map((group, i) => (
        // Two groups may be the same four digits; their place tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i}>{group}</li>
      ))}
    </Groups>
  )
}

const Ticks = styled('fieldset')(({ theme }) => ({
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
  gap: 12,
  '& > button': {
    font: 'inherit',
    color: theme.tokens.text,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.edge}`,
    borderRadius: 12,
    padding: '18px 8px 12px',
    display: 'grid',
    justifyItems: 'center',
    gap: 8,
    cursor: 'pointer',
  },
  '& > button > b': {
    fontFamily: "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
    fontSize: 40,
    lineHeight: 1.1,
    letterSpacing: '0.06em',
    textIndent: '0.06em',
  },
  '& > button > span': { display: 'inline-flex', alignItems: 'center', gap: 6, color: theme.tokens.quiet },
  '& > button:hover': { borderColor: theme.tokens.tone.action },
  '& > button[aria-pressed=true]': {
    borderColor: theme.tokens.tone.good,
    background: theme.tokens.soft.good,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.good}`,
  },
  '& > button[aria-pressed=true] > span': { color: theme.tokens.tone.good, fontWeight: 600 },
  '& > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
}))

type CompareProps = {
  readonly digits: string
  /** Places of the groups that were heard. */
  readonly heard: ReadonlySet<number>
  readonly onHeard: (heard: ReadonlySet<number>) => void
}

export function CompareFingerprint({ digits, heard, onHeard }: CompareProps) {
  const { t } = useTranslation('media-site')
  const turn = (place: number) => {
    const next = new Set(heard)
    if (!next.delete(place)) next.add(place)
    onHeard(next)
  }
  return (
    <Ticks aria-label={t('enrol.groups')}>
      {groupsOf(digits).map((group, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <button key={i} type="button" aria-pressed={heard.has(i)} onClick={() => turn(i)}>
          <b>{group}</b>
          <span>
            <StateShape shape={heard.has(i) ? 'check' : 'ring'} />
            {t(heard.has(i) ? 'enrol.same' : 'enrol.tick', { group: i + 1 })}
          </span>
        </button>
      ))}
    </Ticks>
  )
}
