import type { FrozenConduct, FrozenInput, FrozenTask, Role } from './frozen-input.ts'
import { deviationsOf } from './deviation.ts'
import type { Card } from './grade-units.ts'
import {
  clamp,
  isPositive,
  isZero,
  minus,
  one,
  over,
  plus,
  printed,
  type Rational,
  rounded,
  shortened,
  smaller,
  sum,
  times,
  whole,
  zero,
} from './rational.ts'
import { exact, type Owner, ordered, type ScoredLine } from './score-lines.ts'
import { countedOf, keyOf, mean, type OwnWork, processOf } from './unit-blocks.ts'

export interface Knowledge {
  readonly lines: readonly ScoredLine[]
  readonly measures: ReadonlyMap<string, OwnWork>
  readonly tasks: readonly { readonly task: FrozenTask; readonly owners: ReadonlyMap<string, Owner> }[]
  readonly conduct: FrozenConduct | undefined
  readonly missing: { readonly measures: Set<string>; readonly conduct: Set<string> }
}

export function cardOf(
  input: FrozenInput,
  { unit, group }: { readonly unit: string; readonly group: string },
  known: Knowledge,
): Card {
  const { scheme } = input
  const proven = new Set(
    (input.rules === undefined ? [] : (input.falsified ?? [])).filter(each => each.unit === unit).map(each => each.indicator),
  )
  const lines = known.lines.flatMap(scored => {
    const owner = scored.owners.get(unit)
    if (!owner) return []
    const own = { ...owner, unit }
    return [proven.has(scored.line.indicator) ? falsifiedLine(input, scored, own) : unitLine(input, scored, own, known)]
  })
  const tasks = known.tasks.flatMap(({ task, owners }) => {
    const role = owners.get(unit)?.role
    if (!role) return []
    const weight = times(exact(scheme.importance[task.importance] ?? '0'), exact(scheme.coefficients[role]))
    const done = known.measures.get(keyOf(unit, task.task))
    if (!done) known.missing.measures.add(`${unit} ${task.task}`)
    const status = done ? (done.rate ? 'final' : 'notApplicable') : 'missing'
    const rate = done ? done.rate && { low: done.rate, high: done.rate } : { low: zero, high: one }
    return [{ task: task.task, name: task.name, role, weight, status, rate }]
  })
  const process = processOf(known.conduct)
  if (!known.conduct) known.missing.conduct.add(unit)

  const targetsBlock = mean(lines.map(line => ({ weight: line.weighed, rate: line.effective })))
  const tasksBlock = mean(tasks)
  const shares = targetsBlock ? scheme.blocks : { targets: '0', ...scheme.blocksWithoutTargets }
  const blocks = [
    { block: 'targets', span: targetsBlock, share: shares.targets, isMissing: lines.some(line => line.isMissing) },
    { block: 'tasks', span: tasksBlock, share: shares.tasks, isMissing: tasks.some(task => task.status === 'missing') },
    { block: 'process', span: process.span, share: shares.process, isMissing: !known.conduct },
  ] as const
  const applying = blocks.flatMap(block => (block.span ? [{ ...block, span: block.span }] : []))
  const standing = sum(applying.map(block => exact(block.share)))
  const all = sum(blocks.map(block => exact(block.share)))
  // What does not apply hands its share on to what does, in proportion.
  const shareOf = (share: string): Rational => over(times(exact(share), all), standing)
  const contribution = (block: (typeof applying)[number], end: 'low' | 'high'): Rational =>
    rounded(times(shareOf(block.share), rounded(block.span[end], 2)), 2)

  const mine = ordered(
    input.adjustments.filter(entry => entry.unit === unit),
    ({ id }) => id,
  )
  const counted = countedOf(mine)
  const counting = (kind: 'bonus' | 'deduction') =>
    sum(mine.filter(entry => entry.kind === kind && counted.has(entry)).map(entry => rounded(exact(entry.points), 2)))
  const said = new Map((input.selfReviews ?? []).filter(each => each.unit === unit).map(each => [each.indicator, each.claimed]))
  // What was proven to be false is punished as such, and no second time for being far from the truth.
  const deviations = deviationsOf(
    lines.map(line => line.json).filter(({ indicator }) => !proven.has(indicator)),
    said,
    input.rules === undefined ? undefined : scheme.deviation,
  )
  const bonus = smaller(counting('bonus'), exact(scheme.limits.bonus))
  const deduction = smaller(plus(counting('deduction'), deviations.deduction), exact(scheme.limits.deduction))
  const adjusted = (points: Rational): Rational =>
    clamp(minus(plus(points, bonus), deduction), zero, exact(scheme.limits.total))
  const totalOf = (end: 'low' | 'high'): Rational => adjusted(sum(applying.map(block => contribution(block, end))))
  const applies = applying.length > 0 && !isZero(standing)
  const isMissing = applying.some(block => block.isMissing)
  const vetoes = ordered(
    input.vetoes.filter(veto => veto.unit === unit),
    ({ id }) => id,
  )
  const unrounded = applies ? adjusted(sum(applying.map(block => times(shareOf(block.share), block.span.low)))) : zero
  const vetoIds = vetoes.map(veto => veto.id)
  const isProvisional = isMissing || lines.some(line => line.status === 'provisional')
  return {
    unit,
    group,
    vetoes: vetoIds,
    effects: vetoes.map(veto => veto.effect),
    total: applies ? rounded(totalOf('low'), 2) : null,
    unrounded,
    targets: targetsBlock?.low ?? zero,
    tasks: tasksBlock?.low ?? zero,
    json: {
      unit,
      group,
      lines: lines.map(line => line.json),
      tasks: tasks.map(({ task, name, role, weight, status, rate }) => ({
        task,
        name,
        role,
        weight: shortened(weight),
        status,
        rate: rate && shortened(rate.low),
      })),
      process: process.items,
      blocks: blocks.map(block => {
        const found = block.span && { ...block, span: block.span }
        return {
          block: block.block,
          score: found ? printed(found.span.low, 2) : null,
          range: found?.isMissing ? { low: printed(found.span.low, 2), high: printed(found.span.high, 2) } : null,
          share: applies && found ? shortened(shareOf(found.share)) : '0',
          contribution: applies && found ? printed(contribution(found, 'low'), 2) : null,
        }
      }),
      adjustments: mine.map(entry => ({
        id: entry.id,
        kind: entry.kind,
        points: printed(exact(entry.points), 2),
        matter: entry.matter,
        isCounted: counted.has(entry),
      })),
      ...(input.rules !== undefined && { deviations: deviations.json }),
      bonus: printed(applies ? bonus : zero, 2),
      deduction: printed(applies ? deduction : zero, 2),
      total: applies ? printed(totalOf('low'), 2) : null,
      range: applies && isMissing ? { low: printed(totalOf('low'), 2), high: printed(totalOf('high'), 2) } : null,
      isProvisional,
      vetoes: vetoIds,
    },
  }
}

