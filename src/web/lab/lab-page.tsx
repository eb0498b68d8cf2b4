import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { isProblem, paperOf } from '../api.ts'
import { useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { Benchmark } from '../queries.ts'
import { useInside } from '../session.tsx'
import { useWords } from '../words.ts'
import { AssumptionsPanel } from './assumptions-panel.tsx'
import { BridgePanel } from './bridge-panel.tsx'
import { ChartsPanel } from './charts-panel.tsx'
import { DataPanel } from './data-panel.tsx'
import { ForecastPanel } from './forecast-panel.tsx'
import { GapPanel } from './gap-panel.tsx'
import type { LabCase, SetCase } from './lab-case.ts'
import { emptyCase, emptySet, readCase } from './lab-case.ts'
import { inputOf, type LabHouse, ownOf } from './lab-house.ts'
import { type LabSpec, settledSpec, specOf } from './lab-spec.ts'
import { LabStore } from './lab-store.ts'
import { OutlookPanel } from './outlook-panel.tsx'
import { PathPanel } from './path-panel.tsx'
import { RefusedNote } from './refused-note.tsx'
import { save, saveBytes } from '../parts/save-file.ts'
import { ScenarioPanel } from './scenario-panel.tsx'
import { SetCards } from './set-cards.tsx'
import { SliderPanel } from './slider-panel.tsx'
import './lab.css'

const keptCase = 'jinwei.lab.case'

/** W15: where the zone loses its points, what a change would bring, and the cheapest way to the target place. */
export function LabPage() {
  const asked = useOwn('benchmark', {})
  return <Answered of={asked}>{data => <LabHouseOf data={data} />}</Answered>
}

const loadSample = async (): Promise<LabCase> =>
  (await import('../../../data/sample/benchmark.json')).default as unknown as LabCase

/** The case of this session: what the person kept, else the invented one where everything is invented, else nothing. */
function useCase(data: Benchmark) {
  const { sample } = useInside()
  const [of, setOf] = useState<LabCase | null>(() => {
    const kept = sessionStorage.getItem(keptCase)
    const read = kept === null ? null : readCase(kept)
    return read !== null && 'case' in read ? read.case : null
  })
  useEffect(() => {
    if (of !== null) return
    if (!sample) setOf(emptyCase('', Number(data.rank?.target ?? 100)))
    else void loadSample().then(setOf)
  }, [of, sample, data])
  const keep = (next: LabCase): void => {
    sessionStorage.setItem(keptCase, JSON.stringify(next))
    setOf(next)
  }
  return { of, keep, takeSample: () => void loadSample().then(keep) }
}

function LabHouseOf({ data }: { readonly data: Benchmark }) {
  const { of, keep, takeSample } = useCase(data)
  const [store, setStore] = useState<LabStore | null>(null)
  useEffect(() => {
    const made = new LabStore()
    setStore(made)
    return () => made.close()
  }, [])
  return of && store ? <Laboratory data={data} of={of} store={store} keep={keep} takeSample={takeSample} /> : null
}

interface Props {
  readonly data: Benchmark
  readonly of: LabCase
  readonly store: LabStore
  readonly keep: (next: LabCase) => void
  readonly takeSample: () => void
}

function Laboratory({ data, of, store, keep, takeSample }: Props) {
  const { say } = useWords()
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const set = data.sets.find(item => item.set === search['set']) ?? data.sets[0]
  const [isOpen, setOpen] = useState(false)
  const specs = useMemo(
    () => data.sets.map(one => ({ set: one, made: specOf(one, of.sets[one.set] ?? emptySet, of, ownOf(data, of, one.set)) })),
    [data, of],
  )
  const made = specs.find(one => one.set === set)?.made ?? null
  useEffect(() => {
    if (made && set) store.open(inputOf(made, of), set.set, made.codes)
  }, [made, of, set, store])
  useEffect(() => {
    store.beside({
      inputs: specs.flatMap(one => (one.made ? [{ set: one.set.set, input: inputOf(one.made, of) }] : [])),
      successors: data.sets.flatMap(one =>
        one.indicators.flatMap(({ code, successorOf }) => (successorOf ? [[code, successorOf] as const] : [])),
      ),
      targets: data.targets.map(({ code, history, target, due, isReverse }) => ({
        code,
        history: history.map(({ year, value }) => ({ time: year, value: Number(value) })),
        target: Number(target),
        due,
        direction: isReverse ? -1 : 1,
      })),
    })
  }, [specs, of, data, store])
  if (!set) return null
  const part = of.sets[set.set] ?? emptySet
  const house: LabHouse = {
    data,
    of,
    set,
    part,
    made,
    store,
    keep,
    keepPart: (next: Partial<SetCase>) => keep({ ...of, sets: { ...of.sets, [set.set]: { ...part, ...next } } }),
  }
  return (
    <div className="lab">
      <PageHead title={say('lab.title')} sub={say('lab.sub')}>
        {made && <ReportAct house={house} made={made} />}
        <FileActs of={of} keep={keep} takeSample={takeSample} />
      </PageHead>
      <p className="banner provisional lab-banner">
        <b>{say('lab.banner')}</b> {of.isSample && of.note}
      </p>
      <SetCards
        house={house}
        specs={specs}
        onTurn={next => void navigate({ to: '.', search: (old: Record<string, string>) => ({ ...old, set: next }) })}
      />
      <AssumptionsPanel house={house} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} />
      <RefusedNote store={store} house={house} />
      {made ? (
        <>
          <div className="columns even lab-top">
            <SliderPanel house={house} made={made} />
            <ForecastPanel house={house} made={made} />
          </div>
          <GapPanel house={house} made={made} />
          <PathPanel house={house} made={made} />
          <ChartsPanel house={house} />
          <ScenarioPanel house={house} made={made} />
          <BridgePanel house={house} />
          <OutlookPanel house={house} />
        </>
      ) : (
        <div className="panel">
          <EmptyState text={say('lab.empty')}>
            <Button onClick={takeSample}>{say('lab.sample')}</Button>
          </EmptyState>
        </div>
      )}
      <DataPanel house={house} key={set.set} />
    </div>
  )
}

