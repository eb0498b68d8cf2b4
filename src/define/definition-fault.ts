/** A contradiction in a definition: it stops the program at start, naming its path, both sides and the remedy. */
export interface DefinitionFault {
  /** `innovation-voucher/grant/moves/issue` */
  readonly path: string
  readonly says: string
  readonly against: string
  readonly remedy: string
}

export const fault = (path: string, says: string, against: string, remedy: string): DefinitionFault => ({
  path,
  says,
  against,
  remedy,
})

/** One sentence a person can act on. */
export const sentenceOf = ({ path, says, against, remedy }: DefinitionFault): string =>
  `${path}: ${says}, but ${against}. ${remedy}`

/** `Did you mean 'useUp'?` when a known name is close, otherwise the remedy for a name that is not. */
export function didYouMean(written: string, known: readonly string[], otherwise: string): string {
  const near = known
    .map(name => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.ceil(name.length / 3))
    .sort((a, b) => a.far - b.far)[0]
  return near ? `Did you mean '${near.name}'?` : otherwise
}

/** Letters to change, add or drop to get from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min((next[j] as number) + 1, (row[j + 1] as number) + 1, (row[j] as number) + (letter === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] as number
}
