import type { ThemeConfig } from 'antd'

/** The only colours of the app. CSS reads them as `var(--name)`; a test recomputes their contrast. */
export const colours = {
  ink: '#1B2430',
  'ink-2': '#4A5563',
  'ink-3': '#5C6775',
  paper: '#FFFFFF',
  page: '#F5F7FA',
  action: '#0B5CAD',
  'action-hover': '#084A8C',
  'action-tint': '#EAF2FB',
  normal: '#1B7A3D',
  'normal-tint': '#E8F5EC',
  late: '#8A5A00',
  'late-tint': '#FFF4DB',
  severe: '#B3261E',
  'severe-tint': '#FDECEA',
  provisional: '#6B4FA0',
  'provisional-tint': '#F1ECF8',
  border: '#7B8794',
  hairline: '#D9DEE4',
  'mark-blue': '#CFE4FA',
  'mark-yellow': '#FFE9A8',
  'mark-red': '#FFD9D6',
} as const

export const series = ['#0B5CAD', '#B85C00', '#2E7D6B', '#7A3E9D', '#5B6B7A', '#A3405F'] as const

export const fontStack =
  '"Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "SimSun-ExtB", sans-serif'

export const textSizes = { standard: 16, large: 20, largest: 24 } as const
export type TextSize = keyof typeof textSizes

/** Controls grow with the text: 36 px in the office, 60 px with the largest letters. */
const controlHeights = { standard: 36, large: 44, largest: 60 } as const satisfies Record<TextSize, number>

export function putTokens(root: HTMLElement, size: TextSize): void {
  for (const [name, value] of Object.entries(colours)) root.style.setProperty(`--${name}`, value)
  root.style.setProperty('--font', fontStack)
  root.style.fontSize = `${textSizes[size]}px`
  root.dataset['size'] = size
}

export function antTheme(size: TextSize): ThemeConfig {
  return {
    token: {
      fontSize: textSizes[size],
      controlHeight: controlHeights[size],
      borderRadius: 4,
      colorPrimary: colours.action,
      colorPrimaryHover: colours['action-hover'],
      colorLink: colours.action,
      colorLinkHover: colours['action-hover'],
      colorError: colours.severe,
      colorWarning: colours.late,
      colorSuccess: colours.normal,
      colorText: colours.ink,
      colorTextSecondary: colours['ink-2'],
      colorTextDescription: colours['ink-2'],
      colorTextPlaceholder: colours['ink-3'],
      colorBorder: colours.border,
      colorBorderSecondary: colours.hairline,
      colorBgLayout: colours.page,
      fontFamily: fontStack,
      fontWeightStrong: 600,
      boxShadowSecondary: '0 2px 8px rgba(27, 36, 48, 0.16)',
      motion: false,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  }
}
