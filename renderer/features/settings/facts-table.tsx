/** The rows of the fact table; the tests of a fact unfold below it. */
import { styled } from '@mui/material/styles'
import { Fragment, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { FactPlace, FactRow, FactStatus, FactTest } from '#shared/domain/facts/facts'
import { mayAct } from '#shared/domain/people/people'
import { useSession } from '../../data/app-status'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { List, Table } from './parts'

const Facts = styled(Table)(({ theme }) => ({
  tableLayout: 'fixed',
  '& td': { verticalAlign: 'top', padding: '12px 16px' },
  '& th, & td': { paddingInline: 12 },
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: 20 },
  '& td:first-of-type:not([colspan])': {
    color: theme.tokens.quiet,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  '& td > strong': { display: 'block', fontWeight: 600 },
  '& td > p': { margin: '2px 0 0', color: theme.tokens.quiet, textWrap: 'pretty' },
  '& td > p.to-come': { marginTop: 6, color: theme.tokens.text },
  '& td > p.to-come > b': { marginInlineEnd: 6, color: theme.tokens.tone.action, fontWeight: 600 },
  '& td > .state': { marginBlock: '-0.12em' },
  '& ul': { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 2 },
  '& a': { color: theme.tokens.tone.action, textDecoration: 'none' },
  '& a:hover': { textDecoration: 'underline' },
  '& a:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2, borderRadius: 4 },
}))

const Unfold = styled('button')(({ theme }) => ({
  font: 'inherit',
  color: theme.tokens.tone.action,
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  margin: '-2px -8px',
  padding: '2px 8px',
  border: 0,
  borderRadius: 6,
  background: 'none',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
  cursor: 'pointer',
  '&:hover': { background: theme.tokens.soft.action },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
  '& > svg': { transition: 'transform .12s' },
  '&[aria-expanded=true] > svg': { transform: 'rotate(90deg)' },
}))

const Proofs = styled('tr')(({ theme }) => ({
  background: theme.tokens.inner,
  '&& > td': { borderTop: 0, padding: '4px 20px 12px 96px' },
  '& li': { display: 'grid', gap: 0, padding: '6px 0' },
  '& li + li': { borderTop: `1px solid ${theme.tokens.line}` },
  '& small': { overflowWrap: 'anywhere' },
}))

type BadgeProps = { readonly status: FactStatus; readonly bare?: boolean; readonly className?: string }

/** Colour, shape and word. */
export function FactStatusBadge({ status, ...more }: BadgeProps) {
  const { t } = useTranslation('settings')
  return status === 'in-force' ? (
    <StateBadge tone="good" label={t('facts.status.in-force')} {...more} />
  ) : (
    <StateBadge tone="action" shape="half" label={t('facts.status.rules-ready')} {...more} />
  )
}

export function FactTable({ rows }: { readonly rows: readonly FactRow[] }) {
  const { t } = useTranslation('settings')
  return (
    <List>
      <Facts aria-label={t('section.facts')}>
        <colgroup>
          <col style={{ width: 84 }} />
          <col />
          <col style={{ width: 118 }} />
          <col style={{ width: 168 }} />
          <col style={{ width: 92 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('facts.column.id')}</th>
            <th scope="col">{t('facts.column.fact')}</th>
            <th scope="col">{t('facts.column.status')}</th>
            <th scope="col">{t('facts.column.screens')}</th>
            <th scope="col">{t('facts.column.tests')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FactLine key={row.id} row={row} />
          ))}
        </tbody>
      </Facts>
    </List>
  )
}

function FactLine({ row }: { readonly row: FactRow }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const [open, setOpen] = useState(false)
  const proofs = useId()
  const { id, title, statement, status, toCome, screens, tests } = row
  return (
    <Fragment>
      <tr>
        <td>{id}</td>
        <td>
          <strong>{local(title)}</strong>
          <p>{local(statement)}</p>
          {toCome ? (
            <p className="to-come">
              <b>{t('facts.toCome')}</b> {local(toCome)}
            </p>
          ) : null}
        </td>
        <td>
          <FactStatusBadge status={status} className="state" />
        </td>
        <td>
          <ul>
            {screens.map((place) => (
              <li key={place.name.en}>
                <Place place={place} />
              </li>
            ))}
          </ul>
        </td>
        <td>
          {tests.length === 0 ? (
            <StateBadge tone="soon" label={t('facts.untested')} bare />
          ) : (
            <Unfold
              type="button"
              aria-expanded={open}
              aria-controls={proofs}
              aria-label={t('facts.testsOf', { id, count: tests.length })}
              onClick={() => setOpen(!open)}
            >
              <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
                <path d="m4 2 4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.8" />
              </svg>
              {t('facts.tests', { count: tests.length })}
            </Unfold>
          )}
        </td>
      </tr>
      {open ? (
        <Proofs id={proofs}>
          <td colSpan={5}>
            <TestList tests={tests} />
          </td>
        </Proofs>
      ) : null}
    </Fragment>
  )
}

/** What has a window of its own, or is not for this person, is only named. */
function Place({ place: { route, name, roles } }: { readonly place: FactPlace }) {
  const local = useLocalName()
  const own = useSession()?.user.roles ?? []
  const mayOpen = roles === undefined || mayAct(own, roles)
  return route === null || !mayOpen ? local(name) : <Link href={route}>{local(name)}</Link>
}

function TestList({ tests }: { readonly tests: readonly FactTest[] }) {
  return (
    <ul>
      {tests.map(({ file, title, line }) => (
        <li key={`${file}:${line}`}>
          {title}
          <small>
            {file}:{line}
          </small>
        </li>
      ))}
    </ul>
  )
}
