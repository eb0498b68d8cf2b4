import type { AssessmentInput, AssessmentResult } from '#assessment'
import { Decimal } from '#base'

/** Numbers from a seed (mulberry32), so that a case found once is found again. */
export function diceOf(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    chance: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    shuffled: <T>(list: readonly T[]): readonly T[] => {
      const rest = [...list]
      return list.map(() => rest.splice(below(rest.length), 1)[0] as T)
    },
  }
}
type Dice = ReturnType<typeof diceOf>

/** A plain decimal up to `max` with up to `places` decimals; often a round one, where edges lie. */
function decimal(dice: Dice, max: number, places = 3): string {
  const count = dice.chance(0.4) ? 0 : dice.below(places + 1)
  const whole = dice.below(max + 1)
  const part = whole === max ? 0 : dice.below(10 ** count)
  return count === 0 ? String(whole) : `${whole}.${String(part).padStart(count, '0')}`
}
const share = (dice: Dice): string =>
  dice.chance(0.2) ? dice.pick(['0', '1', '0.5']) : `0.${String(dice.below(1000)).padStart(3, '0')}`
const signed = (dice: Dice, max: number, places?: number): string => {
  const text = decimal(dice, max, places)
  return dice.chance(0.06) && Number(text) !== 0 ? `-${text}` : text
}
const day = (dice: Dice): string =>
  `${dice.pick([2023, 2024])}-${String(1 + dice.below(12)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`
const capped = (dice: Dice): object => (dice.chance(0.1) ? { cap: dice.pick(['1.2', '0.9', '1', '1.5']) } : {})

type Params = Readonly<Record<string, unknown>>
const paramsOf: Readonly<Record<string, (dice: Dice) => Params>> = {
  F1: dice => ({
    T: signed(dice, 600),
    ...(dice.chance(0.3) && { strict: dice.chance(0.8) }),
    ...(dice.chance(0.3) && { floor: dice.pick(['0.60', '0.5', '0']) }),
    ...capped(dice),
  }),
  F2: dice => ({ T: signed(dice, 100, 1), ...capped(dice) }),
  F3a: dice => ({ T: signed(dice, 20), ...capped(dice) }),
  F3b: dice => ({ T: signed(dice, 20), ...capped(dice) }),
  F4: dice => {
    const lower = dice.below(60)
    return { L: String(lower), U: String(lower + dice.below(30)), tol: decimal(dice, 30, 1) }
  },
  F5: dice => ({ x0: decimal(dice, 12, 2), x1: decimal(dice, 12, 2) }),
  F6: dice => ({
    gT: signed(dice, 1, 3),
    ...(dice.chance(0.3) && { against: dice.pick(['previous', 'baseline']) }),
    ...capped(dice),
  }),
  F7: dice => {
    const bounds = [...new Set(Array.from({ length: 1 + dice.below(3) }, () => dice.below(100)))].toSorted((a, b) => a - b)
    const edges = [null, ...bounds.map(String), null]
    const rows = edges.slice(1).map((upper, at) => [edges[at], upper, share(dice)])
    return { bands: dice.shuffled(dice.chance(0.05) ? rows.slice(1) : rows) }
  },
  F8: dice => ({
    k: decimal(dice, 2, 2),
    ...(dice.chance(0.96) && { mode: dice.pick(['proportional', 'ceil', 'floor']) }),
    ...(dice.chance(0.5) && { T: decimal(dice, 40, 2) }),
  }),
  F9: dice => (dice.chance(0.6) ? {} : { step: dice.pick(['0.05', '0.1', '0.03', '0.5']) }),
  F10: dice => ({ RT: String(1 + dice.below(120)), ...(dice.chance(0.3) && { firstYear: dice.chance(0.8) }) }),
  F11: dice => ({ T: decimal(dice, 30, 1), cmp: dice.pick(['>', '>=', '<', '<=', '=', '≥', '≤']) }),
  F12: dice => {
    const first = dice.below(11)
    return {
      parts: [
        { weight: String(first / 10), T: decimal(dice, 20, 1), cmp: dice.pick(['>', '>=', '<=']) },
        dice.chance(0.5)
          ? { weight: String((10 - first) / 10), than: 'previous', cmp: '>' }
          : { weight: dice.chance(0.05) ? '0.35' : String((10 - first) / 10), T: decimal(dice, 20, 1), cmp: '>=' },
      ],
    }
  },
  F12_I23: dice => ({ floor: '2', ...(dice.chance(0.3) && { firstYear: true }) }),
  F13: () => ({}),
  F14: () => ({}),
  F15: () => ({}),
}
const inputsOf: Readonly<Record<string, (dice: Dice) => Params>> = {
  F9: dice => (dice.chance(0.1) ? {} : { peers: Array.from({ length: dice.below(9) }, () => decimal(dice, 20, 1)) }),
  F13: dice => ({
    k: Array.from({ length: dice.below(4) }, () => [
      decimal(dice, 40, 1),
      dice.pick(['1', '0.8', '0.5', '0.2', '0']),
      share(dice),
    ]),
  }),
  F14: dice => ({ scores: Array.from({ length: dice.below(9) }, () => dice.pick([decimal(dice, 100, 1), dice.below(101)])) }),
  F15: dice => ({ sat: dice.below(60), basic: dice.below(30), dis: dice.below(20) }),
}
const largest: Readonly<Record<string, number>> = {
  F5: 12,
  F3a: 20,
  F3b: 20,
  F10: 140,
  F11: 30,
  F12: 20,
  F12_I23: 5,
  F8: 40,
  F2: 100,
  F9: 20,
  F4: 110,
  F7: 100,
}
const functions = Object.keys(paramsOf)
const roles = ['lead', 'lead', 'coLead', 'responsible', 'responsible', 'collaborating'] as const

