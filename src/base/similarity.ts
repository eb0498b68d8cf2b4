/**
 * How much two texts are the same, in basis points: the share of neighbouring pairs of characters they have in common,
 * counted as often as they occur (Sørensen–Dice). Blanks and punctuation do not count, so that moving a comma is no news.
 *
 * @returns 10,000 for the same characters, 0 when either has fewer than two
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  if (left.length === 0 || right.length === 0) return 0
  const rest = new Map<string, number>()
  for (const pair of left) rest.set(pair, (rest.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of right) {
    const n = rest.get(pair) ?? 0
    if (n === 0) continue
    shared += 1
    rest.set(pair, n - 1)
  }
  return Math.floor((20_000 * shared) / (left.length + right.length))
}

function pairsOf(text: string): readonly string[] {
  const signs = [...text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')]
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}
