import { afterAll, describe, expect, test } from 'vitest'
import { closeHouses, draft, get, house, post, problemOf, send, shared } from './asking.ts'
import { cookies, ids, writeHeaders } from './stub-house.ts'

afterAll(closeHouses)

describe('values in', () => {
  test.each([
    ['line', 'ab', 'ab'],
    ['line', '', null],
    ['line', null, null],
    ['story', 'a\nb', 'a\nb'],
    ['credit', '91350100M000100Y43', '91350100M000100Y43'],
    ['document', '鄂府发〔2021〕342号', '鄂府发〔2021〕342号'],
    ['heads', 0, 0],
    ['rate', '-4.25', '-4.25'],
    ['part', 10_000, 10_000],
    ['amountFen', '100000', 100_000n],
    ['isNew', false, false],
    ['colour', 'blue', 'blue'],
    ['tags', ['b', 'a'], ['b', 'a']],
    ['on', '2024-02-29', '2024-02-29'],
    ['seenAt', '2023-01-28T09:00:00+08:00', '2023-01-28T01:00:00.000Z'],
    ['quarter', '2022Q4', '2022Q4'],
    ['unit', ids.other, ids.other],
    ['proof', [ids.file], [ids.file]],
    ['steps', [{ dueOn: '2023-03-01' }], [{ dueOn: '2023-03-01', weight: null }]],
    ['bidFen', '7', 7n],
  ])('%s takes %j', async (field, given, inner) => {
    const answer = await post(draft, { [field]: given })
    expect(answer.statusCode).toBe(201)
    expect(shared.asked.move?.values).toEqual({ [field]: inner })
  })

  test.each([
    ['line', 7],
    ['line', 'a'],
    ['line', 'a'.repeat(11)],
    ['line', 'a\nb'],
    ['line', 'a\u0000b'],
    ['line', 'a\ud800b'],
    ['story', 'a\u0000b'],
    ['credit', '91350100M000100Y44'],
    ['document', 'with blank'],
    ['heads', '5'],
    ['heads', 1.5],
    ['heads', 101],
    ['heads', -1],
    ['rate', 12.5],
    ['rate', '12.505'],
    ['rate', '1e3'],
    ['rate', '-6'],
    ['part', 10_001],
    ['amountFen', 5],
    ['amountFen', '5.5'],
    ['amountFen', '100001'],
    ['amountFen', '9'.repeat(18)],
    ['isNew', 'true'],
    ['colour', 'green'],
    ['colour', '__proto__'],
    ['tags', 'a'],
    ['tags', ['a', 'a']],
    ['on', '2023-02-30'],
    ['on', '0000-01-01'],
    ['seenAt', '2023-01-28'],
    ['quarter', '2022'],
    ['unit', 'x'],
    ['proof', [ids.file, ids.file]],
    ['proof', ids.file],
    ['steps', [{ dueOn: 'x' }], 'steps.0.dueOn'],
    ['steps', [1], 'steps.0'],
    ['steps', [{}, {}, {}]],
  ])('%s does not take %j', async (field, given, where = field as unknown) => {
    const problem = problemOf(await post(draft, { [field]: given }))
    expect([problem.status, problem.code, problem.where]).toEqual([422, 'invalid_field', where])
  })

  test('a name nobody asked for is refused, also inside a line and also by inherited names', async () => {
    for (const [body, where] of [
      [{ nonsense: 1 }, 'nonsense'],
      ['{"__proto__":{"line":"ab"}}', '__proto__'],
      [{ constructor: 1 }, 'constructor'],
      [{ steps: [{ dueOn: '2023-03-01', secret: 1 }] }, 'steps.0.secret'],
      [{ reason: 'why' }, 'reason'],
    ] as const) {
      const problem = problemOf(await post(draft, body))
      expect([problem.status, problem.code, problem.where]).toEqual([422, 'unknown_field', where])
    }
  })

  test('a field of parts is named by its label', async () => {
    const { lang } = problemOf(await post(draft, { steps: [{ dueOn: 'x' }] }))
    expect(lang.zh).toContain('zh due day')
  })

  test('a reason is handed on where the move takes one', async () => {
    expect((await post(`/api/trial/sample/${ids.row}/giveBack`, { reason: '数据不符' })).statusCode).toBe(200)
    expect(shared.asked.move?.reason).toBe('数据不符')
  })
})

