/** Which content a file's extension promises. Pure. */
import type { FileKind } from './inspection'

/** Which contents an extension may have; an extension that is not listed is no patch's. */
const contents: ReadonlyMap<string, readonly FileKind[]> = new Map(
  Object.entries<readonly FileKind[]>({
    msu: ['cab', 'wim'],
    cab: ['cab'],
    exe: ['exe'],
    dll: ['exe'],
    sys: ['exe'],
    msi: ['msi'],
    msp: ['msi'],
    wim: ['wim'],
    esd: ['wim'],
    psf: ['delta'],
    zip: ['zip'],
    msix: ['zip'],
    msixbundle: ['zip'],
    appx: ['zip'],
    appxbundle: ['zip'],
    cat: ['catalog'],
    iso: ['iso'],
    '7z': ['7z'],
    rar: ['rar'],
    gz: ['gzip'],
    pdf: ['pdf'],
    txt: ['text'],
    xml: ['text'],
    json: ['text'],
  }),
)

/** Whether the name's extension and the content belong together: `unknown` when no patch has such an extension. */
export function extensionAgrees(name: string, kind: FileKind): 'agrees' | 'disagrees' | 'unknown' {
  const extension = /\.([0-9a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  const kinds = extension === undefined ? undefined : contents.get(extension)
  if (kinds === undefined) return 'unknown'
  return kinds.includes(kind) ? 'agrees' : 'disagrees'
}
