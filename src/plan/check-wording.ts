import type { Span } from '#base'
import { type CleanText, sourceSpan } from '#document'
import type { DraftDocument, DraftFinding, DraftTarget, DraftTask } from './draft.ts'
import { finding } from './finding.ts'
import * as words from './vocabulary.ts'

/** What the wording leaves to a ruling although every figure and owner was read. */
export interface ReadWording {
  readonly clean: CleanText
  readonly document: DraftDocument
  readonly tasks: readonly DraftTask[]
  readonly targets: readonly DraftTarget[]
  /** size classes without a measure */
  readonly unmeasured: ReadonlySet<string>
  /** figures said to be reached within so many years */
  readonly withinYears: ReadonlySet<string>
}

const span = ({ start, end }: Span): Span => ({ start, end })

export const checkWording = (plan: ReadWording): readonly DraftFinding[] => [
  ...checkMeasures(plan),
  ...checkDeadlines(plan),
  ...checkGrowth(plan),
  ...checkOffice(plan),
  ...checkAbsent(plan),
  ...checkPersons(plan),
  ...checkRuleBooks(plan),
  ...checkCited(plan),
  ...checkTolerance(plan),
]

/** What a figure counts, and against what. */
function checkMeasures({ targets, unmeasured, withinYears }: ReadWording): readonly DraftFinding[] {
  const about = (code: Parameters<typeof finding>[0], severity: 'info' | 'warn', of: readonly DraftTarget[]) =>
    of.map(target => finding(code, severity, [span(target.source)], { quote: target.source.quote }))
  const sizes = targets.filter(target => unmeasured.has(target.id) || (target.kind === 'level' && words.isSize(target)))
  const strict = targets.filter(target => target.comparator === 'exceed')
  return [
    ...(sizes.length > 1 && sizes.some(target => unmeasured.has(target.id))
      ? [
          finding(
            'several-sizes',
            'warn',
            sizes.map(target => span(target.source)),
            { count: sizes.length },
          ),
        ]
      : []),
    ...about(
      'denominator-unclear',
      'warn',
      targets.filter(({ metric, unit }) => unit === '%' && words.withoutDenominator(metric)),
    ),
    ...about(
      'level-or-sum',
      'warn',
      targets.filter(target => target.kind === 'level' && withinYears.has(target.id) && words.flowOfMoney(target)),
    ),
    ...about(
      'counted-together',
      'info',
      targets.filter(target => target.kind === 'level' && words.severalKinds(target)),
    ),
    ...(strict.length > 0
      ? [
          finding(
            'strict-comparator',
            'info',
            strict.map(target => span(target.source)),
            { count: strict.length },
          ),
        ]
      : []),
    ...about(
      'bounds-disagree',
      'warn',
      targets.filter(({ comparator, source }) => comparator === 'at-least' && words.exceedWord.test(source.quote)),
    ),
  ]
}

function checkDeadlines({ document, targets }: ReadWording): readonly DraftFinding[] {
  const { end } = document.period
  if (end === null) return []
  return targets
    .filter(target => target.deadline !== null && target.deadline > end)
    .map(target =>
      finding('deadline-after-end', 'warn', [span(target.source)], {
        quote: target.source.quote,
        deadline: target.deadline ?? '',
        end,
      }),
    )
}

/** Money that must grow every year, without a rate. */
const checkGrowth = ({ clean }: ReadWording): readonly DraftFinding[] =>
  [...clean.folded.matchAll(words.growsYearly)].map(match =>
    finding('growth-without-rate', 'warn', [sourceSpan(clean, match.index, match.index + match[0].length)], {
      quote: match[0],
    }),
  )

/** The office that judges sits with a unit that is judged. */
function checkOffice({ clean, document, tasks }: ReadWording): readonly DraftFinding[] {
  const host = words.officeSits.exec(clean.folded)
  const named = host?.[1]
  if (!host || named === undefined) return []
  const names = namesFor(named, document)
  const leads = tasks.filter(task => task.lead.some(name => names.has(name))).length
  const parts = tasks.filter(task => task.responsible.some(name => names.has(name))).length
  if (leads + parts === 0) return []
  return [
    finding('judge-and-judged', 'warn', [sourceSpan(clean, host.index, host.index + host[0].length)], {
      name: named,
      leads,
      parts: leads + parts,
    }),
  ]
}