describe('writes', () => {
  test('a birth answers 201 with its place, a move 200, both with the revision', async () => {
    const born = await post(draft, { line: 'ab' })
    expect([born.statusCode, born.headers['location'], born.headers['etag']]).toEqual([
      201,
      `/api/trial/sample/${ids.row}`,
      '"4"',
    ])
    expect(born.json()).toEqual({ id: ids.row, state: 'sent', revision: 4, number: null })
    const moved = await post(send, '')
    expect(moved.statusCode).toBe(200)
    expect(shared.asked.move).toEqual({
      address: 'trial.sample',
      id: ids.row,
      move: 'send',
      values: {},
      reason: null,
      revision: 3,
      key: 'key-1',
    })
  })

  test.each([
    ['no key', { 'idempotency-key': '' }, 422, 'key_missing'],
    ['a key with a blank', { 'idempotency-key': 'a b' }, 422, 'invalid_field'],
    ['no revision', { 'if-match': '' }, 428, 'revision_missing'],
    ['a star for a revision', { 'if-match': '*' }, 422, 'invalid_field'],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403, 'cross_site'],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403, 'cross_site'],
    ['another origin', { origin: 'https://evil.example' }, 403, 'cross_site'],
    ['no origin to speak of', { origin: 'null' }, 403, 'cross_site'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_type'],
    ['text', { 'content-type': 'text/plain' }, 415, 'unsupported_type'],
  ] as const)('%s is refused', async (_, headers, status, code) => {
    const problem = problemOf(await post(send, '{}', shared, headers))
    expect([problem.status, problem.code]).toEqual([status, code])
  })

  const deep = (levels: number) => `{"story":${'['.repeat(levels)}${']'.repeat(levels)}}`
  test.each([
    ['no JSON', '{', 400, 'malformed_body'],
    ['a list', '[]', 400, 'malformed_body'],
    ['null', 'null', 400, 'malformed_body'],
    ['19 levels', deep(19), 422, 'invalid_field'],
    ['21 levels', deep(21), 400, 'malformed_body'],
    ['100,000 levels', deep(100_000), 400, 'malformed_body'],
    [
      '2,001 names',
      JSON.stringify(Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`k${at}`, 1]))),
      400,
      'malformed_body',
    ],
    ['over a megabyte', JSON.stringify({ story: 'x'.repeat(1_100_000) }), 413, 'body_too_large'],
  ])('a body of %s is refused', async (_, body, status, code) => {
    const problem = problemOf(await post(draft, body))
    expect([problem.status, problem.code]).toEqual([status, code])
  })

  test('what changed meanwhile comes with the row as it is now', async () => {
    const problem = problemOf(await post(send, {}, house({ move: { code: 'changed_meanwhile', details: { revision: 5 } } })))
    expect([problem.status, problem.details.revision, problem.current.revision, problem.current.password_hash]).toEqual([
      409,
      5,
      3,
      undefined,
    ])
  })

  test('rows of the evidence store are born by an upload alone', async () => {
    const problem = problemOf(await post('/api/facts/evidence/store', {}))
    expect([404, 405]).toContain(problem.status)
  })
})