/** A scheme with its data, mostly sound and now and then incomplete, contradictory or on an edge. */
export function randomInput(seed: number): AssessmentInput {
  const dice = diceOf(seed)
  const isPlain = dice.chance(0.5)
  const units = Array.from({ length: 1 + dice.below(7) }, (_, at) => ({
    unit: `U${at + 1}`,
    group: dice.chance(0.8) ? 'A' : 'B',
  }))
  const tasks = Array.from({ length: dice.below(4) }, (_, at) => ({
    task: `t${at + 1}`,
    name: `T${at + 1}`,
    importance: dice.pick(['key', 'normal', 'support'] as const),
    owners: owners(),
  }))
  const lines = Array.from({ length: dice.below(7) }, (_, at) => {
    const fn = dice.chance(0.01) ? 'F16' : isPlain && dice.chance(0.6) ? 'F1' : dice.pick(functions)
    return {
      indicator: `I${at + 1}`,
      name: `N${at + 1}`,
      clauses: [],
      weight: dice.chance(0.03) ? '0' : decimal(dice, 12, 2),
      fn,
      params: { ...paramsOf[fn]?.(dice), ...(dice.chance(0.01) && { flor: '0.5' }) },
      owners: owners().map(owner => ({ ...owner, tasks: tasks.filter(() => dice.chance(0.4)).map(({ task }) => task) })),
    }
  })
  function owners() {
    const named = dice.shuffled(units).slice(0, dice.below(4))
    const again = dice.chance(0.04) ? named.slice(0, 1) : []
    return [...named, ...again].map(({ unit }) => ({ unit, role: dice.pick(roles) }))
  }
  const facts = lines
    .filter(() => dice.chance(0.96))
    .map(({ indicator, fn }) => {
      const max = largest[fn] ?? 600
      const [value, baseline, previous] = [signed(dice, max, 2), signed(dice, max, 2), signed(dice, max, 2)]
      return {
        indicator,
        value: dice.chance(0.04) ? null : value,
        baseline: dice.chance(0.12) ? null : dice.chance(0.1) ? value : baseline,
        previous: dice.chance(0.12) ? null : previous,
        status: dice.chance(0.8) ? ('final' as const) : dice.pick(['missing', 'notApplicable', 'provisional'] as const),
        factIds: [`f-${indicator}`],
        ...(inputsOf[fn] && dice.chance(0.97) && { inputs: inputsOf[fn](dice) }),
      }
    })
  const measures = units.flatMap(({ unit }) =>
    tasks
      .filter(() => dice.chance(0.85))
      .map(({ task }) => ({
        unit,
        task,
        milestones: Array.from({ length: dice.below(4) }, (_, at) => ({
          id: `m${at}`,
          weight: dice.chance(0.05) ? '0' : decimal(dice, 50, 1),
          dueOn: day(dice),
          extendedTo: dice.chance(0.2) ? day(dice) : null,
          doneOn: dice.chance(0.85) ? day(dice) : null,
          quality: share(dice),
        })),
      })),
  )
  const few = (most: number): number => (dice.chance(0.6) ? 0 : dice.below(most))
  const conduct = units
    .filter(() => dice.chance(0.93))
    .map(({ unit }) => {
      const decisionsDue = dice.below(8)
      return {
        unit,
        reportsLateShort: few(6),
        reportsLateLong: few(5),
        reportsMissing: few(12),
        returns: few(25),
        decisionsDue,
        decisionsOnTime: dice.below(decisionsDue + 1),
        slipRepliesLate: few(12),
        absences: few(12),
      }
    })
  /** mostly what was verified, or near it, or just at an edge of the tolerance */
  function claimOf(indicator: string): string {
    const value = facts.find(fact => fact.indicator === indicator)?.value ?? null
    if (value === null || dice.chance(0.1)) return signed(dice, 600, 2)
    return dice.chance(0.3)
      ? value
      : new Decimal(value).times(dice.pick(['1.05', '1.050001', '1.2', '1.3', '0.95', '0.9', '0'])).toFixed()
  }
  const adjustments = Array.from({ length: dice.below(7) }, (_, at) => ({
    id: `a${at + 1}`,
    unit: dice.pick(units).unit,
    kind: dice.pick(['bonus', 'deduction'] as const),
    points: dice.chance(0.1) ? decimal(dice, 12, 3) : dice.pick(['0.2', '0.3', '0.5', '1.0', '1.5', '4.0']),
    matter: dice.pick(['x', 'y', 'z']),
    toleratedBy: dice.chance(0.2) ? 'case' : null,
  }))
  const vetoes = dice.chance(0.2)
    ? [{ id: 'v1', unit: dice.pick(units).unit, effect: dice.pick(['capAtPass', 'fail'] as const) }]
    : []
  const isLow = dice.chance(0.5)
  const drawn = {
    cutOff: '2025-03-15T00:00:00.000Z',
    scheme: {
      id: 's',
      year: 2023,
      version: '1',
      units,
      lines,
      tasks,
      sharing: dice.pick(['ownMeasures', 'ownMeasures', 'ownMeasures', 'jointCredit', 'pointSplit'] as const),
      coefficients: { lead: '1.0', coLead: '1.0', responsible: '0.5', collaborating: '0.2' },
      alpha: dice.chance(0.8)
        ? { lead: '0.7', coLead: '0.7', responsible: '0.4', collaborating: '0.4' }
        : { lead: share(dice), coLead: share(dice), responsible: share(dice), collaborating: share(dice) },
      split: { lead: '0.60', responsible: '0.40' },
      importance: { key: '3', normal: '2', support: '1' },
      blocks: { targets: '0.70', tasks: '0.20', process: '0.10' },
      blocksWithoutTargets: { tasks: '0.85', process: '0.15' },
      limits: { bonus: '5', deduction: '10', total: '105' },
      gradeLines: isLow ? { excellent: '60', good: '45', pass: '30' } : { excellent: '90', good: '80', pass: '60' },
      quotas: dice.pick([
        { excellent: '0.20', good: '0.40' },
        { excellent: '0.5', good: '0.5' },
        { excellent: '0.15', good: '0.20' },
      ]),
      ...(dice.chance(0.7) && {
        deviation: {
          tolerance: dice.pick(['0.05', '0', '0.1']),
          inquiry: dice.pick(['0.20', '0.5']),
          points: dice.pick(['0.5', '0.33', '1']),
          limit: dice.pick(['2', '0.4', '1']),
        },
      }),
    },
    facts,
    measures,
    conduct,
    adjustments,
    vetoes,
    ...(dice.chance(0.3) && {
      tieOrder: dice
        .shuffled(units)
        .slice(dice.below(units.length))
        .map(({ unit }) => unit),
    }),
    ...(dice.chance(0.5) && {
      rules: '1.1.0',
      selfReviews: units.flatMap(({ unit }) =>
        lines.filter(() => dice.chance(0.8)).map(({ indicator }) => ({ unit, indicator, claimed: claimOf(indicator) })),
      ),
      ...(dice.chance(0.3) && {
        falsified: Array.from({ length: 1 + dice.below(3) }, (_, at) => ({
          id: `x${at + 1}`,
          unit: dice.pick(units).unit,
          indicator: `I${1 + dice.below(7)}`,
        })),
      }),
    }),
  } as unknown as AssessmentInput
  return dice.chance(0.15) ? twinned(drawn) : drawn
}

