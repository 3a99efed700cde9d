/**
 * The catalogue: Chinese first, English beside it. Every `features/<name>/texts.ts` is the namespace of that name; the
 * words all screens share are in `common`.
 */
import { createInstance } from 'i18next'
import type { i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { remember, remembered } from './preferences'
import { texts as common } from './texts'

export type Language = 'zh' | 'en'
type Catalogue = { readonly [key: string]: string | Catalogue }
type Texts = { readonly zh: Catalogue; readonly en: Catalogue }

const modules = import.meta.glob<{ readonly texts: Texts }>('../features/*/texts.ts', { eager: true })

const byNamespace: Readonly<Record<string, Texts>> = {
  common,
  ...Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [path.split('/').at(-2) ?? path, module.texts]),
  ),
}

const resourcesOf = (language: Language) =>
  Object.fromEntries(Object.entries(byNamespace).map(([namespace, texts]) => [namespace, texts[language]]))

export const i18next: i18n = createInstance()

void i18next.use(initReactI18next).init({
  lng: remembered('language') === 'en' ? 'en' : 'zh',
  fallbackLng: 'zh',
  defaultNS: 'common',
  resources: { zh: resourcesOf('zh'), en: resourcesOf('en') },
  interpolation: { escapeValue: false },
  initAsync: false,
})

const tell = (language: string): void => {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}
tell(i18next.language)
i18next.on('languageChanged', tell)

export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

export const otherLanguage = (): void => switchLanguage(languageNow() === 'zh' ? 'en' : 'zh')

function switchLanguage(language: Language): void {
  remember('language', language)
  void i18next.changeLanguage(language)
}
