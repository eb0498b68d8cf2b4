import { done, type Outcome, refused } from '#base'

export interface Arguments {
  readonly positional: readonly string[]
  readonly options: ReadonlyMap<string, string | true>
}

/** `--name value`, `--name=value` and `--flag`; `--` ends options, `-` is standard input. Unknown names are refused. */
export function parseArguments(
  words: readonly string[],
  known: { readonly flags: readonly string[]; readonly values: readonly string[] },
): Outcome<Arguments> {
  const positional: string[] = []
  const options = new Map<string, string | true>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (word === '--') return done({ positional: [...positional, ...words.slice(at + 1)], options })
    if (!word.startsWith('--')) {
      positional.push(word)
      continue
    }
    const [name = '', inline] = splitOnce(word.slice(2))
    if (known.flags.includes(name) && inline === undefined) options.set(name, true)
    else if (known.values.includes(name)) {
      const value = inline ?? words[++at]
      if (value === undefined) return refused('option_without_value', { option: `--${name}` })
      options.set(name, value)
    } else return refused('unknown_option', { option: word })
  }
  return done({ positional, options })
}

function splitOnce(word: string): readonly [string, string?] {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}
