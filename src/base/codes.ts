const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The 18th character a unified social credit code must have, or null when the first 17 are not of its alphabet. @source GB 32100-2015 */
export function creditCodeCheck(code: string): string | null {
  let sum = 0
  for (const [at, weight] of creditWeights.entries()) {
    const value = creditAlphabet.indexOf(code[at] ?? '?')
    if (value < 0) return null
    sum += value * weight
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] as string
}

export const isCreditCode = (code: string): boolean => code.length === 18 && creditCodeCheck(code) === code[17]

/** Resident identity number with its mod 11-2 check. @source GB 11643-1999 */
export function isResidentId(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const sum = residentWeights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return '10X98765432'[sum % 11] === id[17]
}

/** Class of the national economy: four digits, the letter of its section before them or not. @source GB/T 4754-2017 */
export const isIndustryCode = (code: string): boolean => /^[A-T]?\d{4}$/.test(code)
