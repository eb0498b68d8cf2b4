import { Input, Radio, Select } from 'antd'
import { type ComponentType, useState } from 'react'
import { plainDigits, trimZeros } from '../format.ts'
import type { FieldKind } from '../wire.ts'
import { useWords } from '../words.ts'
import { DayInput } from './day-input.tsx'
import { EvidenceInput } from './evidence-field.tsx'
import type { InputProps } from './input.ts'
import { MoneyInput } from './money-input.tsx'
import { PartsTable } from './parts-table.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { RefInput } from './ref-picker.tsx'
import { ParameterInput, ParameterKeyInput, SettingValueInput } from './setting-inputs.tsx'

const textOf = (value: InputProps['value']): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const limitOf = (max: number | string | undefined): number | undefined => (max === undefined ? undefined : Number(max))

function TextInput({ id, field, value, onChange, describedBy, invalid }: InputProps) {
  return (
    <Input
      id={id}
      value={textOf(value)}
      maxLength={limitOf(field.max)}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      onChange={event => onChange(event.target.value || null)}
    />
  )
}

function LongTextInput({ id, field, value, onChange, describedBy, invalid }: InputProps) {
  return (
    <Input.TextArea
      id={id}
      value={textOf(value)}
      autoSize={{ minRows: 4, maxRows: 18 }}
      maxLength={limitOf(field.max)}
      showCount={typeof field.max === 'number' && field.max <= 5_000}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      onChange={event => onChange(event.target.value || null)}
    />
  )
}

/** Codes are written without blanks and in capitals, full-width forms made plain; their check digit is the server's. */
function CodeInput(props: InputProps) {
  const { id, value, onChange, describedBy, invalid, field } = props
  if (field.of === 'parameter') return <ParameterInput {...props} />
  if (field.of === 'parameterKey') return <ParameterKeyInput {...props} />
  if (field.of === 'settingValue') return <SettingValueInput {...props} inputs={inputs} />
  return (
    <Input
      id={id}
      value={textOf(value)}
      maxLength={limitOf(field.max)}
      spellCheck={false}
      autoComplete="off"
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      style={{ maxWidth: '24rem' }}
      onChange={event => onChange(event.target.value || null)}
      onBlur={event =>
        onChange(
          field.of === 'creditCode' ? plainDigits(event.target.value).toUpperCase() || null : event.target.value.trim() || null,
        )
      }
    />
  )
}

interface NumericProps extends InputProps {
  readonly form: RegExp
  readonly suffix?: string | undefined
  readonly toText: (value: InputProps['value']) => string
  readonly toValue: (plain: string) => InputProps['value']
}

/** Text that is a number when it is left or sent; full-width digits are made plain and shown so. */
function NumericInput({ id, describedBy, invalid, value, onChange, onBad, form, suffix, toText, toValue }: NumericProps) {
  const { say } = useWords()
  const [text, setText] = useState(toText(value))
  const judge = () => {
    const plain = plainDigits(text)
    const good = plain === '' || form.test(plain)
    if (good) setText(plain)
    onBad?.(good ? null : say('number.bad'))
  }
  return (
    <Input
      id={id}
      value={text}
      inputMode="decimal"
      suffix={suffix}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      style={{ width: '14rem' }}
      onChange={event => {
        setText(event.target.value)
        const plain = plainDigits(event.target.value)
        onChange(form.test(plain) ? toValue(plain) : null)
      }}
      onBlur={judge}
      onPressEnter={judge}
    />
  )
}

const CountInput = (props: InputProps) => (
  <NumericInput {...props} form={/^-?\d{1,10}$/} toText={textOf} toValue={plain => Number(plain)} />
)

function NumberInput(props: InputProps) {
  const { unit } = useWords()
  const { field, beside } = props
  // A target names its own unit of measure in a field beside it.
  const other = field.measureUnit ? beside[field.measureUnit] : undefined
  const suffix = typeof other === 'string' ? other : unit(field.measureUnit ?? '')
  return (
    <NumericInput
      {...props}
      form={new RegExp(`^-?\\d{1,18}(\\.\\d{1,${Math.max(field.digits ?? 4, 1)}})?$`)}
      suffix={suffix || undefined}
      toText={textOf}
      toValue={plain => plain}
    />
  )
}

const ShareInput = (props: InputProps) => (
  <NumericInput
    {...props}
    form={/^\d{1,3}(\.\d{1,2})?$/}
    suffix="%"
    toText={value => (typeof value === 'number' ? trimZeros((value / 100).toFixed(2)) : '')}
    toValue={plain => Math.round(Number(plain) * 100)}
  />
)

function YesInput({ id, value, onChange, describedBy }: InputProps) {
  const { say } = useWords()
  return (
    <Radio.Group
      id={id}
      value={value}
      aria-describedby={describedBy}
      options={[
        { value: true, label: say('yes') },
        { value: false, label: say('no') },
      ]}
      onChange={event => onChange(event.target.value === true)}
    />
  )
}

function ChoiceInput({ id, field, path, address, value, onChange, describedBy, invalid }: InputProps) {
  const { say, choice } = useWords()
  const of = Array.isArray(field.of) ? field.of : []
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : null}
      allowClear={field.optional === true}
      placeholder={say('choose')}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      showSearch={of.length > 12 ? { optionFilterProp: 'label' } : false}
      options={of.map(name => ({ value: name, label: choice(address, path, name) }))}
      onChange={next => onChange(next ?? null)}
      style={{ width: '100%', maxWidth: '24rem', minWidth: '8rem' }}
    />
  )
}

function SetInput({ id, field, path, address, value, onChange, describedBy, invalid }: InputProps) {
  const { say, choice } = useWords()
  const of = Array.isArray(field.of) ? field.of : []
  return (
    <Select
      id={id}
      mode="multiple"
      value={Array.isArray(value) ? (value as string[]) : []}
      placeholder={say('choose.several')}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      options={of.map(name => ({ value: name, label: choice(address, path, name) }))}
      onChange={next => onChange(next)}
      style={{ width: '100%' }}
    />
  )
}

const DayField = ({ id, value, onChange, describedBy, invalid, onBad }: InputProps) => (
  <DayInput
    id={id}
    value={typeof value === 'string' ? value : null}
    onChange={onChange}
    describedBy={describedBy}
    invalid={invalid}
    showWeekday
    onBad={onBad}
  />
)

function InstantInput({ id, value, onChange, describedBy, invalid }: InputProps) {
  const at = typeof value === 'string' && value ? new Date(value) : null
  const local = at ? new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : ''
  return (
    <Input
      id={id}
      type="datetime-local"
      value={local}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      style={{ width: '15rem' }}
      onChange={event => onChange(event.target.value ? new Date(event.target.value).toISOString() : null)}
    />
  )
}

/** One input per kind of field; a new kind does not compile until it has one. */
export const inputs = {
  text: TextInput,
  longText: LongTextInput,
  code: CodeInput,
  count: CountInput,
  number: NumberInput,
  share: ShareInput,
  money: MoneyInput,
  yes: YesInput,
  choice: ChoiceInput,
  set: SetInput,
  day: DayField,
  instant: InstantInput,
  period: PeriodPicker,
  ref: RefInput,
  evidence: EvidenceInput,
  parts: PartsTable,
} as const satisfies Record<FieldKind, ComponentType<InputProps>>
