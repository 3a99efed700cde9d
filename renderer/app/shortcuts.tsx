/** The keys that work everywhere, and the overlay that lists all of them (`?`). */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/key-hint'
import type { Screen } from './routes'

/** A text that somebody is typing keeps its keys. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

/** The action's name for a key press, or null: `help`, `wallboard`, `lock`, `alerts`, or the number of a screen from 0. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'target'>,
): 'help' | 'wallboard' | 'lock' | 'alerts' | number | null {
  if (event.ctrlKey || event.metaKey) return null
  if (!event.altKey) return (event.key === '?' || event.key === '？') && !isTyping(event.target) ? 'help' : null
  if (event.code === 'KeyW') return 'wallboard'
  if (event.code === 'KeyL') return 'lock'
  if (event.code === 'KeyA') return 'alerts'
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  return digit === undefined ? null : Number(digit) - 1
}

type Keys = {
  readonly onHelp: () => void
  readonly onWallboard: () => void
  readonly onLock: () => void
  readonly onAlerts: () => void
  readonly onScreen: (index: number) => void
}

export function useShortcuts(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event)
      if (shortcut === null) return
      event.preventDefault()
      if (shortcut === 'help') latest.current.onHelp()
      else if (shortcut === 'wallboard') latest.current.onWallboard()
      else if (shortcut === 'lock') latest.current.onLock()
      else if (shortcut === 'alerts') latest.current.onAlerts()
      else latest.current.onScreen(shortcut)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const Sheet = styled('div')(({ theme }) => ({
  padding: '20px 24px 24px',
  '& h2': { margin: '0 0 12px', fontSize: 18 },
  '& h3': { margin: '16px 0 6px', fontSize: 14, color: theme.tokens.quiet, fontWeight: 500 },
  '& dl': { margin: 0, display: 'grid', gap: 8 },
  '& dl > div': { display: 'flex', justifyContent: 'space-between', gap: 24 },
  '& dd': { margin: 0 },
}))

type Row = readonly [keys: string, text: string]

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(([keys, text]) => (
        <div key={keys}>
          <dt>{text}</dt>
          <dd>
            <KeyHint keys={keys} />
            <span className="visually-hidden">{keys}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Props = {
  readonly screens: readonly Screen[]
  /** Whether there are a wallboard, alerts and a telephone. */
  readonly hotline: boolean
  readonly onClose: () => void
}

export function ShortcutSheet({ screens, hotline, onClose }: Props) {
  const { t, i18n } = useTranslation('common')
  const id = useId()
  // A screen with keys of its own lists them in its catalogue under `shortcuts`: keys → text.
  const rowsOf = (name: string): readonly Row[] => {
    const own: unknown = i18n.getResource(i18n.language, name, 'shortcuts')
    if (typeof own !== 'object' || own === null) return []
    return Object.entries(own).map(([keys, text]): Row => [keys, String(text)])
  }
  const groups = [
    { name: 'phone', title: t('phone:title'), rows: hotline ? rowsOf('phone') : [] },
    ...screens.map(({ name }) => ({ name, title: t(`nav.${name}`), rows: rowsOf(name) })),
  ].filter(({ rows }) => rows.length > 0)
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth transitionDuration={0}>
      <Sheet>
        <h2 id={id}>{t('shortcut.title')}</h2>
        <Rows
          rows={[
            ...screens.map((screen, index): Row => [`Alt+${index + 1}`, t(`nav.${screen.name}`)]),
            ...(hotline
              ? ([
                  ['Alt+W', t('shortcut.wallboard')],
                  ['Alt+A', t('alerts:title')],
                ] satisfies readonly Row[])
              : []),
            ['Alt+L', t('menu.lock')],
            ['?', t('shortcut.title')],
            ['Esc', t('action.close')],
          ]}
        />
        {groups.map(({ name, title, rows }) => (
          <section key={name}>
            <h3>{title}</h3>
            <Rows rows={rows} />
          </section>
        ))}
      </Sheet>
    </Dialog>
  )
}
