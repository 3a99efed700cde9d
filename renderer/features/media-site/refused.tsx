/** A disc that must not be used: why, in large words, which file, what to do; on paper, and as a receipt for the centre. */
import { useTranslation } from 'react-i18next'
import { codeWords, wordsOfFile } from '#shared/domain/media/code-words'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { DiscFacts } from './disc-facts'
import { FindingShape } from './findings'
import { arrivalOf, badFiles, isNoDisc, isRefused } from './model'
import { Actions, Finding, Mono, Part, Sheet, Table } from './parts'
import { PrintButton } from './print-button'
import { ReceiptView } from './receipt'
import { RefusalSheet } from './refusal-sheet'
import type { VerdictProps } from './verdict-props'

/** A disc may name thousands; the first show what kind of harm was done. */
const atOnce = 50

export function Refused({ view, verdict, onRestart }: VerdictProps) {
  const { t } = useTranslation('media-site')
  const local = useLocalName()
  const refuse = useCall('mediaSite.refuse')
  const words = codeWords(verdict.code, verdict.params)
  const arrival = arrivalOf(view.arrivals, verdict.disc?.edition ?? null)
  const files = badFiles(verdict)
  const unread = isNoDisc(verdict.code)
  const told = arrival && isRefused(arrival) ? arrival : null
  const edition = verdict.disc && arrival && arrival.receipt === null ? arrival.id : null
  return (
    <Sheet aria-label={t('verdict.title')}>
      <Finding tone={unread ? 'soon' : 'late'} role="alert">
        <FindingShape shape={unread ? 'triangle' : 'cross'} />
        <h2>{local(words.says)}</h2>
        <p>{local(words.todo)}</p>
      </Finding>
      <DiscFacts disc={verdict.disc} />
      {files.length > 0 ? (
        <Part>
          <h3>
            {t('refused.files')}
            <small>{t('refused.filesCount', { count: files.length })}</small>
          </h3>
          <Table aria-label={t('refused.files')}>
            <tbody>
              {files.slice(0, atOnce).map((file) => (
                <tr key={file.path}>
                  <td className="words">
                    <Mono>{file.path}</Mono>
                  </td>
                  <td className="num">{file.reason ? local(wordsOfFile(file.reason)) : ''}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {files.length > atOnce ? <p>{t('refused.more', { count: files.length - atOnce })}</p> : null}
        </Part>
      ) : null}
      {told ? <ReceiptView arrival={told} /> : null}
      {edition ? (
        <Part>
          <h3>{t('refused.tellTitle')}</h3>
          <p>{t('refused.tellHint')}</p>
          {refuse.error ? <ErrorNote failure={refuse.error} /> : null}
        </Part>
      ) : null}
      <Actions>
        <ActionButton look={unread ? 'primary' : 'plain'} type="button" onClick={onRestart}>
          {t(unread ? 'verdict.checkAgain' : 'verdict.otherDisc')}
        </ActionButton>
        {edition ? (
          <ActionButton
            look="primary"
            type="button"
            disabled={refuse.pending}
            onClick={() => void refuse.run({ id: edition })}
          >
            {t('refused.tell')}
          </ActionButton>
        ) : null}
        {unread ? null : (
          <PrintButton label={t('refused.print')}>
            <RefusalSheet verdict={verdict} />
          </PrintButton>
        )}
      </Actions>
      {unread ? null : <p className="visually-hidden">{t('refused.kept')}</p>}
    </Sheet>
  )
}
