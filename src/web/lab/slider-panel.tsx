import { Button, Select } from 'antd'
import { Figure } from '../parts/figure.tsx'
import { useWords } from '../words.ts'
import { cellText, shortNumber } from './lab-case.ts'
import { factOf, indicatorOf, type LabHouse, nameOf } from './lab-house.ts'
import type { LabSpec } from './lab-spec.ts'
import { useView } from './lab-store.ts'
import { NumberBox } from './number-box.tsx'

/** What the zone could do, each with a slider and a box; a turn redraws the place at once. */
export function SliderPanel({ house, made }: { readonly house: LabHouse; readonly made: LabSpec }) {
  const { say, lang } = useWords()
  const { store, part, set, keepPart } = house
  const isMoved = useView(store, view => Object.keys(view.settings).length > 0)
  const shown = part.actions.map(({ indicator }) => indicator).filter(code => made.codes.includes(code))
  const rest = made.codes.filter(code => !shown.includes(code))
  return (
    <section className="panel" aria-labelledby="lab-sliders">
      <header>
        <h2 id="lab-sliders">{say('lab.sliders')}</h2>
        <div className="acts">
          {isMoved && (
            <button type="button" className="linkish" onClick={() => store.setAll({})}>
              {say('lab.sliders.reset')}
            </button>
          )}
        </div>
      </header>
      {shown.length === 0 && <p className="quiet">{say('lab.sliders.none')}</p>}
      <ul className="lab-sliders">
        {shown.map(code => (
          <SliderRow key={code} house={house} made={made} code={code} />
        ))}
      </ul>
      <p className="line">
        <Select
          aria-label={say('lab.sliders.add')}
          placeholder={say('lab.sliders.add')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          className="lab-add"
          options={rest.map(code => ({ value: code, label: `${code} ${nameOf(set, code, lang)}` }))}
          onChange={(code: string | null) =>
            code && keepPart({ actions: [...part.actions, { indicator: code, reach: null, effort: null }] })
          }
        />
      </p>
    </section>
  )
}

function SliderRow({ house, made, code }: { readonly house: LabHouse; readonly made: LabSpec; readonly code: string }) {
  const { say, lang } = useWords()
  const { store, set, part } = house
  const setting = useView(store, view => view.settings[code])
  const indicator = indicatorOf(set, code)
  const fact = factOf(house, code)
  const start = made.start[code] as number
  const [low, high] = made.span[code] as readonly [number, number]
  const digits = made.digits[code] as number
  const value = setting ?? start
  const isKnown = Number.isFinite(value)
  const name = nameOf(set, code, lang)
  const unit = indicator?.measureUnit ?? ''
  const turn = (next: number) => store.set(code, next === start ? null : next)
  return (
    <li data-moved={setting !== undefined}>
      <span className="name">
        {name} <span className="note">{unit}</span>
        {indicator?.direction === -1 && <span className="note"> {say('lab.reverse')}</span>}
      </span>
      <input
        type="range"
        min={Math.min(low, isKnown ? value : low)}
        max={Math.max(high, isKnown ? value : high)}
        step={10 ** -digits}
        value={isKnown ? value : low}
        aria-label={`${code} ${name}`}
        aria-valuetext={isKnown ? `${value} ${unit}` : say('mark.missing')}
        onChange={event => turn(Number(Number(event.target.value).toFixed(digits)))}
      />
      <span className="from">
        <span className="note">{say('lab.start')}</span>{' '}
        {fact ? (
          <Figure of={fact.figure} bare />
        ) : Number.isFinite(start) ? (
          cellText(part.own[code] ?? start)
        ) : (
          <span className="mark missing">{say('mark.missing')}</span>
        )}
      </span>
      <span className="to">
        <NumberBox
          label={say('lab.setTo', { name })}
          isBare
          value={isKnown ? Number(shortNumber(value, digits).replace('\u2212', '-')) : null}
          onChange={next => (next === null ? store.set(code, null) : turn(next))}
        />
        <Button
          type="text"
          disabled={setting === undefined}
          aria-label={say('lab.back', { name })}
          onClick={() => store.set(code, null)}
        >
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            aria-hidden="true"
          >
            <path d="M3.5 6.5h6a3.5 3.5 0 0 1 0 7H6M6 3.5l-3 3 3 3" />
          </svg>
        </Button>
      </span>
    </li>
  )
}
