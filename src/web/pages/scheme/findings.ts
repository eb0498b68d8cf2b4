import type { SchemeTrial } from '../../queries.ts'
import { useWords } from '../../words.ts'
import type { SchemeDraft } from './draft.ts'
import type { DraftFinding } from './trial-engine.ts'

/** A finding in words, what to do about it, and where on the page it is mended. */
export interface SaidFinding {
  readonly code: string
  readonly severity: 'conflict' | 'warn'
  readonly text: string
  readonly mend: string
  /** id of the indicator whose line it is about */
  readonly line: string | null
  /** path of the parameter on that line */
  readonly param: string | null
  /** group of settings */
  readonly group: string | null
  /** id of the input to go to */
  readonly goTo: string
}

const groups = [
  'sharing',
  'coefficients',
  'alpha',
  'split',
  'importance',
  'blocks',
  'blocksWithoutTargets',
  'limits',
  'gradeLines',
  'quotas',
  'deviation',
  'version',
]

export const lineId = (indicator: string): string => `line-${indicator}`
export const settingId = (group: string, name: string): string => `set-${group}-${name}`

/** Says findings: the words of the server's refusal first, then what to do. */
export function useFindings(): (
  of: SchemeTrial,
  draft: SchemeDraft,
  findings: readonly DraftFinding[],
) => readonly SaidFinding[] {
  const { say, house } = useWords()
  return (of, draft, findings) => {
    const byCode = new Map(of.indicators.map(each => [each.code, each.id]))
    const groupName = (group: string) => say(`scheme.group.${group}`)
    const settingName = (group: string, name: string) => `${groupName(group)} ${say(`scheme.set.${group}.${name}`)}`
    return findings.map(({ code, severity, details }): SaidFinding => {
      const slots = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value ?? '')]))
      const base = { code, severity, line: null, param: null, group: null, mend: '' }
      if (code === 'unreadable') {
        const [head = '', name = '', field = ''] = (slots['where'] ?? '').split('.')
        const line = head === 'lines' ? draft.lines[Number(name)] : undefined
        if (line) {
          const code = of.indicators.find(each => each.id === line.indicator)?.code ?? String(Number(name) + 1)
          return {
            ...base,
            text: say('scheme.unreadable.line', { indicator: code, field: say(`scheme.col.${field}`) }),
            mend: say('scheme.unreadable.mend'),
            line: line.indicator,
            param: field,
            goTo: `${lineId(line.indicator)}-${field}`,
          }
        }
        return {
          ...base,
          text: say('scheme.unreadable.setting', { name: name ? settingName(head, name) : groupName(head) }),
          mend: say('scheme.unreadable.share'),
          group: head,
          goTo: settingId(head, name),
        }
      }
      const indicator = byCode.get(slots['indicator'] ?? '') ?? null
      if (code === 'number_malformed') {
        const line = byCode.get(slots['where'] ?? '') ?? null
        return {
          ...base,
          text: house('refusals.number_malformed', slots),
          mend: say('scheme.unreadable.mend'),
          line,
          param: line ? 'weight' : null,
          goTo: line ? `${lineId(line)}-weight` : 'scheme-settings',
        }
      }
      if (code === 'params_refused' && indicator) {
        const param = slots['where'] ?? ''
        const [head = '', at, field] = param.split('.')
        const inside = at !== undefined && field !== undefined ? ` ${Number(at) + 1} ${say(`scheme.param.${field}`)}` : ''
        return {
          ...base,
          text: say('scheme.param.refused', {
            indicator: slots['indicator'] ?? '',
            name: `${say(`scheme.param.${head}`)}${inside}`,
            why: say(`scheme.refused.${slots['refusal']}`),
          }),
          line: indicator,
          param,
          goTo: `${lineId(indicator)}-${head}`,
        }
      }
      const unit = of.units.find(each => each.id === slots['unit'])?.name
      const said = { ...slots, ...(unit !== undefined && { unit }) }
      const group =
        code === 'shares_not_whole' ? (slots['part'] ?? '') : code === 'grade_lines_disordered' ? 'gradeLines' : null
      const short = 100 - Number(slots['sum'] ?? 0)
      return {
        ...base,
        text: `${group ? `${groupName(group)}: ` : ''}${house(`${severity === 'conflict' ? 'refusals' : 'assessment.finding'}.${code}`, said)}`,
        mend:
          code === 'weights_not_100'
            ? say(short > 0 ? 'scheme.mend.weights_short' : 'scheme.mend.weights_over', { points: Math.abs(short).toFixed(2) })
            : say(`scheme.mend.${code}`, said),
        line: indicator,
        param: code === 'bands_gap' || code === 'bands_overlap' ? 'bands' : code.startsWith('target_') ? 'T' : null,
        group: group !== null && groups.includes(group) ? group : null,
        goTo: indicator
          ? `${lineId(indicator)}-fn`
          : group
            ? `group-${group}`
            : code === 'weights_not_100'
              ? 'weight-sum'
              : 'scheme-lines',
      }
    })
  }
}
