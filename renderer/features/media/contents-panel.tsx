/** What is on an edition, and what was left out with the reason. */
import { useTranslation } from 'react-i18next'
import type { EditionRow } from '#shared/ipc/contract'
import { useQuery } from '../../data/use-query'
import { bytesText } from '../../ui/bytes-text'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { useWords } from '../../ui/words'
import { Note, Table } from './parts'

export function ContentsPanel({ edition }: { readonly edition: EditionRow }) {
  const { t, i18n } = useTranslation('media')
  const words = useWords()
  const contents = useQuery('media.edition.contents', { id: edition.id })
  const patches = contents.value?.patches ?? []
  const leftOut = contents.value?.leftOut ?? []
  const bytes = patches.reduce((sum, patch) => sum + patch.bytes, 0)
  const reasonText = (reason: string, params: Readonly<Record<string, string>>): string =>
    i18n.exists(`media:leftOut.${reason}`) ? t(`leftOut.${reason}`, params) : reason
  return (
    <>
      <Panel
        title={t('contents.title')}
        aside={patches.length > 0 ? t('contents.sum', { count: patches.length, size: bytesText(bytes) }) : undefined}
      >
        {contents.loading && !contents.value ? <Note>{words.loading}</Note> : null}
        {contents.error ? <ErrorNote failure={contents.error} onRetry={contents.reload} /> : null}
        {contents.value && patches.length === 0 ? <Note>{t('contents.none')}</Note> : null}
        {patches.length > 0 ? (
          <Table>
            <thead>
              <tr>
                <th scope="col">{t('contents.column.kb')}</th>
                <th scope="col">{t('contents.column.title')}</th>
                <th scope="col" className="number">
                  {t('contents.column.disc')}
                </th>
                <th scope="col" className="number">
                  {t('contents.column.size')}
                </th>
              </tr>
            </thead>
            <tbody>
              {patches.map((patch) => (
                <tr key={`${patch.kb} ${patch.disc}`}>
                  <th scope="row">{patch.kb}</th>
                  <td>
                    {patch.title}
                    {patch.requiredBy.length > 0 ? (
                      <>
                        <br />
                        <small>{t('contents.requiredBy', { kbs: patch.requiredBy.join('、') })}</small>
                      </>
                    ) : null}
                  </td>
                  <td className="number">{patch.disc}</td>
                  <td className="number">{bytesText(patch.bytes)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : null}
      </Panel>
      {leftOut.length > 0 ? (
        <Panel title={t('contents.leftOut')} aside={t('contents.leftOutCount', { count: leftOut.length })}>
          <Table>
            <tbody>
              {leftOut.map(({ kb, reason, params }) => (
                <tr key={`${kb} ${reason}`}>
                  <th scope="row">{kb}</th>
                  <td>{reasonText(reason, params)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Panel>
      ) : null}
    </>
  )
}
