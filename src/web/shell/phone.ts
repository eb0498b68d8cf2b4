import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 767px)')

const subscribe = (onChange: () => void) => {
  // Safari below 14 knows only the older pair of names; Chromium 86 knows both.
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}

/** Below 768 px the shell is a phone: one column, cards, bar at the bottom. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches)
