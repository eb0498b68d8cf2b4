import { SaxesParser } from 'saxes'
import { done, type Outcome, type Refusal, refused } from '#base'
import { decoded } from './decode.ts'

export type XmlRefusal = Refusal<'document_damaged' | 'document_unsafe'>

/** One element with its attributes, names without their prefixes. */
export interface Opening {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** What is told of an XML text, in order. */
export interface XmlListener {
  readonly open?: (element: Opening) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const deepest = 500

/**
 * Walks an XML text once.
 *
 * @refusals `document_unsafe` it declares a document type (entities could grow without bound) or nests too deeply ·
 *   `document_damaged` not well-formed
 */
export function walkXml(bytes: Uint8Array, listener: XmlListener): Outcome<null, XmlRefusal> {
  const source = decoded(bytes)
  if (source === null) return refused('document_damaged')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) return refused('document_unsafe', { limit: 'entities' })
  const parser = new SaxesParser({ position: false })
  let isBroken = false
  let depth = 0
  let isTooDeep = false
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('opentag', tag => {
    depth++
    if (depth > deepest) isTooDeep = true
    if (isBroken || isTooDeep) return
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(tag.attributes)) attributes[bare(name)] = value
    listener.open?.({ name: bare(tag.name), attributes })
  })
  parser.on('closetag', tag => {
    depth--
    if (!isBroken && !isTooDeep) listener.close?.(bare(tag.name))
  })
  parser.on('text', text => {
    if (!isBroken) listener.text?.(text)
  })
  for (let at = 0; at < source.length && !isBroken; at += 65_536) {
    parser.write(source.slice(at, at + 65_536))
    if (isTooDeep) return refused('document_unsafe', { limit: 'depth' })
  }
  if (!isBroken) parser.close()
  return isBroken ? refused('document_damaged') : done(null)
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
