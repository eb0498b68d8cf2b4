/**
 * The speed of the index engine beside the reference package's figures: `node tools/bench-index.ts`. Options:
 * `--only build,large,uncertainty,slider,copeland,remove`, `--units 1000000` for one build of that size, `--json`.
 *
 * CPU seconds of this process are the robust figure on a machine that others share; wall time stands beside it. Data
 * are invented from a seed.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { parseArgs } from 'node:util'
import {
  addTally,
  buildIndex,
  type CompiledIndex,
  compileIndex,
  createWhatIf,
  openUncertainty,
  type Tally,
  type UncertainIndex,
} from '#index'

/** CPU seconds of COINr 1.1.14 on R 4.2.2, single-threaded, 2 virtual cores of an AMD EPYC; medians. */
const reference = {
  build51x49: 0.061,
  build178x46: 0.072,
  whatIf178x46: 0.082,
  build10000x100: 9.8,
  uncertainty178x46: 1_760,
  copeland178x46: 28,
  remove178x46: 6.4,
}

const steps = [
  { step: 'treat' },
  { step: 'normalise', method: 'min-max', range: [1, 100] },
  { step: 'aggregate', method: 'arithmetic' },
]
const uncertainty = {
  replications: 10_000,
  assumptions: [
    {
      name: 'normalisation',
      kind: 'choice',
      step: 'normalise',
      options: [
        { method: 'min-max', range: [1, 100] },
        { method: 'z-score', mean: 50, sd: 10 },
      ],
    },
    { name: 'weights', kind: 'weight-noise', factor: 0.25 },
    { name: 'aggregation', kind: 'choice', step: 'aggregate', options: [{ method: 'arithmetic' }, { method: 'geometric' }] },
  ],
}

