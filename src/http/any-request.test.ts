import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { closeHouses, draft, get, post, send, shared } from './asking.ts'
import { catalogue, ids } from './stub-house.ts'

afterAll(closeHouses)

test('whatever a body holds, the answer is an answer', async () => {
  const fields = Object.keys(catalogue.entries.get('trial.sample')?.record.shape.fields ?? {})
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.bigInt().map(String),
    fc.array(fc.oneof(fc.jsonValue(), fc.constant(ids.file))),
    fc.constantFrom('2023-02-30', '2022Q3', '-1', '1e9', '\u0000', '\ud800', ids.row, 1e308, -0),
  )
  const body = fc.oneof(
    fc.dictionary(fc.oneof(fc.constantFrom(...fields, 'reason', '__proto__'), fc.string()), value, { maxKeys: 6 }),
    fc.jsonValue(),
  )
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(draft, send, '/api/session', '/api/session/post'), async (given, url) => {
      const { statusCode } = await post(url, given)
      expect(statusCode).toBeLessThan(500)
    }),
    { numRuns: 1_500 },
  )
})

test('whatever an address or a head holds, the answer is an answer', async () => {
  const name = fc.oneof(
    fc.constantFrom('page', 'sort', 'state', 'on.from', 'amountFen', 'search', 'unit', 'quarter.to'),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, fc.string({ unit: 'binary' })), { maxLength: 5 }),
      fc.stringMatching(/^[ -~]{0,30}$/),
      async (pairs, head) => {
        const query = pairs
          .map(([key, text]) => `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`)
          .join('&')
        expect((await get(`/api/trial/sample?${query}`)).statusCode).toBeLessThan(500)
        const written = await post(send, {}, shared, {
          'if-match': head,
          'idempotency-key': head,
          cookie: `jinwei=${head}`,
          origin: head,
        })
        expect(written.statusCode).toBeLessThan(500)
      },
    ),
    { numRuns: 500 },
  )
})