describe('reads', () => {
  test('a row leaves by the names of its definition: no other column, money as digits, kept values as kept', async () => {
    const answer = await get(`/api/trial/sample/${ids.row}`)
    const { row, moves, clocks, etag } = answer.json()
    expect(answer.headers['etag']).toBe('"3"')
    expect(etag).toBe('"3"')
    expect(answer.body).not.toMatch(/leak|inner/)
    expect([row.amountFen, row.rate, row.bidFen, row.story, row.steps, row.tags, row.line]).toEqual([
      '8600050',
      '12.50',
      '\u{1F512}',
      null,
      [{ dueOn: '2023-03-01', weight: 10_000 }],
      ['a', 'c'],
      'a "quoted" line',
    ])
    expect(moves[0].why[0].lang.zh).toContain('0.05 yuan')
    expect(clocks).toEqual([{ clock: 'answer', state: 'running', dueOn: '2023-03-10', workingDaysLeft: null }])
  })

  test('a list carries its page, its births and its titles', async () => {
    const answer = (await get('/api/trial/sample')).json()
    expect(answer).toMatchObject({ total: 1, page: 1, pageSize: 50, births: ['draft'], titles: { [ids.other]: 'Bureau' } })
    expect(answer.rows).toHaveLength(1)
  })

  test('the history tells what changed, by name', async () => {
    const answer = await get(`/api/trial/sample/${ids.row}/history`)
    const { entries } = answer.json()
    expect(answer.body).not.toContain('leak')
    expect(entries[1].changed).toEqual([{ field: 'amountFen', before: '1', after: '2' }])
    expect(entries[1].person).toEqual({ id: ids.person, name: 'Wang' })
  })

  test.each([
    ['', { where: {}, page: 1, pageSize: 50 }],
    [
      'page=3&pageSize=20&sort=-amountFen',
      { where: {}, page: 3, pageSize: 20, sort: { field: 'amountFen', descending: true } },
    ],
    ['state=drafted,sent&colour=red', { where: { state: ['drafted', 'sent'], colour: 'red' }, page: 1, pageSize: 50 }],
    ['tags=a,b', { where: { tags: ['a', 'b'] }, page: 1, pageSize: 50 }],
    ['colour=red&colour=blue', { where: { colour: ['red', 'blue'] }, page: 1, pageSize: 50 }],
    [
      'amountFen.to=9999999&heads.from=-5&rate.from=-99.125',
      { where: { amountFen: { to: 9_999_999n }, heads: { from: -5 }, rate: { from: '-99.125' } }, page: 1, pageSize: 50 },
    ],
    ['amountFen.from=5&amountFen.to=7', { where: { amountFen: { from: 5n, to: 7n } }, page: 1, pageSize: 50 }],
    [
      'on.from=2023-01-01&filedOn.to=2023-12-31',
      { where: { on: { from: '2023-01-01' }, filedOn: { to: '2023-12-31' } }, page: 1, pageSize: 50 },
    ],
    ['heads=5&isNew=true&part=4300', { where: { heads: 5, isNew: true, part: 4300 }, page: 1, pageSize: 50 }],
    ['search=%E8%AF%B4&state=', { where: {}, search: '说', page: 1, pageSize: 50 }],
  ])('the address ?%s reads as a query', async (address, query) => {
    expect((await get(`/api/trial/sample?${address}`)).statusCode).toBe(200)
    expect(shared.asked.query).toEqual(query)
  })

  test.each([
    ['page=0', 'invalid_field'],
    ['pageSize=201', 'invalid_field'],
    ['page=x', 'invalid_field'],
    ['sort=steps', 'invalid_field'],
    ['sort=bidFen', 'invalid_field'],
    ['sort=id;drop', 'invalid_field'],
    ['state=gone', 'invalid_field'],
    ['colour=green', 'invalid_field'],
    ['on.from=yesterday', 'invalid_field'],
    ['filedOn.from=0000-01-01', 'invalid_field'],
    ['search=%00', 'invalid_field'],
    ['bidFen=5', 'unknown_field'],
    ['steps=1', 'unknown_field'],
    ['document=x', 'unknown_field'],
    ['sort=document', 'invalid_field'],
    ['sort=number', 'invalid_field'],
    ['tags=d', 'invalid_field'],
    ['colour.from=red', 'unknown_field'],
    ['nonsense=1', 'unknown_field'],
    ['__proto__=1', 'unknown_field'],
  ])('the address ?%s is refused %s', async (address, code) => {
    expect(problemOf(await get(`/api/trial/sample?${address}`)).code).toBe(code)
  })

  test.each([
    ['GET', `/api/trial/sample/${'x'.repeat(36)}`, 404],
    ['GET', `/api/trial/sample/${ids.other}`, 404],
    ['GET', '/api/trial/nothing', 404],
    ['GET', '/api/queries/nothing', 404],
    ['GET', '/api/papers/scorecard/x.docx', 404],
    ['GET', `/api/papers/scorecard/${ids.row}.xlsx`, 404],
    ['GET', '/api/%zz', 404],
    ['GET', '/nothing', 404],
    ['PUT', '/api/trial/sample', 405],
    ['DELETE', `/api/trial/sample/${ids.row}`, 405],
    ['GET', draft, 404],
    ['PATCH', send, 405],
    ['POST', '/api/catalogue', 405],
    ['POST', `/api/trial/sample/${ids.row}/nonsense`, 404],
  ] as const)('%s %s answers %i', async (method, url, status) => {
    const answer = await shared.server.inject({ method, url, cookies, headers: writeHeaders })
    expect(problemOf(answer).status).toBe(status)
    if (status === 405) expect(answer.headers['allow']).toBeTruthy()
  })

  test('files leave as attachments that nothing runs, named in UTF-8', async () => {
    const answer = await get(`/api/trial/sample/${ids.row}/evidence/${ids.file}`)
    expect(answer.body).toBe('<b>x<')
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="__ _A___.html"; filename*=UTF-8''%E5%90%88%E5%90%8C%20%22A%22__.html`,
    )
    expect(answer.headers['content-security-policy']).toBe("sandbox; default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect((await get('/api/trial/sample.xlsx?colour=red&language=en')).headers['content-disposition']).toContain(
      'register.xlsx',
    )
    expect((await get(`/api/papers/scorecard/${ids.row}.docx`)).statusCode).toBe(200)
    expect((await get('/api/queries/overview?year=2022')).json()).toEqual({ paidFen: '5' })
  })

  test('every answer of the API says how it may be used', async () => {
    const { headers } = await get('/api/trial/sample')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('without a sign-in nothing but the sign-in page is served', async () => {
    for (const url of [
      '/api/trial/sample',
      `/api/trial/sample/${ids.row}`,
      '/api/queries/overview',
      '/api/trial/sample.xlsx',
    ]) {
      expect(problemOf(await shared.server.inject({ url })).code).toBe('not_signed_in')
    }
    for (const url of ['/api/catalogue', '/api/messages/zh', '/api/session', '/healthz']) {
      expect((await shared.server.inject({ url })).statusCode).toBe(200)
    }
  })

  test('texts that do not change are not sent twice', async () => {
    const { headers } = await get('/api/catalogue')
    expect((await get('/api/catalogue', shared, { 'if-none-match': String(headers['etag']) })).statusCode).toBe(304)
  })
})
