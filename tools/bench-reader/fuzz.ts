import { readDocument } from '#document'
import { readPlan } from '#plan'
import type { CorpusPlan } from './gold.ts'
import { docxOf, ofdOf, pagesOf, paragraphXml, pdfOf } from './pack.ts'

/** Nothing may take longer, in ms. */
const longest = 2_000

/**
 * Reads mutated documents and mutated archives. Every one must end in a reading whose places lie in the text, or in a
 * refusal; a throw or a slow one is listed with its seed.
 */
export async function* fuzzReader(
  plans: readonly CorpusPlan[],
  {
    documents,
    seed,
    files = Math.max(200, Math.round(documents / 50)),
  }: { readonly documents: number; readonly seed: number; readonly files?: number },
): AsyncGenerator<string> {
  const begun = performance.now()
  const memory = new Peak()
  let slowest = 0
  let read = 0
  const faults: string[] = []
  for (let at = 0; at < documents; at++) {
    const dice = new Dice(seed * 1_000_003 + at)
    const text = mutatedText(plans, dice)
    const from = performance.now()
    try {
      const outcome = readPlan(text)
      if (outcome.ok) {
        read++
        const places = [...outcome.value.tasks, ...outcome.value.targets, ...outcome.value.sections].map(one => one.source)
        if (places.some(({ start, end }) => start < 0 || end > text.length || end < start))
          faults.push(`document ${at}: a place outside the text`)
      }
    } catch (error) {
      faults.push(`document ${at}: ${error instanceof Error ? error.message : String(error)}`)
    }
    const took = performance.now() - from
    slowest = Math.max(slowest, took)
    if (took > longest) faults.push(`document ${at}: ${Math.round(took)} ms`)
    if (at % 1_000 === 0) memory.look()
  }
  yield `fuzz      ${documents} mutated documents, ${read} read, ${documents - read} refused, slowest ${Math.round(slowest)} ms, ${Math.round((performance.now() - begun) / 1_000)} s, heap at most ${memory.mb} MB`
  for (const [format, originals] of archivesOf(plans))
    yield* fuzzFormat(format, dice => mutatedBytes(originals[dice.below(originals.length)] as Uint8Array, dice), {
      count: files,
      seed,
      faults,
    })
  // Whole archives around broken parts: what a flipped byte of a packed part seldom gives.
  const bodies = plans.slice(0, 8).map(plan => bodyOf(plan.text))
  yield* fuzzFormat('docx', dice => docxOf(mutatedXml(bodies[dice.below(bodies.length)] as string, dice)), {
    count: files,
    seed,
    faults,
  })
  yield* fuzzFormat('ofd', dice => ofdOf(mutatedPages(plans, dice)), { count: files, seed, faults })
  yield* fuzzFormat('pdf', dice => pdfOf(mutatedPages(plans, dice)), { count: files, seed, faults })
  yield `faults    ${faults.length}`
  for (const fault of faults.slice(0, 20)) yield `  ${fault}`
  if (faults.length > 0) process.exitCode = 1
}

const archivesOf = (plans: readonly CorpusPlan[]): readonly (readonly [string, readonly Uint8Array[]])[] => {
  const some = plans.slice(0, 4)
  return [
    [
      'docx',
      some.map(({ text }) =>
        docxOf(
          text
            .split('\n')
            .map(line => paragraphXml(line))
            .join(''),
        ),
      ),
    ],
    ['ofd', some.map(({ text }) => ofdOf(pagesOf(text)))],
    ['pdf', some.map(({ text }) => pdfOf(pagesOf(text)))],
    [
      'html',
      some.map(({ text }) =>
        new TextEncoder().encode(
          `<html><body>${text
            .split('\n')
            .map(line => `<p>${line}</p>`)
            .join('')}</body></html>`,
        ),
      ),
    ],
  ]
}

async function* fuzzFormat(
  format: string,
  make: (dice: Dice) => Uint8Array,
  { count, seed, faults }: { readonly count: number; readonly seed: number; readonly faults: string[] },
): AsyncGenerator<string> {
  let slowest = 0
  const ends = new Map<string, number>()
  for (let at = 0; at < count; at++) {
    const dice = new Dice(seed * 7_919 + at)
    const bytes = make(dice)
    const from = performance.now()
    try {
      const outcome = await readDocument(bytes, `a.${format}`)
      const end = outcome.ok ? 'read' : outcome.refusal.code
      ends.set(end, (ends.get(end) ?? 0) + 1)
      if (outcome.ok) readPlan(outcome.value.text)
    } catch (error) {
      faults.push(`${format} ${at}: ${error instanceof Error ? error.message : String(error)}`)
    }
    const took = performance.now() - from
    slowest = Math.max(slowest, took)
    if (took > longest) faults.push(`${format} ${at}: ${Math.round(took)} ms`)
  }
  yield `fuzz      ${count} mutated ${format} files: ${[...ends].map(([end, times]) => `${end} ${times}`).join(', ')}; slowest ${Math.round(slowest)} ms`
}

