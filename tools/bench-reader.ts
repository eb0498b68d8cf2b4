/**
 * How well and how fast plans are read: `npm run bench:reader`. Options: `--only accuracy,speed,fuzz`, `--show` to list
 * every difference, `--documents 100000` mutated documents, `--seed 1`.
 *
 * The plans of `data/plans/corpus` are invented. Each has a gold reading beside it; what is compared is what the
 * contract of the command line promises.
 */
import { parseArgs } from 'node:util'
import { fuzzReader } from './bench-reader/fuzz.ts'
import { corpus } from './bench-reader/gold.ts'
import { scoreReader } from './bench-reader/score.ts'
import { timeReader } from './bench-reader/speed.ts'

const { values: given } = parseArgs({
  options: {
    only: { type: 'string', default: 'accuracy,speed,fuzz' },
    show: { type: 'boolean', default: false },
    documents: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    plan: { type: 'string' },
  },
})
const only = new Set(given.only.split(','))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const plans = (await corpus()).filter(plan => given.plan === undefined || plan.name === given.plan)
if (only.has('accuracy'))
  for (const [name, group] of [
    ['written while the reader was made', plans.filter(plan => !plan.gold.isHeldOut)],
    ['held out', plans.filter(plan => plan.gold.isHeldOut)],
  ] as const)
    if (group.length > 0) for (const line of [name, ...scoreReader(group, { isShown: given.show }).lines]) say(line)
if (only.has('speed')) for await (const line of timeReader(plans)) say(line)
if (only.has('fuzz'))
  for await (const line of fuzzReader(plans, { documents: Number(given.documents), seed: Number(given.seed) })) say(line)
