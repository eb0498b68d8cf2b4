import { createContext, useContext } from 'react'
import type { TextSize } from '../theme.ts'

export interface Size {
  readonly size: TextSize
  readonly onSize: (size: TextSize) => void
}

export const SizeContext = createContext<Size>({ size: 'standard', onSize: () => {} })

/** The size of text the reader has chosen, and how to choose another. */
export const useSize = (): Size => useContext(SizeContext)
