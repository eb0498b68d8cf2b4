import i18next from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { get, isLocal } from './api.ts'
import type { HeldPost, Lang, Problem, Said } from './wire.ts'

type Slots = Readonly<Record<string, string | number>>

/** Texts of the pages stand here (`web`); labels, states, moves and refusals come from the server (`house`). */
const own: Readonly<Record<Lang, () => Promise<{ default: Record<string, string> }>>> = {
  zh: () => import('./messages.zh.json'),
  en: () => import('./messages.en.json'),
}

const kept = 'jinwei.lang'
export const firstLang = (): Lang => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh')

export async function startWords(lang: Lang): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    defaultNS: 'web',
    ns: ['web', 'house'],
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    resources: {},
    react: { bindI18nStore: 'added' },
  })
  await turnTo(lang)
}

/** Change the language, loading both sources of its texts. */
export async function turnTo(lang: Lang): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'web')) i18next.addResourceBundle(lang, 'web', (await own[lang]()).default)
  await loadHouse(lang)
  await i18next.changeLanguage(lang)
  localStorage.setItem(kept, lang)
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}

/** Labels of the server; before sign-in they may be refused, and the sign-in page lives without them. */
export async function loadHouse(lang: Lang = i18next.language as Lang): Promise<void> {
  if (i18next.hasResourceBundle(lang, 'house')) return
  try {
    i18next.addResourceBundle(lang, 'house', await get<Record<string, string>>(`/api/messages/${lang}`))
  } catch {
    // Loaded again after sign-in.
  }
}

export interface Words {
  readonly lang: Lang
  /** a text of the web app's own messages */
  readonly say: (key: string, slots?: Slots) => string
  /** a text of the server's messages; the last part of the key, spelt as words, where it has none */
  readonly house: (key: string, slots?: Slots) => string
  /** a text of the server's messages, or null where it has none */
  readonly perhaps: (key: string) => string | null
  /** a unit of measure: some definitions name it by a word of ours, the others as it is printed */
  readonly unit: (of: string) => string
  readonly said: (said: Said | null) => string
  readonly problem: (problem: Problem) => string
  readonly label: (address: string) => string
  readonly field: (address: string, field: string) => string
  readonly state: (address: string, state: string) => string
  readonly move: (address: string, move: string) => string
  /** a post: its role and where it is held */
  readonly place: (post: HeldPost) => string
  readonly choice: (address: string, field: string, choice: string) => string
}

const spelt = (key: string): string => {
  const last =
    key
      .replace(/\.label$/, '')
      .split('.')
      .at(-1) ?? key
  const words = last
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function useWords(): Words {
  const { i18n } = useTranslation()
  const lang = i18n.language as Lang
  const loaded = i18n.hasResourceBundle(lang, 'house')
  // biome-ignore lint: `loaded` makes new words when the server's texts arrive
  return useMemo(() => wordsIn(lang), [lang, loaded])
}

function wordsIn(lang: Lang): Words {
  const say = (key: string, slots?: Slots): string => i18next.t(key, { ...slots, ns: 'web', lng: lang })
  const perhaps = (key: string): string | null =>
    i18next.exists(key, { ns: 'house', lng: lang }) ? i18next.t(key, { ns: 'house', lng: lang }) : null
  const house = (key: string, slots?: Slots): string =>
    i18next.exists(key, { ns: 'house', lng: lang }) ? i18next.t(key, { ...slots, ns: 'house', lng: lang }) : spelt(key)
  const general = (address: string, field: string): string => {
    const key = `${address}.fields.${field}.label`
    return perhaps(key) ?? (i18next.exists(`field.${field}`, { ns: 'web', lng: lang }) ? say(`field.${field}`) : spelt(key))
  }
  return {
    lang,
    say,
    house,
    perhaps,
    unit: of => (i18next.exists(`unit.${of}`, { ns: 'web', lng: lang }) ? say(`unit.${of}`) : of),
    said: said => said?.[lang] ?? '',
    problem: problem =>
      isLocal(problem)
        ? say(`problem.${problem.code}`, { status: problem.status })
        : problem.lang?.[lang] || problem.detail || problem.title,
    label: address => house(`${address}.label`),
    field: general,
    state: (address, state) => house(`${address}.states.${state}`),
    move: (address, move) => house(`${address}.moves.${move}.label`),
    place: post => [house(`roles.${post.role}`), post.unitName ?? post.organisationName].filter(Boolean).join(' \u00B7 '),
    choice: (address, field, choice) =>
      perhaps(`${address}.fields.${field}.choices.${choice}`) ?? (field === 'role' ? house(`roles.${choice}`) : spelt(choice)),
  }
}
