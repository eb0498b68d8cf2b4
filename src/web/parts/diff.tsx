import { useWords } from '../words.ts'

type Run = readonly ['same' | 'del' | 'ins', string]

/** Old and new text in one, character by character for Chinese and word by word otherwise. Long texts stand side by side. */
export function Diff({ before, after }: { readonly before: string; readonly after: string }) {
  const { say } = useWords()
  const runs = difference(before, after)
  if (!runs)
    return (
      <div className="two-texts diff">
        <del>{before}</del>
        <ins>{after}</ins>
      </div>
    )
  return (
    <span className="diff">
      {runs.map(([kind, text], index) =>
        kind === 'same' ? (
          // Runs have no other identity than their place
          <span key={index}>{text}</span>
        ) : kind === 'del' ? (
          <del key={index} aria-label={say('diff.removed', { text })}>
            {text}
          </del>
        ) : (
          <ins key={index} aria-label={say('diff.added', { text })}>
            {text}
          </ins>
        ),
      )}
    </span>
  )
}

const limit = 1_500

/** Longest common subsequence over tokens; null where it would take too long to be worth it. */
export function difference(before: string, after: string): readonly Run[] | null {
  const a = before.match(/[A-Za-z0-9.]+|[\s\S]/gu) ?? []
  const b = after.match(/[A-Za-z0-9.]+|[\s\S]/gu) ?? []
  if (a.length > limit || b.length > limit) return null
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  const runs: [Run[0], string][] = []
  const add = (kind: Run[0], text: string) => {
    const last = runs.at(-1)
    if (last?.[0] === kind) last[1] += text
    else runs.push([kind, text])
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] ?? '')
      i++
      j++
    } else if (j >= b.length || (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)))
      add('del', a[i++] ?? '')
    else add('ins', b[j++] ?? '')
  }
  return runs
}