/** The official paper of the present setting; the server computes it again from the spec, which rides in the paper. */
function ReportAct({ house, made }: { readonly house: LabHouse; readonly made: LabSpec }) {
  const { say, problem } = useWords()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const make = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const { settings } = house.store.read()
      const asked = { unit: made.unit, set: house.set.set, targetRank: house.of.targetRank }
      const paper = await paperOf('/api/papers/lab', { ...asked, spec: JSON.stringify(settledSpec(made, settings)) })
      saveBytes('benchmark.docx', paper, paper.type)
    } catch (error) {
      if (!isProblem(error)) throw error
      setFault(problem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button loading={isBusy} onClick={() => void make()}>
        {say('lab.report')}
      </Button>
      {fault && (
        <p className="note" role="alert">
          {say('lab.report.fault', { reason: fault })}
        </p>
      )}
    </>
  )
}

/** The case goes out as a file and comes back as one; the engine's spec can be computed in a shell. */
function FileActs({ of, keep, takeSample }: Pick<Props, 'of' | 'keep' | 'takeSample'>) {
  const { say } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<string | null>(null)
  return (
    <>
      <Button onClick={() => save(`${of.isSample ? 'sample-' : ''}lab-case.json`, of)}>{say('lab.export')}</Button>
      <Button onClick={() => picker.current?.click()}>{say('lab.import')}</Button>
      {!of.isSample && <Button onClick={takeSample}>{say('lab.sample')}</Button>}
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={say('lab.import')}
        onChange={async event => {
          const file = event.target.files?.[0]
          if (!file) return
          const read = readCase(await file.text())
          event.target.value = ''
          if ('case' in read) keep(read.case)
          setFault(
            'case' in read ? null : say('lab.import.fault', { where: read.fault.where || '{ }', found: read.fault.found }),
          )
        }}
      />
      {fault && (
        <p className="note" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}
