/** The record of a refused disc on paper, to be kept with the disc. */
import { useTranslation } from 'react-i18next'
import { codeWords, wordsOfFile } from '#shared/domain/media/code-words'
import type { DiscVerdict } from '#shared/domain/media/codes'
import { useSession } from '../../data/app-status'
import { useMinute } from '../../data/minute'
import { useLocalName } from '../../ui/local-text'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { DiscFacts } from './disc-facts'
import { badFiles } from './model'

/** A page of A4; the rest stands in the app's own record. */
const onOnePage = 24

export function RefusalSheet({ verdict }: { readonly verdict: DiscVerdict }) {
  const { t } = useTranslation('media-site')
  const local = useLocalName()
  const words = useWords()
  const now = useMinute()
  const name = useSession()?.user.displayName ?? ''
  const found = codeWords(verdict.code, verdict.params)
  const files = badFiles(verdict)
  return (
    <article>
      <h1>{t('paper.refusal')}</h1>
      <h2>{local(found.says)}</h2>
      <p>{local(found.todo)}</p>
      <DiscFacts disc={verdict.disc} />
      <p>{t('paper.checked', { at: dateTime(now, words), name, code: verdict.code })}</p>
      {files.length > 0 ? (
        <table>
          <tbody>
            {files.slice(0, onOnePage).map(({ path, reason }) => (
              <tr key={path}>
                <td>{path}</td>
                <td>{reason ? local(wordsOfFile(reason)) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {files.length > onOnePage ? <p>{t('refused.more', { count: files.length - onOnePage })}</p> : null}
      <div className="sign">
        <span>{t('paper.by')}</span>
        <span>{t('paper.date')}</span>
      </div>
    </article>
  )
}
