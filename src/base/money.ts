/** Money is integer fen (1 yuan = 100 fen). */
export type Fen = bigint

const pattern = /^(-?)(\d+)(?:\.(\d{1,2}))?$/

/** `'86000.5'` yuan → 8600050n fen. @returns null for text that is no amount in yuan with at most two decimals */
export function fenOfYuan(text: string): Fen | null {
  const match = pattern.exec(text)
  if (!match) return null
  const fen = BigInt(match[2] as string) * 100n + BigInt((match[3] ?? '').padEnd(2, '0') || '0')
  return match[1] ? -fen : fen
}

/** 8600050n → `'86000.50'`. */
export function yuanOfFen(fen: Fen): string {
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** `fen × basisPoints ÷ 10,000`, rounded half up away from zero at the last step. */
export function shareOfFen(fen: Fen, basisPoints: number): Fen {
  const product = fen * BigInt(basisPoints)
  const half = product < 0n ? -5_000n : 5_000n
  return (product + half) / 10_000n
}
