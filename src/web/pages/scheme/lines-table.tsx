import { decimalText, trimZeros } from '../../format.ts'
import type { SchemeTrial } from '../../queries.ts'
import { useWords } from '../../words.ts'
import { Change } from '../change.tsx'
import { DecimalInput } from './decimal-input.tsx'
import { type DraftLine, type SchemeDraft, weightSum } from './draft.ts'
import { lineId, type SaidFinding } from './findings.ts'
import { functionFields, needsBaseline, paramsFor, targetParam } from './functions.ts'
import { ParamFields } from './param-fields.tsx'
import type { Trial, TriedLine } from './trial-engine.ts'

interface Props {
  readonly of: SchemeTrial
  /** year the scheme is for; its yearly nodes stand beside the targets */
  readonly year: number
  readonly draft: SchemeDraft
  readonly trial: Trial | null
  readonly findings: readonly SaidFinding[]
  readonly mayEdit: boolean
  readonly onChange: (lines: readonly DraftLine[], what: string) => void
}

const bases = ['P', 'N', 'D'] as const

/** The lines of a scheme: what is measured, how much it weighs, how it is scored, on what ground, and what it would give. */
export function LinesTable({ of, year, draft, trial, findings, mayEdit, onChange }: Props) {
  const { say } = useWords()
  const indicators = new Map(of.indicators.map(each => [each.id, each]))
  const unused = of.indicators.filter(each => !draft.lines.some(line => line.indicator === each.id))
  const sum = weightSum(draft.lines)
  const atNodes = atNodesOf(draft.lines, of, year)
  const put = (at: number, next: Partial<DraftLine>, what: string) =>
    onChange(
      draft.lines.map((line, each) => (each === at ? { ...line, ...next } : line)),
      `${at}.${what}`,
    )
  return (
    <section className="panel flush" id="scheme-lines" aria-labelledby="scheme-lines-title">
      <header>
        <h2 id="scheme-lines-title">{say('scheme.lines', { count: draft.lines.length })}</h2>
        <span className="note">{say('scheme.lines.help')}</span>
        {mayEdit && atNodes.count > 0 && (
          <span className="acts">
            <button type="button" className="linkish" onClick={() => onChange(atNodes.lines, 'nodes')}>
              {say('scheme.nodes.take', { year, count: atNodes.count })}
            </button>
          </span>
        )}
      </header>
      <table className="table scheme-lines">
        <thead>
          <tr>
            <th scope="col">{say('scheme.col.indicator')}</th>
            <th scope="col">{say('scheme.col.weight')}</th>
            <th scope="col">{say('scheme.col.fn')}</th>
            <th scope="col">{say('scheme.col.basis')}</th>
            {of.mayTry && <th scope="col">{say('scheme.col.trial')}</th>}
            {mayEdit && (
              <th scope="col">
                <span className="hidden">{say('scheme.remove')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {draft.lines.map((line, at) => {
            const indicator = indicators.get(line.indicator)
            const id = lineId(line.indicator)
            const own = findings.filter(finding => finding.line === line.indicator)
            const described = own.length > 0 ? `${id}-said` : undefined
            const name = indicator ? `${indicator.code} ${indicator.name}` : line.indicator
            const node = nodeOf(line, of, year)
            return (
              <tr
                key={`${line.indicator}${at}`}
                id={id}
                className={own.some(each => each.severity === 'conflict') ? 'wrong' : ''}
              >
                <th scope="row">
                  <span className="code">{indicator?.code}</span> {indicator?.name ?? line.indicator}
                  {indicator?.baseline != null ? (
                    <div className="note">
                      {say('scheme.baseline', {
                        value: decimalText(trimZeros(indicator.baseline)),
                        unit: indicator.measureUnit,
                      })}
                    </div>
                  ) : (
                    needsBaseline.includes(line.fn) && <div className="note">{say('scheme.noBaseline')}</div>
                  )}
                </th>
                <td data-label={say('scheme.col.weight')}>
                  <DecimalInput
                    id={`${id}-weight`}
                    isBare
                    label={`${name} ${say('scheme.col.weight')}`}
                    value={line.weight}
                    invalid={own.some(each => each.param === 'weight')}
                    describedBy={described}
                    onChange={weight => put(at, { weight }, 'weight')}
                  />
                </td>
                <td data-label={say('scheme.col.fn')}>
                  <label htmlFor={`${id}-fn`} className="hidden">
                    {`${name} ${say('scheme.col.fn')}`}
                  </label>
                  <select
                    id={`${id}-fn`}
                    value={line.fn}
                    aria-describedby={described}
                    onChange={event =>
                      put(at, { fn: event.target.value, params: paramsFor(event.target.value, line.params) }, 'fn')
                    }
                  >
                    {!functionFields[line.fn] && <option value={line.fn}>{line.fn}</option>}
                    {Object.keys(functionFields).map(fn => (
                      <option key={fn} value={fn}>
                        {say(`scheme.fn.${fn}`)}
                      </option>
                    ))}
                  </select>
                  {functionFields[line.fn] && <div className="note">{say(`scheme.fn.${line.fn}.formula`)}</div>}
                  <ParamFields
                    id={id}
                    line={line}
                    measureUnit={indicator?.measureUnit ?? ''}
                    wrong={own.flatMap(each => (each.param && each.severity === 'conflict' ? [each.param] : []))}
                    describedBy={described}
                    mayEdit={mayEdit}
                    onChange={params => put(at, { params }, 'params')}
                  />
                  {node && (
                    <div className="note">
                      {say('scheme.node', { year, value: decimalText(node.value), unit: indicator?.measureUnit ?? '' })}{' '}
                      {mayEdit && (
                        <button
                          type="button"
                          className="linkish"
                          onClick={() => put(at, { params: { ...line.params, [node.name]: node.value } }, 'node')}
                        >
                          {say('scheme.node.take')}
                        </button>
                      )}
                    </div>
                  )}
                  {own.length > 0 && <Said id={`${id}-said`} of={own} />}
                </td>
                <td data-label={say('scheme.col.basis')}>
                  <label htmlFor={`${id}-basis`} className="hidden">
                    {`${name} ${say('scheme.col.basis')}`}
                  </label>
                  <select
                    id={`${id}-basis`}
                    value={line.basis}
                    className="scheme-basis"
                    onChange={event => put(at, { basis: event.target.value }, 'basis')}
                  >
                    {!bases.some(basis => basis === line.basis) && <option value={line.basis}>{line.basis || '\u2014'}</option>}
                    {bases.map(basis => (
                      <option key={basis} value={basis}>
                        {say(`scheme.basis.${basis}`)}
                      </option>
                    ))}
                  </select>
                </td>
                {of.mayTry && (
                  <td data-label={say('scheme.col.trial')}>
                    <Tried of={trial?.lines[line.indicator] ?? null} measureUnit={indicator?.measureUnit ?? ''} />
                  </td>
                )}
                {mayEdit && (
                  <td>
                    <button
                      type="button"
                      className="linkish"
                      aria-label={say('scheme.removeLine', { name })}
                      onClick={() =>
                        onChange(
                          draft.lines.filter((_, each) => each !== at),
                          `${line.indicator}.removed`,
                        )
                      }
                    >
                      {say('scheme.remove')}
                    </button>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <td>
              {mayEdit && unused.length > 0 && (
                <>
                  <label htmlFor="scheme-add" className="hidden">
                    {say('scheme.add')}
                  </label>
                  <select
                    id="scheme-add"
                    value=""
                    onChange={event =>
                      onChange(
                        [
                          ...draft.lines,
                          { indicator: event.target.value, weight: '0', fn: 'F1', params: { T: '' }, basis: 'D' },
                        ],
                        `${event.target.value}.added`,
                      )
                    }
                  >
                    <option value="" disabled>
                      {say('scheme.add')}
                    </option>
                    {unused.map(each => (
                      <option key={each.id} value={each.id}>
                        {each.code} {each.name}
                      </option>
                    ))}
                  </select>
                </>
              )}
            </td>
            <td colSpan={(of.mayTry ? 1 : 0) + (mayEdit ? 4 : 3)}>
              <span id="weight-sum" tabIndex={-1} className={sum === '100.00' ? '' : 'light severe'}>
                {say('scheme.sum', { sum })}
              </span>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** The node of a year, where the line has a target that says something else. */
function nodeOf(line: DraftLine, of: SchemeTrial, year: number): { readonly name: 'T' | 'RT'; readonly value: string } | null {
  const name = targetParam(line.fn)
  const node = of.indicators.find(each => each.id === line.indicator)?.targets.find(target => target.year === year)
  const target = name && line.params[name]
  return name && node && typeof target === 'string' && Number(target) !== Number(node.value)
    ? { name, value: trimZeros(node.value) }
    : null
}

/** All lines with the targets of the plan's own node for the year. */
function atNodesOf(lines: readonly DraftLine[], of: SchemeTrial, year: number) {
  const moved = lines.map(line => {
    const node = nodeOf(line, of, year)
    return node ? { ...line, params: { ...line.params, [node.name]: node.value } } : line
  })
  return { lines: moved, count: moved.filter((line, at) => line !== lines[at]).length }
}

/** Findings where they are mended: what is wrong, then what to do. */
export function Said({ id, of }: { readonly id?: string; readonly of: readonly SaidFinding[] }) {
  const { say } = useWords()
  return (
    <ul {...(id !== undefined && { id })} className="scheme-said">
      {of.map(finding => (
        <li key={`${finding.code}${finding.text}`} className={finding.severity}>
          <b>{say(`scheme.severity.${finding.severity}`)}</b> {finding.text} {finding.mend}
        </li>
      ))}
    </ul>
  )
}

/** Points before and after, and the sentence of the points that would stand. */
function Tried({ of, measureUnit }: { readonly of: TriedLine | null; readonly measureUnit: string }) {
  const { say, house } = useWords()
  if (!of) return <span className="quiet">{say('scheme.trial.none')}</span>
  const [was, is] = [of.before?.score ?? null, of.after?.score ?? null]
  const change = was !== null && is !== null ? Number(is) - Number(was) : 0
  const details = Object.fromEntries(
    Object.entries(of.because?.details ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  )
  return (
    <div>
      <span className="nowrap">
        {of.before === null ? say('scheme.trial.new') : (was ?? say('scheme.trial.notApplicable'))}
        {' \u2192 '}
        <b>{is ?? say('scheme.trial.notApplicable')}</b>
      </span>
      {change !== 0 && <Change by={change} />}
      {of.because && (
        <div className="note">
          {measureUnit !== '' && of.value !== null ? say('scheme.trial.unit', { unit: measureUnit }) : ''}
          {house(`assessment.explanation.${of.because.code}`, details)}
        </div>
      )}
    </div>
  )
}
