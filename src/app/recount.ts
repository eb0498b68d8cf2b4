import { done, type Outcome } from '#base'
import { openTallies, sharesOf } from './figures.ts'
import type { Context } from './moves.ts'
import type { Receipt, Store, Tally, Viewer } from './store.ts'

const house: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'recount' }
const pageRows = 10_000

/**
 * Add every figure up anew from its rows and put right what differs: after a figure was declared or changed, the totals
 * kept so far know nothing of it. What is put right is known from today on: asked for an earlier day, the house tells what
 * it told then. Nobody should write meanwhile; the shell holds the data for it.
 *
 * @returns figures looked at and places that were put right
 */
export async function recountFigures(
  store: Store,
  context: Context,
): Promise<Outcome<{ readonly figures: number; readonly corrected: number }>> {
  const { catalogue } = context
  let corrected = 0
  let figures = 0
  const outcome = await store.write<Receipt>(house, { key: context.newId(), fingerprint: 'recount' }, async writing => {
    corrected = 0
    figures = 0
    for (const address of catalogue.entries.keys()) {
      const over = catalogue.figuresOver(address)
      if (over.length === 0) continue
      figures += over.length
      const wanted = openTallies()
      for (let page = 1; ; page++) {
        const sort = { field: 'id', descending: false }
        const { rows } = await writing.list(address, { where: {}, sort, page, pageSize: pageRows })
        for (const row of rows)
          for (const { address: figure, rule } of over)
            for (const share of sharesOf(rule, row)) wanted.add({ ...share, figure, known: context.day })
        if (rows.length < pageRows) break
      }
      for (const { address: figure } of over)
        for (const kept of await writing.talliesAt(figure))
          wanted.add({ ...kept, known: context.day, amount: -kept.amount, rows: -kept.rows })
      for (const difference of wanted.take()) {
        corrected += 1
        writing.tally(difference satisfies Tally)
      }
    }
    writing.event({ kind: 'figures.recounted', subject: null, ok: true, body: { figures, corrected } })
    return done({ id: context.newId(), state: 'recounted', revision: corrected, number: null })
  })
  return outcome.ok ? done({ figures, corrected }) : outcome
}