/** The second unit made like the first, so that nothing tells them apart at the edge of a quota. */
function twinned(input: AssessmentInput): AssessmentInput {
  const [first, second] = input.scheme.units
  if (!first || !second) return input
  const alike = <T extends { readonly unit: string }>(rows: readonly T[]): T[] => {
    const others = rows.filter(row => row.unit !== second.unit)
    return [...others, ...others.filter(row => row.unit === first.unit).map(row => ({ ...row, unit: second.unit }))]
  }
  const { scheme } = input
  return {
    ...input,
    scheme: {
      ...scheme,
      units: scheme.units.map(unit => ({ ...unit, group: 'A' })),
      lines: scheme.lines.map(line => ({ ...line, owners: alike(line.owners) })),
      tasks: scheme.tasks.map(task => ({ ...task, owners: alike(task.owners) })),
    },
    measures: alike(input.measures),
    conduct: alike(input.conduct),
    adjustments: alike(input.adjustments).map((each, at) => ({ ...each, id: `${each.id}-${at}` })),
    vetoes: [],
  }
}

/** A part of the input left out while `differs` still holds: the smallest case one removal at a time can reach. */
export function smallest(input: AssessmentInput, differs: (input: AssessmentInput) => boolean): AssessmentInput {
  for (;;) {
    const less = withOneLess(input).find(differs)
    if (!less) return input
    input = less
  }
}

