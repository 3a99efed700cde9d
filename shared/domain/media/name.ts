/**
 * What the name of a patch file says, as Microsoft names its files: `windows10.0-kb5034441-x64_<40 hex>.msu`,
 * `outlook2016-kb5002500-fullfile-x64-glb.exe`. A guess is never made: what a name leaves open is null. Pure.
 */
import type { Architecture, NameFacts } from './inspection'
import type { Product } from './products'

/** Office's three letters and others' tags. */
const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    glb: 'neutral',
    allos: 'neutral',
    all: 'neutral',
    neutral: 'neutral',
    enu: 'en-US',
    chs: 'zh-CN',
    cht: 'zh-TW',
    jpn: 'ja-JP',
    kor: 'ko-KR',
    deu: 'de-DE',
    fra: 'fr-FR',
    'en-us': 'en-US',
    'zh-cn': 'zh-CN',
    'zh-tw': 'zh-TW',
    'ja-jp': 'ja-JP',
    'ko-kr': 'ko-KR',
    'de-de': 'de-DE',
    'fr-fr': 'fr-FR',
    en: 'en-US',
  }),
)

const processors: ReadonlyMap<string, Architecture> = new Map(
  Object.entries<Architecture>({
    x64: 'x64',
    amd64: 'x64',
    amd64fre: 'x64',
    x86: 'x86',
    x86fre: 'x86',
    arm64: 'arm64',
    arm64fre: 'arm64',
    ia64: 'ia64',
  }),
)

/** @param name without a folder, in any case */
export function readName(name: string, products: readonly Product[]): NameFacts {
  const small = name.toLowerCase()
  const bare = small.replace(/\.[0-9a-z]+$/, '')
  const sha1 = /[_-]([0-9a-f]{40})$/.exec(bare)?.[1] ?? null
  const stem = sha1 === null ? bare : bare.slice(0, -41)
  const architectures = architecturesOf(stem)
  const found = productsOf(small, architectures, products)
  return {
    kb: kbOf(stem),
    product: found.length === 1 ? (found[0]?.id ?? null) : null,
    products: found.map(({ id }) => id),
    architectures,
    language: languageOf(stem) ?? commonLanguage(found),
    sha1,
    version: versionOf(stem),
  }
}

/** Two different numbers in one name say nothing sure. */
function kbOf(stem: string): string | null {
  const numbers = new Set(Array.from(stem.matchAll(/(?<![a-z0-9])kb(\d{6,8})(?!\d)/g), (match) => match[1] ?? ''))
  const [number] = numbers
  return numbers.size === 1 && number !== undefined ? `KB${number}` : null
}

/** Words between `-`, `_`, `.` and blanks, and the processor glued to Edge's names: `microsoftedgeenterprisex64`. */
const wordsOf = (stem: string): readonly string[] =>
  stem.replace(/(?<=enterprise|setup|installer)(?=x64|x86|arm64)/, '-').split(/[-_. ()]+/)

/** `ndp48-x86-x64-allos` is one file for both. */
function architecturesOf(stem: string): Architecture[] {
  const named = wordsOf(stem).flatMap((word) => {
    const processor = processors.get(word)
    return processor === undefined ? [] : [processor]
  })
  return [...new Set(named)].toSorted()
}

function languageOf(stem: string): string | null {
  const tagged = /(?<=[-_.])([a-z]{2}-[a-z]{2})(?=$|[-_.])/.exec(stem)?.[1]
  const words = wordsOf(stem)
  const named = new Set(
    [tagged, ...words].flatMap((word) => {
      const language = word === undefined ? undefined : languages.get(word)
      return language === undefined ? [] : [language]
    }),
  )
  // `allos-enu` runs on every system and speaks English.
  if (named.size === 2) named.delete('neutral')
  const [language] = named
  return named.size === 1 && language !== undefined ? language : null
}

function productsOf(
  name: string,
  architectures: readonly Architecture[],
  products: readonly Product[],
): readonly Product[] {
  const fitting = products.filter(
    ({ names, architectures: own }) =>
      names.some((pattern) => new RegExp(pattern).test(name)) &&
      (own === undefined || architectures.length === 0 || architectures.some((one) => own.includes(one))),
  )
  const parts = fitting.filter(({ before }) => before === true)
  return parts.length > 0 ? parts : fitting
}

function commonLanguage(products: readonly Product[]): string | null {
  const [first] = products
  const language = first?.language
  return language !== undefined && products.every((product) => product.language === language) ? language : null
}

/** `v5.120`, `-v3-` and the dotted numbers of .NET, Edge and servicing stacks; not the 10.0 of windows10.0. */
const versionOf = (stem: string): string | null =>
  /(?<=[-_])v(\d+(?:\.\d+){0,3})(?=$|[-_])/.exec(stem)?.[1] ??
  /(?<=[-_])(\d+\.\d+(?:\.\d+){0,2})(?=$|[-_])/.exec(stem)?.[1] ??
  null
