import { useWords } from '../../words.ts'
import { DecimalInput } from './decimal-input.tsx'
import type { DraftLine, Params } from './draft.ts'
import { comparisons, functionFields, type ParamField } from './functions.ts'

interface Props {
  /** begins the ids of the inputs */
  readonly id: string
  readonly line: DraftLine
  readonly measureUnit: string
  /** paths of parameters that are refused */
  readonly wrong: readonly string[]
  readonly describedBy: string | undefined
  readonly mayEdit: boolean
  readonly onChange: (params: Params) => void
}

/** The parameters of a line as fields of its function. */
export function ParamFields({ id, line, measureUnit, wrong, describedBy, mayEdit, onChange }: Props) {
  const { say } = useWords()
  const fields = functionFields[line.fn]
  if (!fields) return null
  const put = (name: string, value: unknown) => {
    const { [name]: _old, ...rest } = line.params
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  const strangers = Object.keys(line.params).filter(name => !fields.some(field => field.name === name))
  const isSaid = ({ name }: ParamField) => line.params[name] !== undefined
  const isWrong = ({ name }: ParamField) => wrong.some(path => path.split('.')[0] === name)
  // What a function need not be told waits behind one word; what is told stands in sight.
  const inSight = fields.filter(field => !field.optional || isSaid(field) || isWrong(field))
  const waiting = mayEdit ? fields.filter(field => !inSight.includes(field)) : []
  const show = (field: ParamField) => (
    <Field
      key={field.name}
      id={`${id}-${field.name}`}
      field={field}
      value={line.params[field.name]}
      measureUnit={measureUnit}
      wrong={isWrong(field)}
      describedBy={describedBy}
      onChange={value => put(field.name, value)}
    />
  )
  return (
    <div className="scheme-params">
      {inSight.map(show)}
      {strangers.map(name => (
        <span key={name} className="light severe">
          {say('scheme.param.stranger', { name })}{' '}
          <button type="button" className="linkish" onClick={() => put(name, undefined)}>
            {say('scheme.param.drop')}
          </button>
        </span>
      ))}
      {waiting.length > 0 && (
        <details>
          <summary>{say('scheme.param.more')}</summary>
          <div className="scheme-params">{waiting.map(show)}</div>
        </details>
      )}
    </div>
  )
}

interface FieldProps {
  readonly id: string
  readonly field: ParamField
  readonly value: unknown
  readonly measureUnit: string
  readonly wrong: boolean
  readonly describedBy: string | undefined
  readonly onChange: (value: unknown) => void
}

function Field({ id, field, value, measureUnit, wrong, describedBy, onChange }: FieldProps) {
  const { say } = useWords()
  const word = field.word ?? field.name
  const label = say(`scheme.param.${word}`)
  const suffix = field.in === 'measure' ? measureUnit : field.in ? say(`scheme.in.${field.in}`) : undefined
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (field.kind === 'bands')
    return <Bands id={id} label={label} value={value} suffix={suffix ?? ''} wrong={wrong} onChange={onChange} />
  if (field.kind === 'parts') return <Parts id={id} label={label} value={value} wrong={wrong} onChange={onChange} />
  if (field.kind === 'flag')
    return (
      <label className="scheme-flag">
        <input id={id} type="checkbox" checked={value === true} onChange={e => onChange(e.target.checked ? true : undefined)} />{' '}
        {label}
      </label>
    )
  if (field.kind === 'choice')
    return (
      <span className="scheme-box">
        <label htmlFor={id}>{label}</label>
        <select id={id} value={text || (field.of?.[0] ?? '')} aria-invalid={wrong} onChange={e => onChange(e.target.value)}>
          {(field.of ?? []).map(of => (
            <option key={of} value={of}>
              {say(`scheme.choice.${of}`)}
            </option>
          ))}
        </select>
      </span>
    )
  return (
    <DecimalInput
      id={id}
      label={label}
      value={text}
      isPercent={field.kind === 'percent'}
      invalid={wrong}
      describedBy={describedBy}
      {...(field.optional && { placeholder: say(`scheme.param.${word}.none`) })}
      {...((suffix ?? field.kind === 'percent') && { suffix: suffix ?? '%' })}
      onChange={next => onChange(next === '' && field.optional ? undefined : next)}
    />
  )
}

type Band = readonly [string | null, string | null, string]

/** Bands from the lowest up: each begins where the one before ends, so that only the ends between them are typed. */
function Bands({
  id,
  label,
  value,
  suffix,
  wrong,
  onChange,
}: {
  readonly id: string
  readonly label: string
  readonly value: unknown
  readonly suffix: string
  readonly wrong: boolean
  readonly onChange: (value: unknown) => void
}) {
  const { say } = useWords()
  const bands = (Array.isArray(value) ? (value as readonly Band[]) : [])
    .map((band): Band => [band[0] ?? null, band[1] ?? null, String(band[2] ?? '')])
    .sort((a, b) => (a[0] === null ? -1 : b[0] === null ? 1 : Number(a[0]) - Number(b[0])))
  const put = (at: number, place: 0 | 1 | 2, text: string) =>
    onChange(
      bands.map((band, each) =>
        each === at ? band.map((old, of) => (of === place ? (text === '' ? null : text) : old)) : band,
      ),
    )
  return (
    <table className="scheme-bands" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{say('scheme.band.from', { unit: suffix })}</th>
          <th scope="col">{say('scheme.band.to', { unit: suffix })}</th>
          <th scope="col">{say('scheme.band.rate')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bands.map((band, at) => (
          // Bands have no other identity than their place
          <tr key={at}>
            {([0, 1] as const).map(place => (
              <td key={place}>
                <DecimalInput
                  id={`${id}-${at}-${place}`}
                  isBare
                  label={`${label} ${at + 1} ${say(place === 0 ? 'scheme.band.from' : 'scheme.band.to', { unit: suffix })}`}
                  value={band[place] ?? ''}
                  invalid={wrong}
                  placeholder={say('scheme.band.open')}
                  onChange={text => put(at, place, text)}
                />
              </td>
            ))}
            <td>
              <DecimalInput
                id={`${id}-${at}-2`}
                isBare
                isPercent
                label={`${label} ${at + 1} ${say('scheme.band.rate')}`}
                value={band[2]}
                suffix="%"
                onChange={text => put(at, 2, text)}
              />
            </td>
            <td>
              <button
                type="button"
                className="linkish"
                aria-label={say('scheme.band.remove', { at: at + 1 })}
                onClick={() => onChange(bands.filter((_, each) => each !== at))}
              >
                {say('scheme.remove')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>
            <button
              type="button"
              className="linkish"
              onClick={() => onChange([...bands, [bands.at(-1)?.[1] ?? '', null, '1']])}
            >
              {say('scheme.band.add')}
            </button>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

interface Part {
  readonly weight: string
  readonly cmp: string
  readonly T?: string
  readonly than?: 'previous'
}

/** Parts that are met or not, each with its share. */
function Parts({
  id,
  label,
  value,
  wrong,
  onChange,
}: {
  readonly id: string
  readonly label: string
  readonly value: unknown
  readonly wrong: boolean
  readonly onChange: (value: unknown) => void
}) {
  const { say } = useWords()
  const parts = Array.isArray(value) ? (value as readonly Part[]) : []
  const put = (at: number, part: Part) => onChange(parts.map((old, each) => (each === at ? part : old)))
  return (
    <div className="stack-s" role="group" aria-label={label}>
      {parts.map((part, at) => (
        // Parts have no other identity than their place
        <div key={at} className="scheme-params">
          <DecimalInput
            id={`${id}-${at}-weight`}
            label={say('scheme.part.weight', { at: at + 1 })}
            value={String(part.weight ?? '')}
            isPercent
            suffix="%"
            invalid={wrong}
            onChange={weight => put(at, { ...part, weight })}
          />
          <span className="scheme-box">
            <label htmlFor={`${id}-${at}-cmp`}>{say('scheme.param.cmp')}</label>
            <select id={`${id}-${at}-cmp`} value={part.cmp} onChange={e => put(at, { ...part, cmp: e.target.value })}>
              {comparisons.map(of => (
                <option key={of} value={of}>
                  {say(`scheme.choice.${of}`)}
                </option>
              ))}
            </select>
          </span>
          <span className="scheme-box">
            <label htmlFor={`${id}-${at}-than`}>{say('scheme.part.than')}</label>
            <select
              id={`${id}-${at}-than`}
              value={part.than ?? 'target'}
              onChange={e => {
                const { than: _than, T: _target, ...rest } = part
                put(at, e.target.value === 'previous' ? { ...rest, than: 'previous' } : { ...rest, T: '' })
              }}
            >
              <option value="target">{say('scheme.part.target')}</option>
              <option value="previous">{say('scheme.choice.previous')}</option>
            </select>
          </span>
          {part.than === undefined && (
            <DecimalInput
              id={`${id}-${at}-T`}
              label={say('scheme.param.T')}
              value={String(part.T ?? '')}
              invalid={wrong}
              onChange={T => put(at, { ...part, T })}
            />
          )}
          <button type="button" className="linkish" onClick={() => onChange(parts.filter((_, each) => each !== at))}>
            {say('scheme.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="linkish" onClick={() => onChange([...parts, { weight: '0', cmp: '>=', T: '' }])}>
        {say('scheme.part.add')}
      </button>
    </div>
  )
}
