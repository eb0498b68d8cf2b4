/**
 * All matches of a global pattern, in order: `matchAll` without the copy it makes of the pattern, which costs more than
 * the search where texts are short.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  const found: RegExpExecArray[] = []
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
