import { done, type Outcome, refused } from '#base'
import type { Archive } from './archive.ts'
import { type Page, type Run, textOfPages } from './page-text.ts'
import { isScan, type PageRefusal } from './pdf-text.ts'
import { type Opening, walkXml } from './xml.ts'

const pagesMax = 2_000

/**
 * A fixed-layout document of the national standard → its text; page templates (heads and feet) are left out.
 *
 * @refusals as of a pdf
 * @source GB/T 33190-2016: OFD.xml names each body's root, the root names pages, text objects hold text codes
 */
export async function ofdText(archive: Archive): Promise<Outcome<string, PageRefusal>> {
  const roots = await textsIn(archive, 'OFD.xml', 'DocRoot')
  if (!roots.ok) return roots
  const pages: Page[] = []
  const places = new Set<string>()
  for (const root of roots.value) {
    const rootPath = resolved('', root)
    const found = await pagesIn(archive, rootPath)
    if (!found.ok) return found
    for (const place of found.value) {
      // One place twice is a loop, not a page.
      if (places.has(place)) continue
      places.add(place)
      if (places.size > pagesMax) return refused('document_unsafe', { limit: 'pages' })
      const page = await pageOf(archive, place)
      if (!page.ok) return page
      if (page.value) pages.push(page.value)
    }
  }
  if (pages.length === 0) return refused(isLocked(archive) ? 'document_encrypted' : 'document_damaged')
  const text = textOfPages(pages)
  return isScan(text, pages.length) ? refused('document_scanned', { pages: pages.length }) : done(text)
}

const isLocked = (archive: Archive): boolean => archive.names.some(name => /(?:^|\/)(?:Encryptions|Decryptseed)/i.test(name))

/** A path of a part, from the part that names it. */
function resolved(from: string, path: string): string {
  if (path.startsWith('/')) return path.slice(1)
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : ''
  const parts: string[] = []
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

async function textsIn(archive: Archive, name: string, element: string): Promise<Outcome<readonly string[], PageRefusal>> {
  const part = await archive.part(name)
  if (!part.ok) return part
  if (!part.value) return refused(isLocked(archive) ? 'document_encrypted' : 'document_damaged')
  const texts: string[] = []
  let current: string | null = null
  const walked = walkXml(part.value, {
    open: ({ name: opened }) => {
      if (opened === element) current = ''
    },
    text: text => {
      if (current !== null) current += text
    },
    close: closed => {
      if (closed !== element || current === null) return
      texts.push(current.trim())
      current = null
    },
  })
  return walked.ok ? done(texts) : walked
}

async function pagesIn(archive: Archive, root: string): Promise<Outcome<readonly string[], PageRefusal>> {
  const part = await archive.part(root)
  if (!part.ok) return part
  if (!part.value) return done([])
  const places: string[] = []
  const walked = walkXml(part.value, {
    open: ({ name, attributes }) => {
      const place = attributes['BaseLoc']
      if (name === 'Page' && place) places.push(resolved(root, place))
    },
  })
  return walked.ok ? done(places) : walked
}

interface TextObject {
  readonly box: readonly number[]
  readonly matrix: readonly number[] | null
  readonly size: number
}

async function pageOf(archive: Archive, place: string): Promise<Outcome<Page | null, PageRefusal>> {
  const part = await archive.part(place)
  if (!part.ok) return part
  if (!part.value) return done(null)
  const runs: Run[] = []
  let height = 297
  let object: TextObject | null = null
  let code: { attributes: Opening['attributes']; text: string } | null = null
  let inPhysicalBox = false
  const walked = walkXml(part.value, {
    open: ({ name, attributes }) => {
      inPhysicalBox = name === 'PhysicalBox'
      if (name === 'TextObject')
        object = {
          box: numbersOf(attributes['Boundary']),
          matrix: attributes['CTM'] ? numbersOf(attributes['CTM']) : null,
          size: Number(attributes['Size']) || 4,
        }
      else if (name === 'TextCode') code = { attributes, text: '' }
    },
    text: text => {
      if (code) code.text += text
      else if (inPhysicalBox) height = numbersOf(text)[3] ?? height
    },
    close: name => {
      if (name === 'TextCode' && code && object) {
        runs.push(runOf(object, code))
        code = null
      } else if (name === 'TextObject') object = null
      inPhysicalBox = false
    },
  })
  return walked.ok ? done({ height, runs }) : walked
}

const numbersOf = (text: string | undefined): readonly number[] =>
  (text ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)
    .map(value => (Number.isFinite(value) ? value : 0))

function runOf(object: TextObject, code: { attributes: Opening['attributes']; text: string }): Run {
  const [left = 0, top = 0, width = 0] = object.box
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.matrix ?? []
  const x = Number(code.attributes['X'] ?? 0) || 0
  const y = Number(code.attributes['Y'] ?? 0) || 0
  const scale = Math.hypot(c, d) || 1
  const advance = advanceOf(code.attributes['DeltaX'], code.text.length) * (Math.hypot(a, b) || 1)
  return {
    x: left + a * x + c * y + e,
    y: top + b * x + d * y + f,
    width:
      advance > 0
        ? advance + object.size * scale
        : Math.min(width || Number.POSITIVE_INFINITY, code.text.length * object.size * scale),
    size: object.size * scale,
    text: code.text,
  }
}

/** `g 5 4.2` stands for five steps of 4.2. */
function advanceOf(deltas: string | undefined, glyphs: number): number {
  const parts = (deltas ?? '').trim().split(/\s+/)
  let sum = 0
  let steps = 0
  for (let at = 0; at < parts.length && steps < glyphs; at++) {
    if (parts[at] === 'g') {
      const count = Math.min(Number(parts[at + 1]) || 0, glyphs - steps)
      sum += count * (Number(parts[at + 2]) || 0)
      steps += count
      at += 2
    } else {
      sum += Number(parts[at]) || 0
      steps++
    }
  }
  return sum
}
