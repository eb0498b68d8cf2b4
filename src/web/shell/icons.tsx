import type { ReactElement } from 'react'
import type { Group } from './menu-groups.ts'

const icons: Readonly<Record<Group | 'chevron' | 'fold' | 'more', ReactElement>> = {
  home: <path d="M3 9.5 10 4l7 5.5V17h-5v-4H8v4H3z" />,
  overview: <path d="M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z" />,
  plan: <path d="M5 2.5h7l3.5 3.5v11.5H5zM8 8h5M8 11h5M8 14h3" />,
  tasks: <path d="M3 5l1.5 1.5L7 4M9.5 5H17M3 11l1.5 1.5L7 10M9.5 11H17M9.5 16H17M3.5 16H6" />,
  supervision: <path d="M10 3 17.5 16.5h-15zM10 8v4M10 14v.5" />,
  indicators: <path d="M3 16.5h14M5 13l3.5-4 3 2.5L16 5" />,
  assessment: <path d="M4 3h12v14H4zM4 7.5h12M4 12h12M9 3v14" />,
  benchmark: <path d="M4 17V9M8 17V5M12 17v-6M16 17V3" />,
  fund: <path d="M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7 6.5l3 4 3-4M10 10.5V14M7.5 11h5" />,
  mechanisms: (
    <path d="M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2.5V5M10 15v2.5M2.5 10H5M15 10h2.5M4.7 4.7l1.8 1.8M13.5 13.5l1.8 1.8M15.3 4.7l-1.8 1.8M6.5 13.5l-1.8 1.8" />
  ),
  registers: <path d="M4 3h12v14H4zM7 3v14M9.5 7H14M9.5 10H14" />,
  chevron: <path d="m5 7.5 5 5 5-5" />,
  fold: <path d="M3 5h14M3 10h14M3 15h14" />,
  more: <path d="M4 10h.5M10 10h.5M16 10h.5" strokeWidth="3" />,
}

export const Icon = ({ of, className }: { readonly of: keyof typeof icons; readonly className?: string }) => (
  <svg
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    className={className}
  >
    {icons[of]}
  </svg>
)
