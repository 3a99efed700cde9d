/** What the log is narrowed to: words, time, kind, result, queue, agent, and what nobody has noted yet. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CallKind, CallResult } from '#shared/domain/calls/query'
import type { CallFacets } from '#shared/ipc/contract'
import { Chips } from '../../ui/chips'
import { SelectInput, TextInput } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { periods } from './model'
import { changeView } from './view-state'
import type { CallsView } from './view-state'

const Filters = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(240px, 340px) minmax(0, 1fr)',
  gap: '8px 12px',
  alignItems: 'center',
  '& > search': { position: 'relative' },
  '& > search > span': { position: 'absolute', insetInlineEnd: 12, top: 7, pointerEvents: 'none' },
  '& select': { width: 'auto', maxWidth: 200, minHeight: 32, padding: '3px 8px' },
  '& .selects': { display: 'flex', alignItems: 'center', gap: 8, justifyContent: 'flex-end' },
  '& .line': { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'center' },
  '& input[type=date]': { width: 'auto', minHeight: 32, padding: '3px 8px' },
})

type Props = { readonly view: CallsView; readonly facets: CallFacets | undefined }

export function LogFilters({ view, facets }: Props) {
  const { t } = useTranslation('calls')
  const search = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <Filters>
      <search>
        <TextInput
          ref={search}
          type="search"
          aria-label={t('log.search')}
          placeholder={t('log.placeholder')}
          value={view.text}
          maxLength={80}
          onChange={(event) => changeView({ text: event.target.value })}
        />
        {view.text === '' ? (
          <span>
            <KeyHint keys="Ctrl+K" />
          </span>
        ) : null}
      </search>
      <div className="selects">
        <SelectInput
          aria-label={t('log.queue')}
          value={view.queue}
          onChange={(event) => changeView({ queue: event.target.value })}
        >
          <option value="">{t('log.allQueues')}</option>
          {facets?.queues.map(({ link, queue, label }) => (
            <option key={`${link}/${queue}`} value={`${link}/${queue}`}>
              {label}
            </option>
          ))}
        </SelectInput>
        <SelectInput
          aria-label={t('log.agent')}
          value={view.agent}
          onChange={(event) => changeView({ agent: event.target.value })}
        >
          <option value="">{t('log.allAgents')}</option>
          {facets?.agents.map(({ link, extension, label }) => (
            <option key={`${link}/${extension}`} value={`${link}/${extension}`}>
              {label}
            </option>
          ))}
        </SelectInput>
      </div>
      <div className="line">
        <Chips aria-label={t('log.filters')}>
          {periods.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view.period === one}
              onClick={() => changeView({ period: one })}
            >
              {t(`period.${one}`)}
            </button>
          ))}
          <i />
          {CallKind.options.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view.kind === one}
              onClick={() => changeView({ kind: view.kind === one ? null : one })}
            >
              {t(`kind.${one}`)}
            </button>
          ))}
          <i />
          {CallResult.options.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view.result === one}
              onClick={() => changeView({ result: view.result === one ? null : one })}
            >
              {t(`result.${one}`)}
            </button>
          ))}
          <button type="button" aria-pressed={view.open} onClick={() => changeView({ open: !view.open })}>
            {t('log.open')}
          </button>
        </Chips>
        {view.period === 'days' ? (
          <span className="selects">
            <TextInput
              type="date"
              aria-label={t('log.from')}
              value={view.from}
              max={view.to === '' ? undefined : view.to}
              onChange={(event) => changeView({ from: event.target.value })}
            />
            –
            <TextInput
              type="date"
              aria-label={t('log.to')}
              value={view.to}
              min={view.from === '' ? undefined : view.from}
              onChange={(event) => changeView({ to: event.target.value })}
            />
          </span>
        ) : null}
      </div>
    </Filters>
  )
}