interface OwnerOfLine {
  readonly unit: string
  readonly role: Role
  readonly tasks: readonly string[]
}

const printedLine = ({ line, fact, status, rate }: ScoredLine, role: Role) => ({
  indicator: line.indicator,
  name: line.name,
  weight: line.weight,
  role,
  status,
  value: fact?.value ?? null,
  rate: rate && shortened(rate.low),
  factIds: (fact?.factIds ?? []).toSorted(),
})

/** A line the unit has falsified counts 0 with all its weight, whatever came out and even where it would not apply. */
function falsifiedLine({ scheme }: FrozenInput, scored: ScoredLine, { unit, role }: OwnerOfLine) {
  const { weight, parts } = scored
  const coefficient = scheme.sharing === 'jointCredit' ? one : exact(scheme.coefficients[role])
  const weighed = parts ? (parts.get(unit)?.most ?? zero) : times(weight, coefficient)
  const effective = parts && isZero(weighed) ? null : { low: zero, high: zero }
  const part = isZero(weight) ? zero : over(weighed, weight)
  return {
    status: 'final' as const,
    isMissing: false,
    weighed,
    effective,
    json: {
      ...printedLine(scored, role),
      status: 'final' as const,
      coefficient: shortened(parts ? part : coefficient),
      own: null,
      effective: effective && '0',
      contribution: effective && '0',
    },
  }
}

function unitLine(input: FrozenInput, scored: ScoredLine, owner: OwnerOfLine, known: Knowledge) {
  const { scheme } = input
  const { weight, status, rate, parts } = scored
  const base = printedLine(scored, owner.role)
  const isMissing = status === 'missing'
  if (parts) {
    const { most, low, high } = parts.get(owner.unit) ?? { most: zero, low: zero, high: zero }
    // A unit that no point was split off for has the line on its card, and it counts nothing.
    const effective = rate && isPositive(most) ? { low: over(low, most), high: over(high, most) } : null
    return {
      status,
      isMissing: isMissing && effective !== null,
      weighed: most,
      effective,
      json: {
        ...base,
        coefficient: shortened(isZero(weight) ? zero : over(most, weight)),
        own: null,
        effective: effective && shortened(effective.low),
        contribution: effective && shortened(low),
      },
    }
  }
  const isJoint = scheme.sharing === 'jointCredit'
  const coefficient = isJoint ? one : exact(scheme.coefficients[owner.role])
  const own = isJoint ? { span: null, lacks: false } : ownSpan(owner, known)
  if (own.lacks && rate)
    for (const task of owner.tasks)
      if (!known.measures.has(keyOf(owner.unit, task))) known.missing.measures.add(`${owner.unit} ${task}`)
  const alpha = own.span ? exact(scheme.alpha[owner.role]) : one
  const share = (end: 'low' | 'high'): Rational =>
    own.span ? plus(times(alpha, rate?.[end] ?? zero), times(minus(one, alpha), own.span[end])) : (rate?.[end] ?? zero)
  const effective = rate && { low: share('low'), high: share('high') }
  const weighed = times(weight, coefficient)
  return {
    status,
    isMissing: rate !== null && (isMissing || own.lacks),
    weighed,
    effective,
    json: {
      ...base,
      coefficient: shortened(coefficient),
      own: rate && own.span ? shortened(own.span.low) : null,
      effective: effective && shortened(effective.low),
      contribution: effective && shortened(times(weighed, effective.low)),
    },
  }
}

/** The unit's own measures for its tasks behind an indicator: the mean of the tasks for which something was due. */
function ownSpan(owner: { readonly unit: string; readonly tasks: readonly string[] }, known: Knowledge) {
  const found = owner.tasks.map(task => known.measures.get(keyOf(owner.unit, task)))
  const lacks = found.includes(undefined)
  const rates = found.flatMap(entry =>
    !entry ? [{ low: zero, high: one }] : entry.rate ? [{ low: entry.rate, high: entry.rate }] : [],
  )
  const span =
    rates.length === 0 ? null : { low: meanOf(rates.map(rate => rate.low)), high: meanOf(rates.map(rate => rate.high)) }
  return { span, lacks }
}
const meanOf = (rates: readonly Rational[]): Rational => over(sum(rates), whole(rates.length))
