/**
 * Official documents as received. The text is kept to the character: readings, variant glyphs and damage included,
 * because every value read from it points back to a place in it.
 */
import { all, code, day, evidence, longText, record, room, shape, text } from '#define'

export const officialDocumentShape = shape('officialDocument', ['received', 'withdrawn'], {
  title: text(),
  number: code('documentNo', { optional: true }),
  issuer: text({ optional: true }),
  issuedOn: day({ optional: true }),
  text: longText({ min: 1, max: 400_000 }),
  file: evidence({ optional: true }),
})

export const officialDocument = record(officialDocumentShape, {
  moves: {
    receive: { from: 'new', to: 'received', by: 'office', asks: ['title', 'number', 'issuer', 'issuedOn', 'text', 'file'] },
    withdraw: { from: 'received', to: 'withdrawn', by: 'office', reason: 'required' },
  },
  seenBy: {
    office: all,
    leader: all,
    scienceBureau: all,
    unitHead: all,
    liaison: all,
    assessor: all,
    finance: all,
    supervision: all,
    approver: all,
    audit: all,
  },
  title: 'title',
  list: { columns: ['number', 'title', 'issuer', 'issuedOn', 'state'], filters: ['state'], search: ['title', 'number'] },
})

export const documents = room('document', { version: 1, records: [officialDocument] })