function withOneLess(value: unknown): readonly AssessmentInput[] {
  const found: unknown[] = []
  const walk = (part: unknown, put: (changed: unknown) => unknown): void => {
    if (Array.isArray(part)) for (const at of part.keys()) found.push(put(part.toSpliced(at, 1)))
    if (typeof part === 'object' && part !== null)
      for (const [key, inner] of Object.entries(part))
        walk(inner, changed => put(Array.isArray(part) ? part.with(Number(key), changed) : { ...part, [key]: changed }))
  }
  walk(value, changed => changed)
  return found as AssessmentInput[]
}

/** Every row in another place but the owners of a line, which stand in the order of the clause. */
export function reordered(input: AssessmentInput, seed: number): AssessmentInput {
  const dice = diceOf(seed)
  return {
    ...input,
    scheme: {
      ...input.scheme,
      units: dice.shuffled(input.scheme.units),
      lines: dice.shuffled(input.scheme.lines),
      tasks: dice.shuffled(input.scheme.tasks),
    },
    facts: dice.shuffled(input.facts),
    measures: dice.shuffled(input.measures.map(entry => ({ ...entry, milestones: dice.shuffled(entry.milestones) }))),
    conduct: dice.shuffled(input.conduct),
    adjustments: dice.shuffled(input.adjustments),
    vetoes: dice.shuffled(input.vetoes),
    ...(input.selfReviews && { selfReviews: dice.shuffled(input.selfReviews) }),
    ...(input.falsified && { falsified: dice.shuffled(input.falsified) }),
  }
}

/** Many units and indicators with everything known. @param owners how many units stand on each line; all unless said */
export function largeInput(units: number, lines: number, owners = units): AssessmentInput {
  const dice = diceOf(7)
  const small = randomInput(1)
  const names = Array.from({ length: units }, (_, at) => `U${at}`)
  const namesFrom = (first: number, count: number) => Array.from({ length: count }, (_, at) => `U${(first + at) % units}`)
  const tasks = Array.from({ length: 20 }, (_, at) => `t${at}`)
  return {
    ...small,
    scheme: {
      ...small.scheme,
      sharing: 'ownMeasures',
      units: names.map((unit, at) => ({ unit, group: at % 2 === 0 ? 'A' : 'B' })),
      lines: Array.from({ length: lines }, (_, at) => ({
        indicator: `I${at}`,
        name: `I${at}`,
        clauses: [],
        weight: '1',
        fn: 'F1',
        params: { T: `${400 + dice.below(300)}.${dice.below(10)}` },
        owners: (owners === units ? names : namesFrom(at * owners, owners)).map((unit, place) => ({
          unit,
          role: place % 5 === 0 ? ('lead' as const) : ('responsible' as const),
          tasks: [tasks[at % 20] as string],
        })),
      })),
      tasks: tasks.map(task => ({
        task,
        name: task,
        importance: 'normal' as const,
        owners: names.map(unit => ({ unit, role: 'responsible' as const })),
      })),
    },
    facts: Array.from({ length: lines }, (_, at) => ({
      indicator: `I${at}`,
      value: `${200 + dice.below(500)}.${dice.below(10)}`,
      baseline: null,
      previous: null,
      status: 'final' as const,
      factIds: [`f${at}`],
    })),
    measures: names.flatMap(
      unit =>
        tasks.map(task => ({
          unit,
          task,
          milestones: [30, 40, 30].map((weight, at) => ({
            id: `${at}`,
            weight: String(weight),
            dueOn: '2023-06-30',
            extendedTo: null,
            doneOn: day(dice),
            quality: share(dice),
          })),
        })) as unknown as AssessmentInput['measures'],
    ),
    conduct: names.map(unit => ({
      unit,
      reportsLateShort: dice.below(3),
      reportsLateLong: 0,
      reportsMissing: 0,
      returns: 1,
      decisionsDue: 7,
      decisionsOnTime: 6,
      slipRepliesLate: 0,
      absences: 0,
    })),
    adjustments: [],
    vetoes: [],
  }
}

export type { AssessmentResult }