async function main(): Promise<void> {
  const { values: given } = parseArgs({
    options: {
      only: { type: 'string', default: 'build,large,uncertainty,slider,copeland,remove' },
      units: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const only = new Set(given.only.split(','))
  const rows: Row[] = []
  if (given.units !== undefined) rows.push(measureOnce(Number(given.units)))
  else {
    if (only.has('build'))
      rows.push(
        measureBuild('build 51×49, 8 groups', [51, 49, 8], 200, reference.build51x49),
        measureBuild('build 178×46, 5 groups', [178, 46, 5], 200, reference.build178x46),
      )
    if (only.has('large'))
      rows.push(measureBuild('build 10,000×100, 10 groups', [10_000, 100, 10], 5, reference.build10000x100))
    if (only.has('uncertainty')) rows.push(measureUncertainty(), await measureWorkers(2))
    if (only.has('slider')) rows.push(...measureSlider())
    if (only.has('copeland')) rows.push(measureCopeland())
    if (only.has('remove')) rows.push(measureRemove())
  }
  if (given.json) console.log(JSON.stringify(rows, null, 2))
  else console.table(rows)
}

interface Row {
  readonly case: string
  readonly cpuSeconds: number
  readonly wallSeconds: number
  readonly timesReference: number | null
}

/** Medians of several runs after some to warm up. */
function measured(name: string, runs: number, times: number | null, run: () => void): Row {
  for (let at = 0; at < Math.min(50, runs); at++) run()
  const [cpu, wall]: [number[], number[]] = [[], []]
  for (let at = 0; at < runs; at++) {
    const start = process.cpuUsage()
    const from = performance.now()
    run()
    wall.push((performance.now() - from) / 1e3)
    const { user, system } = process.cpuUsage(start)
    cpu.push((user + system) / 1e6)
  }
  // Short runs are below the clock of CPU time; their mean is not.
  const cpuSeconds = runs > 20 ? cpu.reduce((sum, one) => sum + one, 0) / runs : median(cpu)
  return rowOf(name, cpuSeconds, median(wall), times)
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
const rowOf = (name: string, cpu: number, wall: number, times: number | null): Row => ({
  case: name,
  cpuSeconds: Number(cpu.toPrecision(3)),
  wallSeconds: Number(wall.toPrecision(3)),
  timesReference: times === null ? null : Math.round(times / cpu),
})

function measureBuild(
  name: string,
  [units, indicators, groups]: readonly [number, number, number],
  runs: number,
  times: number,
): Row {
  const compiled = compiledOf(invented(units, indicators, groups))
  return measured(name, runs, times, () => void buildIndex(compiled))
}

function measureUncertainty(): Row {
  const index = opened()
  return measured('10,000 replications, 178×46, one core', 3, reference.uncertainty178x46, () => void index.runPart(0, 10_000))
}

/** Warm workers, as a page keeps them: each runs its part, the tallies are added. */
async function measureWorkers(count: number): Promise<Row> {
  const workers = Array.from({ length: count }, () => new Worker(import.meta.filename, { workerData: true }))
  const ask = (worker: Worker, part: readonly [number, number]): Promise<Tally> =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.postMessage(part)
    })
  const size = 10_000 / count
  const parts = workers.map((_, at) => [at * size, (at + 1) * size] as const)
  const walls: number[] = []
  const cpus: number[] = []
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage()
    const from = performance.now()
    const [first, ...rest] = await Promise.all(workers.map((worker, at) => ask(worker, parts[at] as readonly [number, number])))
    if (first) for (const tally of rest) addTally(first, tally)
    walls.push((performance.now() - from) / 1e3)
    const { user, system } = process.cpuUsage(start)
    cpus.push((user + system) / 1e6)
  }
  for (const worker of workers) await worker.terminate()
  return rowOf(`the same, ${count} workers`, median(cpus.slice(1)), median(walls.slice(1)), reference.uncertainty178x46)
}

function answer(): void {
  if (workerData !== true) return
  const index = opened()
  parentPort?.on('message', ([from, to]: readonly [number, number]) => parentPort?.postMessage(index.runPart(from, to)))
}

function measureSlider(): readonly Row[] {
  const whatIf = createWhatIf(compiledOf(invented(178, 46, 5)))
  if (!whatIf.ok) throw new Error(JSON.stringify(whatIf.refusal))
  let turn = 0
  const weight = () => void whatIf.value.change([{ kind: 'weight', code: `x${turn++ % 46}`, weight: 0.5 + (turn % 10) / 10 }])
  const value = () =>
    void whatIf.value.change([{ kind: 'value', unit: 'u7', time: null, indicator: `x${turn++ % 46}`, value: 40 + (turn % 20) }])
  return [
    measured('slider of a weight, 178×46', 500, reference.whatIf178x46, weight),
    measured('slider of a value, 178×46', 500, reference.whatIf178x46, value),
  ]
}

function measureCopeland(): Row {
  const copeland = compiledOf({
    ...invented(178, 46, 5),
    steps: [...steps.slice(0, 2), { step: 'aggregate', method: 'copeland' }],
  })
  return measured('Copeland at all levels, 178×46', 10, reference.copeland178x46, () => void buildIndex(copeland))
}

function measureRemove(): Row {
  const compiled = compiledOf(invented(178, 46, 5))
  return measured('remove each of 46 indicators', 10, reference.remove178x46, () => {
    const whatIf = createWhatIf(compiled)
    if (!whatIf.ok) return
    for (let at = 0; at < 46; at++) {
      whatIf.value.change([{ kind: 'weight', code: `x${at}`, weight: 0 }])
      whatIf.value.change([{ kind: 'weight', code: `x${at}`, weight: 1 }])
    }
  })
}

function measureOnce(units: number): Row {
  const compiled = compiledOf(invented(units, 100, 10))
  const start = process.cpuUsage()
  const from = performance.now()
  const built = buildIndex(compiled)
  const wall = (performance.now() - from) / 1e3
  const { user, system } = process.cpuUsage(start)
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return rowOf(
    `build ${units.toLocaleString('en')}×100, peak ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB`,
    (user + system) / 1e6,
    wall,
    null,
  )
}

function opened(): UncertainIndex {
  const index = openUncertainty(compiledOf({ ...invented(178, 46, 5), uncertainty }))
  if (!index.ok) throw new Error(JSON.stringify(index.refusal))
  return index.value
}

function compiledOf(spec: unknown): CompiledIndex {
  const compiled = compileIndex(spec)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  return compiled.value
}

/** Skewed and even columns, about 3 % missing, from a fixed seed. */
function invented(units: number, indicators: number, groups: number) {
  let state = 342
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 4_294_967_296
  }
  const column = (at: number) =>
    Float64Array.from({ length: units }, () => {
      const normal = Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw())
      return draw() < 0.03 ? NaN : at % 5 === 0 ? Math.exp(1.2 * normal) : 50 + 10 * normal
    })
  return {
    version: 1,
    data: {
      units: Array.from({ length: units }, (_, at) => `u${at}`),
      indicators: Object.fromEntries(Array.from({ length: indicators }, (_, at) => [`x${at}`, column(at)])),
    },
    structure: [
      { code: 'index' },
      ...Array.from({ length: groups }, (_, at) => ({ code: `g${at}`, parent: 'index' })),
      ...Array.from({ length: indicators }, (_, at) => ({
        code: `x${at}`,
        parent: `g${at % groups}`,
        direction: at % 7 === 0 ? -1 : 1,
      })),
    ],
    steps,
  }
}

if (isMainThread) await main()
else answer()
