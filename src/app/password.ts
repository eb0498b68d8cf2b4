import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { done, type Outcome, refused } from '#base'

// argon2id. The package gives the algorithm as a type only, so its number stands here.
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const passwordLengthMin = 10
const passwordLengthMax = 200

/** Words that make a password guessable however they are dressed up with digits and symbols. */
const weakWords = (
  'password passwort passwd pass admin administrator root user test guest demo default changeme welcome letmein login ' +
  'secret iloveyou qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxqaz qazwsxedc abc abcd abcdef abcdefg ' +
  'woaini aini woaizhongguo zhongguo mima nihao beijing china ordos eerduosi kangbashi jinwei zhengfu kejiju keji ' +
  'dragon monkey football baseball master shadow sunshine princess superman batman trustno hello summer winter spring autumn ' +
  'system manager office server oracle postgres huawei lenovo windows'
).split(' ')
const weak = new Set(weakWords)

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * Whether a new password holds.
 *
 * @returns refusal `password_too_weak` whose `why` is short, long, classes, account or common
 * @source GB/T 22239-2019 8.1.4.1 a
 */
export function checkPassword(password: string, account: string): Outcome<null> {
  const no = (why: string) => refused('password_too_weak', { why }, 'new')
  if ([...password].length < passwordLengthMin) return no('short')
  if (password.length > passwordLengthMax) return no('long')
  if (classes.filter(kind => kind.test(password)).length < 3) return no('classes')
  const small = password.toLowerCase()
  if (account.length >= 3 && small.includes(account.toLowerCase())) return no('account')
  return isCommon(small) ? no('common') : done(null)
}

/** Dressed up is still known: digits and symbols around a word, between its letters or in place of them. */
function isCommon(small: string): boolean {
  if (new Set(small).size < 5 || longestRun(small) >= Math.max(6, small.length - 3)) return true
  const trimmed = small.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const undisguised = (text: string) => [...text].map(sign => disguises[sign] ?? sign).join('')
  const cores = [small, undisguised(small)].map(text => text.replace(/[^a-z]/g, ''))
  return [...cores, ...cores.map(half), undisguised(trimmed)].some(core => weak.has(core))
}

/** One half of a text that says the same thing twice. */
const half = (text: string): string => {
  const first = text.slice(0, text.length / 2)
  return first.repeat(2) === text ? first : text
}

/** The longest stretch of signs each one step on from the one before: `123456`, `fedcba`, `aaaa`. */
function longestRun(text: string): number {
  let [longest, run, step] = [1, 1, 0]
  for (let at = 1; at < text.length; at += 1) {
    const next = text.charCodeAt(at) - text.charCodeAt(at - 1)
    run = Math.abs(next) <= 1 && (run === 1 || next === step) ? run + 1 : Math.abs(next) <= 1 ? 2 : 1
    step = next
    longest = Math.max(longest, run)
  }
  return longest
}

/** @throws when the machine has not the 19 MiB it takes */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), strength)

/** Hash of a password nobody knows, so that an unknown account costs the same time as a known one. */
export const dummyHash = (): Promise<string> => hashPassword(randomBytes(24).toString('base64url'))

export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password.normalize('NFC'))