const pieces = [
  '(',
  ')',
  '\uff08',
  '\uff09',
  '\u3014',
  '\u3015',
  '\u300a',
  '\u300b',
  '\u201c',
  '\u201d',
  '\u3002',
  '\uff1b',
  '\uff1a',
  '\u3001',
  '\uff0c',
  '\n',
  '\t',
  ' ',
  '1.',
  '\u4e00\u3001',
  '\uff08\u4e00\uff09',
  '(f\u0101)',
  '2024\u5e74',
  '5%',
  '3\u5bb6',
  '\u4ebf\u5143',
  '\u4ee5\u4e0a',
  '\u5206\u522b',
  '\u7ffb\u4e00\u756a',
  '\u7275\u5934\u5355\u4f4d\uff1a',
  '\u8d23\u4efb\u5355\u4f4d\uff1a',
  '\u7b49',
  '\ue786',
  '\ufffd',
  '\ud800',
  '|',
  '\u9644\u4ef61',
  '999999999999999999999',
  '\u5341\u767e\u5343\u4e07\u4ebf',
]

/** Words of two plans cut, doubled, moved and sprinkled with marks. */
function mutatedText(plans: readonly CorpusPlan[], dice: Dice): string {
  let text = (plans[dice.below(plans.length)] as CorpusPlan).text
  if (dice.below(4) === 0) text += (plans[dice.below(plans.length)] as CorpusPlan).text
  for (let steps = 1 + dice.below(12); steps > 0; steps--) {
    const at = dice.below(text.length + 1)
    const length = dice.below(dice.below(8) === 0 ? 400 : 12)
    const piece = pieces[dice.below(pieces.length)] as string
    switch (dice.below(6)) {
      case 0:
        text = text.slice(0, at) + text.slice(at + length)
        break
      case 1:
        text = text.slice(0, at) + text.slice(at, at + length).repeat(2 + dice.below(4)) + text.slice(at + length)
        break
      case 2:
        text = text.slice(0, at) + piece.repeat(1 + dice.below(dice.below(20) === 0 ? 2_000 : 3)) + text.slice(at)
        break
      case 3:
        text = text.slice(at) + text.slice(0, at)
        break
      case 4:
        text = text.replaceAll(text[at] ?? '\n', piece)
        if (text.length > 200_000) text = text.slice(0, 200_000)
        break
      default:
        text = text.slice(0, at) + String.fromCharCode(dice.below(65_536)) + text.slice(at)
    }
  }
  return text
}

/** A text as paragraphs and one table with merged cells. */
const bodyOf = (text: string): string =>
  text
    .split('\n')
    .map((line, at) =>
      at % 7 === 3
        ? `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraphXml(line)}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraphXml(line)}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraphXml('')}</w:tc></w:tr></w:tbl>`
        : paragraphXml(line, at % 3 === 0 ? '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>' : ''),
    )
    .join('')

const tags = [
  '<w:tbl>',
  '</w:tbl>',
  '<w:tr>',
  '</w:tr>',
  '<w:tc>',
  '</w:tc>',
  '<w:p>',
  '</w:p>',
  '<w:txbxContent>',
  '<w:gridSpan w:val="99999999"/>',
  '<w:vMerge/>',
  '<w:gridBefore w:val="-5"/>',
  '<w:t>',
  '&lt;',
  '&#0;',
  '&a;',
  '<![CDATA[',
  '<!ENTITY a "b">',
  '\u0000',
  '\ud800',
]

function mutatedXml(body: string, dice: Dice): string {
  let xml = body
  for (let steps = 1 + dice.below(8); steps > 0; steps--) {
    const at = dice.below(xml.length + 1)
    const length = dice.below(dice.below(6) === 0 ? 4_000 : 30)
    const tag = tags[dice.below(tags.length)] as string
    if (dice.below(3) === 0) xml = xml.slice(0, at) + xml.slice(at + length)
    else if (dice.below(2) === 0)
      xml = xml.slice(0, at) + tag.repeat(1 + dice.below(dice.below(9) === 0 ? 600 : 2)) + xml.slice(at)
    else xml = xml.slice(0, at) + xml.slice(at, at + length).repeat(1 + dice.below(40)) + xml.slice(at)
  }
  return xml
}

/** Words thrown about the page, over each other, beyond its edges. */
const mutatedPages = (plans: readonly CorpusPlan[], dice: Dice): ReturnType<typeof pagesOf> =>
  pagesOf((plans[dice.below(plans.length)] as CorpusPlan).text, {
    perLine: 4 + dice.below(60),
    perPage: 1 + dice.below(80),
  }).map(page =>
    page.map(print =>
      dice.below(6) > 0
        ? print
        : { x: dice.below(4_000) - 1_000, y: dice.below(4_000) - 1_000, text: print.text.repeat(dice.below(4)) },
    ),
  )

/** Flipped bytes, a part cut out or doubled, an end cut off. */
function mutatedBytes(original: Uint8Array, dice: Dice): Uint8Array {
  let bytes = Buffer.from(original)
  for (let steps = 1 + dice.below(6); steps > 0; steps--) {
    const at = dice.below(bytes.length + 1)
    const length = dice.below(64)
    switch (dice.below(5)) {
      case 0:
        bytes = bytes.subarray(0, at)
        break
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
        break
      default:
        bytes = Buffer.from(bytes)
        for (let flips = 1 + dice.below(4); flips > 0 && bytes.length > 0; flips--)
          bytes[dice.below(bytes.length)] = dice.below(256)
    }
  }
  return new Uint8Array(bytes)
}

/** Numbers that a seed repeats. */
class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A whole number from 0 up to but without `limit`; 0 when there is none. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return limit <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

class Peak {
  mb = 0

  look(): void {
    this.mb = Math.max(this.mb, Math.round(process.memoryUsage().heapUsed / 1e6))
  }
}