const namesFor = (name: string, { abbreviations }: DraftDocument): ReadonlySet<string> =>
  new Set([name, ...abbreviations.flatMap(({ short, full }) => (short === name ? [full] : full === name ? [short] : []))])

/** A unit that owns most tasks is named in one that it does not own. */
function checkAbsent({ clean, document, tasks }: ReadWording): readonly DraftFinding[] {
  return document.abbreviations.flatMap(({ short, full }) => {
    const owns = (task: DraftTask): boolean => [...task.lead, ...task.responsible].some(name => name === short || name === full)
    const absent = tasks.filter(task => !owns(task))
    if (tasks.length < 4 || absent.length * 3 > tasks.length) return []
    return absent
      .filter(
        task =>
          clean.received.slice(task.source.start, task.source.end).includes(short) ||
          saidIn(clean, task.source).includes(short),
      )
      .map(task => finding('named-not-owner', 'info', [span(task.source)], { title: task.title, name: short }))
  })
}

/** The clean words of a place of the received text. */
function saidIn(clean: CleanText, { start, end }: Span): string {
  const first = firstFrom(clean.starts, start)
  return clean.text.slice(first, firstFrom(clean.starts, end))
}

function firstFrom(starts: Int32Array, place: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Mistakes that are to be forgiven need rules of their own. */
function checkTolerance({ clean }: ReadWording): readonly DraftFinding[] {
  const match = words.tolerance.exec(clean.folded)
  if (!match) return []
  return [
    finding('tolerance-not-drafted', 'info', [sourceSpan(clean, match.index, match.index + match[0].length)], {
      quote: match[0],
    }),
  ]
}

/** A person by name where a post is meant: the post outlives its holder. */
const checkPersons = ({ clean }: ReadWording): readonly DraftFinding[] =>
  [...clean.folded.matchAll(words.namedPerson)]
    .filter(match => !words.isPost.test(match[2] ?? match[1] ?? ''))
    .map(match =>
      finding('named-person', 'warn', [sourceSpan(clean, match.index, match.index + match[0].length)], {
        name: match[1] ?? match[2] ?? '',
      }),
    )

/** Rules for judging told of in more than one sentence. */
function checkRuleBooks({ clean }: ReadWording): readonly DraftFinding[] {
  const found: Span[] = []
  for (const match of clean.folded.matchAll(words.ruleBook)) {
    const { start, end } = sentenceAround(clean.folded, match.index)
    if (start < (found.at(-1)?.end ?? 0) || !words.ruleBookVerb.test(clean.folded.slice(start, end))) continue
    found.push({ start, end })
    if (found.length === 20) break
  }
  if (found.length < 2) return []
  return [
    finding(
      'several-rule-books',
      'info',
      found.map(({ start, end }) => sourceSpan(clean, start, end)),
      { count: found.length },
    ),
  ]
}

/** The sentence around a place, as far as a sentence reaches. */
function sentenceAround(folded: string, place: number): Span {
  let start = place
  let end = place
  while (start > 0 && place - start < 200 && !words.sentenceMarks.test(folded[start - 1] as string)) start--
  while (end < folded.length && end - place < 200 && !words.sentenceMarks.test(folded[end] as string)) end++
  return { start, end }
}

/** A document cited by title alone may have changed since. */
function checkCited({ clean, document }: ReadWording): readonly DraftFinding[] {
  const seen = new Set<string>([bare(document.title ?? '')])
  return [...clean.folded.matchAll(words.citedTitle)].flatMap(match => {
    const title = match[1] as string
    const key = bare(title)
    if (seen.has(key) || !words.isRuleTitle.test(title)) return []
    seen.add(key)
    return [
      finding('cited-without-number', 'info', [sourceSpan(clean, match.index, match.index + title.length + 2)], { title }),
    ]
  })
}

const bare = (title: string): string => title.replace(/[\s()\uff08\uff09\u300a\u300b]/g, '')
