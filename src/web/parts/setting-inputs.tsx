import { Select } from 'antd'
import type { ComponentType } from 'react'
import { useCatalogue } from '../session.tsx'
import type { ParameterWire } from '../wire.ts'
import { useWords } from '../words.ts'
import type { InputProps } from './input.ts'
import { parameterKey, settingOf } from './setting.ts'

/** The parameters of the house by name, area by area; those of the plan are not set. */
export function ParameterInput({ id, value, onChange, describedBy, invalid }: InputProps) {
  const { areas } = useCatalogue()
  const { house, label, say } = useWords()
  const options = areas.flatMap(area => {
    const open = area.parameters.filter(of => of.tag !== 'P')
    const under = open.map(of => ({ value: `${area.slug}.${of.name}`, label: house(parameterKey(`${area.slug}.${of.name}`)) }))
    return open.length > 0 ? [{ label: label(area.slug), options: under }] : []
  })
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : null}
      placeholder={say('choose')}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={next => onChange(next ?? null)}
      style={{ width: '100%', maxWidth: '32rem' }}
    />
  )
}

const useParameterBeside = ({ beside }: InputProps): { readonly address: string; readonly of: ParameterWire | null } => {
  const address = String(beside['parameter'] ?? '')
  return { address, of: useCatalogue().parameter(address) }
}

/** Which of its values, where a parameter is kept by a choice. */
export function ParameterKeyInput(props: InputProps) {
  const { id, value, onChange, describedBy, invalid } = props
  const { address, of } = useParameterBeside(props)
  const { house, say } = useWords()
  if (!of || of.by.length === 0) return <p className="note">{say('settings.noKey')}</p>
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : null}
      placeholder={say('choose')}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      options={of.by.map(key => ({ value: key, label: house(`${parameterKey(address)}.${key}`) }))}
      onChange={next => onChange(next ?? null)}
      style={{ width: '100%', maxWidth: '24rem' }}
    />
  )
}

/** A value of the chosen parameter, typed as its own field is typed. */
export function SettingValueInput(
  props: InputProps & { readonly inputs: Readonly<Record<string, ComponentType<InputProps>>> },
) {
  const { value, onChange, inputs } = props
  const { of } = useParameterBeside(props)
  const { say } = useWords()
  const Input = of && inputs[of.kind]
  if (!Input) return <p className="note">{say('settings.first')}</p>
  return (
    <Input
      {...props}
      field={of}
      value={typeof value === 'string' ? settingOf(of, value) : null}
      onChange={next => onChange(next === null ? null : String(next))}
    />
  )
}
