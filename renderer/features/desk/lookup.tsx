/** Finds a customer by telephone number, name or serial number, with the keyboard alone if need be. */
import { styled } from '@mui/material/styles'
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../data/use-query'
import { TextInput } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { ErrorNote } from '../../ui/notes'
import { useWords } from '../../ui/words'
import type { Found } from './memory'
import { Quiet } from './parts'

const Box = styled('search')(({ theme }) => ({
  position: 'relative',
  '& > .hint': { position: 'absolute', insetInlineEnd: 12, top: 7, pointerEvents: 'none' },
  '& .results': {
    position: 'absolute',
    zIndex: 5,
    insetInline: 0,
    top: 'calc(100% + 4px)',
    maxHeight: 420,
    overflowY: 'auto',
    padding: 8,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 12,
    boxShadow: '0 8px 24px rgb(15 27 49 / 14%)',
  },
  '& h3': { margin: '6px 8px 2px', fontSize: '0.86em', fontWeight: 500, color: theme.tokens.quiet },
  '& .results button': {
    font: 'inherit',
    color: 'inherit',
    display: 'flex',
    alignItems: 'baseline',
    gap: 8,
    width: '100%',
    padding: '7px 8px',
    border: 0,
    borderRadius: 8,
    background: 'none',
    textAlign: 'start',
    cursor: 'pointer',
  },
  '& .results button:hover, & .results button:focus-visible': {
    background: theme.tokens.soft.action,
    outline: 'none',
  },
  '& .results p': { margin: '6px 8px', color: theme.tokens.quiet },
}))

const shownAtMost = 8

/** A telephone number as people type it: digits with the usual punctuation, long enough to look for. */
export const looksLikeNumber = (text: string): boolean => /^\+?[\d\s()-]{4,24}$/.test(text) && /(\d\D*){4}/.test(text)

type Props = {
  /** The desk's own search, which Ctrl+K leads to. */
  readonly main?: boolean
  readonly label: string
  readonly onPick: (found: Found) => void
  /** Offered where nobody is found; left out where a caller is being registered already. */
  readonly onStranger?: (number: string) => void
}

export function Lookup({ main = false, label, onPick, onStranger }: Props) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const listId = useId()
  const box = useRef<HTMLElement>(null)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const entered = useRef('')
  const text = useDeferredValue(typed.trim())
  const asked = text.length >= 2
  const customers = useQuery('customers.search', asked ? { text } : null, { keepPrevious: true })
  const devices = useQuery('devices.find', asked ? { text, customerId: null } : null, { keepPrevious: true })
  const number = useQuery('customers.match', asked && looksLikeNumber(text) ? { number: text } : null)
  const caller = number.value?.card ?? null
  const error = customers.error ?? devices.error ?? number.error
  const loading = customers.loading || devices.loading || number.loading
  const settled = text === typed.trim() && !loading
  const nothing = !caller && customers.value?.length === 0 && devices.value?.length === 0 && !loading

  // Enter pressed before the answers were there picks the first of them, never one to an older text.
  useEffect(() => {
    if (entered.current === '' || !settled) return
    const wanted = entered.current
    entered.current = ''
    if (wanted === text) box.current?.querySelector<HTMLElement>('.results section button')?.click()
  }, [settled, text])

  const pick = (found: Found) => {
    setTyped('')
    setOpen(false)
    onPick(found)
  }

  const move = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Enter') return
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, .results button') ?? [])]
    const at = stops.findIndex((stop) => stop === document.activeElement)
    if (event.key === 'Enter') {
      // A button under the focus presses itself.
      if (at !== 0) return
      event.preventDefault()
      if (settled) stops[1]?.click()
      else entered.current = typed.trim()
      return
    }
    event.preventDefault()
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }

  return (
    <Box
      ref={box}
      data-stop={main ? 'search' : undefined}
      aria-label={label}
      onKeyDown={move}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <TextInput
        type="search"
        aria-label={label}
        aria-controls={listId}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={typed}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
        }}
      />
      {main && typed === '' ? (
        <span className="hint">
          <KeyHint keys="Ctrl+K" />
        </span>
      ) : null}
      {open && asked ? (
        <div className="results" id={listId}>
          {error ? <ErrorNote text={words.failure(error)} onRetry={customers.reload} /> : null}
          {caller && number.value ? (
            <section>
              <h3>{t('search.number')}</h3>
              <button
                type="button"
                onClick={() =>
                  pick({
                    customerId: caller.customer.id,
                    title: caller.customer.name,
                    edits: {
                      contactId: number.value?.contactId ?? null,
                      callbackNumber: number.value?.display ?? text,
                    },
                  })
                }
              >
                {caller.customer.name} <Quiet>{number.value.display}</Quiet>
              </button>
            </section>
          ) : null}
          {customers.value && customers.value.length > 0 ? (
            <section>
              <h3>{t('search.customers')}</h3>
              {customers.value.slice(0, shownAtMost).map((customer) => (
                <button
                  key={customer.id}
                  type="button"
                  onClick={() => pick({ customerId: customer.id, title: customer.name, edits: {} })}
                >
                  {customer.name} <Quiet>{customer.city}</Quiet>
                </button>
              ))}
            </section>
          ) : null}
          {devices.value && devices.value.length > 0 ? (
            <section>
              <h3>{t('search.devices')}</h3>
              {devices.value.slice(0, shownAtMost).map((device) => (
                <button
                  key={device.id}
                  type="button"
                  onClick={() =>
                    pick({
                      customerId: device.customerId,
                      title: device.serialNumber,
                      edits: { deviceId: device.id, serial: device.serialNumber },
                    })
                  }
                >
                  {device.model} <Quiet>{t('devices.serial', { serial: device.serialNumber })}</Quiet>
                </button>
              ))}
            </section>
          ) : null}
          {loading && !customers.value ? <p>{words.loading}</p> : null}
          {nothing ? <p>{t('search.none', { text })}</p> : null}
          {nothing && onStranger ? (
            <button
              type="button"
              onClick={() => {
                setTyped('')
                setOpen(false)
                onStranger(looksLikeNumber(text) ? text : '')
              }}
            >
              {t('search.stranger')}
            </button>
          ) : null}
        </div>
      ) : null}
    </Box>
  )
}
