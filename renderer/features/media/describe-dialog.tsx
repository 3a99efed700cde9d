/** What people say of a file: KB, title, what it is for, what it replaces and needs, and where it was fetched. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileFacts, FileSource } from '#shared/domain/media/files'
import type { MediaFileRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { useWords } from '../../ui/words'
import { CheckList } from './check-list'
import { DialogFrame } from './dialog-frame'
import { TextField } from './parts'
import { architectureChoices, languageChoices, productChoices, readKbs, withChosen } from './terms'

type Props = { readonly file: MediaFileRow; readonly onClose: () => void }

export function DescribeDialog({ file, onClose }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const describe = useCall('media.file.describe')
  const [tried, setTried] = useState(false)
  const [kb, setKb] = useState(file.kb ?? '')
  const [title, setTitle] = useState(file.title ?? '')
  const [products, setProducts] = useState(file.products ?? [])
  const [architectures, setArchitectures] = useState(file.architectures ?? [])
  const [languages, setLanguages] = useState(file.languages ?? [])
  const [released, setReleased] = useState(file.released ?? '')
  const [supersedes, setSupersedes] = useState((file.supersedes ?? []).join(' '))
  const [requires, setRequires] = useState((file.requires ?? []).join(' '))
  const [source, setSource] = useState(file.source)
  // Only what a signature does not tell has to be told by people.
  const sourceNeeded = file.findings.signature.state !== 'ok'

  const facts = FileFacts.safeParse({
    kb: readKbs(kb)[0] ?? '',
    title,
    products,
    architectures,
    languages,
    released: released === '' ? null : released,
    supersedes: readKbs(supersedes),
    requires: readKbs(requires),
  })
  const from = source.trim() === '' && !sourceNeeded ? null : FileSource.safeParse(source)
  const wrong = new Set(facts.success ? [] : facts.error.issues.map(({ path }) => String(path[0])))
  const problem = (field: string) => (tried && wrong.has(field) ? t(`describe.problem.${field}`) : null)

  const save = async () => {
    setTried(true)
    if (!facts.success || from?.success === false) return
    const done = await describe.run({
      sha256: file.id,
      rev: file.rev,
      facts: facts.data,
      source: from?.data ?? null,
    })
    if (done.ok) onClose()
  }

  return (
    <DialogFrame
      wide
      title={t('describe.title')}
      hint={file.name}
      confirm={t('common:action.save')}
      pending={describe.pending}
      error={describe.error}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <div className="fields">
        <TextField label={t('file.kb')} required maxLength={20} value={kb} error={problem('kb')} onChange={setKb} />
        <TextField
          label={t('file.released')}
          type="date"
          value={released}
          error={problem('released')}
          onChange={setReleased}
        />
        <TextField
          className="wide"
          label={t('file.title')}
          required
          maxLength={300}
          value={title}
          error={problem('title')}
          onChange={setTitle}
        />
        <CheckList
          className="wide"
          label={t('file.products')}
          required
          choices={withChosen(productChoices(words.locale), products)}
          value={products}
          error={problem('products')}
          onChange={(value) => setProducts([...value])}
        />
        <CheckList
          label={t('file.architectures')}
          required
          choices={withChosen(architectureChoices, architectures)}
          value={architectures}
          error={problem('architectures')}
          onChange={(value) => setArchitectures([...value])}
        />
        <CheckList
          label={t('file.languages')}
          hint={t('describe.languagesHint')}
          choices={withChosen(languageChoices(words.locale), languages)}
          value={languages}
          error={problem('languages')}
          onChange={(value) => setLanguages([...value])}
        />
        <TextField
          label={t('file.supersedes')}
          hint={t('describe.kbsHint')}
          value={supersedes}
          error={problem('supersedes')}
          onChange={setSupersedes}
        />
        <TextField
          label={t('file.requires')}
          hint={t('describe.kbsHint')}
          value={requires}
          error={problem('requires')}
          onChange={setRequires}
        />
        <TextField
          className="wide"
          label={t('file.source')}
          hint={t(sourceNeeded ? 'describe.sourceNeeded' : 'describe.sourceHint')}
          required={sourceNeeded}
          maxLength={300}
          value={source}
          error={tried && from?.success === false ? t('describe.problem.source') : null}
          onChange={setSource}
        />
      </div>
    </DialogFrame>
  )
}
