import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { Bug } from '#base'
import { catalogueWire, lifelineOf } from './catalogue-wire.ts'
import { isFromHere } from './guards.ts'
import { openApiDocument } from './openapi.ts'
import { edgeCodes, statusOf } from './problems.ts'
import { edgeMessages } from './messages.ts'
import { catalogue, cookies, ids, stubHouse, token, writeHeaders } from './stub-house.ts'

type House = ReturnType<typeof stubHouse>
const houses: House[] = []
const house = (said?: Parameters<typeof stubHouse>[0]): House => {
  const made = stubHouse(said)
  houses.push(made)
  return made
}
afterAll(() => Promise.all(houses.map(one => one.server.close())))

const shared = house()
const get = (url: string, { server } = shared, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url, cookies, headers })
const post = (url: string, payload: unknown, { server } = shared, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'content-type': 'application/json', ...writeHeaders, ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })
const draft = '/api/trial/sample/draft'
const send = `/api/trial/sample/${ids.row}/send`

/** Status, code and the field it speaks of; both sentences must be whole. */
function problemOf(response: { statusCode: number; body: string; headers: Record<string, unknown> }) {
  const problem = JSON.parse(response.body)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(problem.type).toBe(`urn:jinwei:refusal:${problem.code}`)
  expect(problem.status).toBe(response.statusCode)
  expect(`${problem.lang.zh}${problem.lang.en}`).not.toMatch(/[{}]/)
  expect(problem.lang.zh.length * problem.lang.en.length).toBeGreaterThan(0)
  return problem
}

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

describe('refusals', () => {
  const known = [...edgeCodes, 'not_in_state', 'changed_meanwhile', 'must_be_another_person', 'balance_too_low']
  test.each(known.map(code => [code, statusOf(code)] as const))(
    '%s answers %i with a sentence of its own in both languages',
    async (code, status) => {
      const details = { field: 'amountFen', what: 'money', min: 1n, max: 500n, left: 3, minutes: 20, seconds: 9, why: 'short' }
      const problem = problemOf(await post(send, {}, house({ move: { code, details } })))
      expect([problem.status, problem.code]).toEqual([status, code])
      expect(problem.lang.zh).not.toContain(`（${code}）`)
      expect(problem.lang.en).not.toContain(`(${code})`)
    },
  )

  test('both languages say the same codes', () => {
    expect(Object.keys(edgeMessages.zh)).toEqual(Object.keys(edgeMessages.en))
  })

  test('a rule of a record is 409, its slots are filled with yuan and labels, its details with digits', async () => {
    const refusal = { code: 'too_late', details: { day: '2023-03-01', left: 123_456n, state: 'sent', role: 'office' } }
    const problem = problemOf(await post(send, {}, house({ move: refusal })))
    expect([problem.status, problem.lang.zh]).toEqual([
      409,
      'zh: later than 2023-03-01, 1234.56 yuan left, zh sent; ask zh office',
    ])
    expect(problem.details).toEqual({ ...refusal.details, left: '123456' })
  })

  test('a code without a sentence still gets one', async () => {
    expect(problemOf(await post(send, {}, house({ move: { code: 'brand_new' } }))).lang.zh).toContain('brand_new')
  })

  test.each([
    ['a bug', new Bug("'secret text' is a day"), 500, 'internal'],
    ['a lost connection', Object.assign(new Error('secret text'), { code: '57P01' }), 503, 'unavailable'],
    ['a refused connection', Object.assign(new Error('secret text'), { code: 'ECONNREFUSED' }), 503, 'unavailable'],
    ['a broken statement', Object.assign(new Error('secret text'), { code: '22003' }), 500, 'internal'],
  ])('%s shows a number and nothing else, and the log finds it', async (_, fails, status, code) => {
    const lines: string[] = []
    const sink = new PassThrough().on('data', line => lines.push(String(line)))
    const answer = await get('/api/trial/sample?colour=red', house({ fails, log: pino(sink) }))
    const problem = problemOf(answer)
    expect([problem.status, problem.code]).toEqual([status, code])
    expect(problem.reference).toMatch(/^E-[0-9A-Z]{6}$/)
    expect(problem.lang.zh).toContain(problem.reference)
    expect(answer.body).not.toMatch(/secret|stack/)
    const log = lines.join('')
    expect(log).toContain(problem.reference)
    expect(log).not.toMatch(/secret|colour/)
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

describe('the session', () => {
  const open = (payload: unknown, of = shared) =>
    of.server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    })

  test('is kept in a cookie no script reads', async () => {
    const answer = await open({ account: 'wang', password: 'right' })
    expect(answer.cookies).toEqual([{ name: 'jinwei', value: token, path: '/', httpOnly: true, sameSite: 'Lax' }])
    expect(answer.body).not.toContain(token)
    const secure = await open({ account: 'wang', password: 'right' }, house({ https: true }))
    expect(secure.cookies).toEqual([
      { name: '__Host-jinwei', value: token, path: '/', httpOnly: true, sameSite: 'Lax', secure: true },
    ])
  })

  test.each([
    [{ account: 'wang', password: 'wrong' }, 401, 'wrong_password'],
    [{ account: 'wang' }, 422, 'field_missing'],
    [{ account: 'wa\u0000ng', password: 'x' }, 422, 'invalid_field'],
    [{ account: 7, password: 'x' }, 422, 'invalid_field'],
    [{ account: 'wang', password: 'x', role: 'office' }, 422, 'unknown_field'],
  ])('%j answers %i %s', async (body, status, code) => {
    const problem = problemOf(await open(body))
    expect([problem.status, problem.code]).toEqual([status, code])
  })

  test('shows, switches, changes its password and ends', async () => {
    expect((await get('/api/session')).json()).toMatchObject({
      session: { person: { account: 'wang' } },
      sample: false,
      version: '1.2.3',
    })
    expect((await shared.server.inject({ url: '/api/session' })).json().session).toBeNull()
    expect((await post('/api/session/post', { post: ids.other })).statusCode).toBe(200)
    expect((await post('/api/session/post', { post: ids.row })).statusCode).toBe(404)
    expect(problemOf(await post('/api/session/password', { old: 'a', new: 'b' })).lang.zh).toContain('10')
    const ended = await shared.server.inject({ method: 'DELETE', url: '/api/session', cookies })
    expect([ended.statusCode, ended.cookies[0]?.value]).toEqual([204, ''])
  })

  test('with a password to be changed opens nothing else', async () => {
    const must = house({ mustChange: true })
    expect(problemOf(await get('/api/trial/sample', must)).code).toBe('password_must_change')
    expect((await get('/api/session', must)).statusCode).toBe(200)
    expect((await post('/api/session/password', { old: 'a', new: 'b' }, must)).statusCode).toBe(422)
  })
})

describe('limits', () => {
  test.each([
    ['signInsPerAddress', 'POST', '/api/session', { account: 'wang', password: 'wrong' }],
    ['writesPerPerson', 'POST', draft, { line: 'ab' }],
    ['searchesPerPerson', 'GET', '/api/trial/sample?search=x', undefined],
    ['exportsPerPersonHour', 'GET', '/api/trial/sample.xlsx', undefined],
  ] as const)('%s stops the third of two', async (name, method, url, payload) => {
    const { server } = house({ limits: { [name]: 2 } })
    const ask = () => server.inject({ method, url, cookies, headers: writeHeaders, ...(payload && { payload }) })
    expect([(await ask()).statusCode, (await ask()).statusCode]).not.toContain(429)
    const third = await ask()
    expect(problemOf(third).code).toBe('too_many')
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('uploads', () => {
  const form = (parts: readonly (readonly [string, string | Buffer])[], close = true) => {
    const chunks = parts.map(([head, body]) =>
      Buffer.concat([
        Buffer.from(`--X\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
        Buffer.from(body),
        Buffer.from('\r\n'),
      ]),
    )
    return Buffer.concat([...chunks, Buffer.from(close ? '--X--\r\n' : '')])
  }
  const upload = (payload: Buffer, of = shared) =>
    of.server.inject({
      method: 'POST',
      url: '/api/evidence',
      cookies,
      headers: { 'content-type': 'multipart/form-data; boundary=X' },
      payload,
    })
  const declared = ['name="declared"', 'true'] as const

  test('a declared file is stored under its last name and described by name', async () => {
    const answer = await upload(form([declared, ['name="file"; filename="C:\\\\dir\\\\合同.pdf"', 'abc']]))
    expect(answer.statusCode).toBe(201)
    expect(shared.asked.upload).toEqual({ bytes: 3, name: '合同.pdf', declared: true })
    expect(answer.body).not.toContain('secret')
  })

  test.each([
    ['no file', form([declared]), 422, 'file_missing'],
    ['no declaration', form([['name="file"; filename="a.pdf"', 'abc']]), 422, 'declaration_missing'],
    ['an unknown field', form([['name="owner"', 'x']]), 422, 'unknown_field'],
    ['a day that is none', form([['name="issuedOn"', '2023-02-30']]), 422, 'invalid_field'],
    [
      'a form cut off',
      form([declared, ['name="file"; filename="a.pdf"', 'abc']], false).subarray(0, -4),
      400,
      'malformed_body',
    ],
    ['nothing', Buffer.alloc(0), 422, 'file_missing'],
    ['a name that poisons', form([['name="__proto__"', 'x']]), 400, 'malformed_body'],
  ])('%s is refused', async (_, payload, status, code) => {
    const problem = problemOf(await upload(payload))
    expect([problem.status, problem.code]).toEqual([status, code])
  })

  test('a file over the limit is refused and not taken for a whole one', async () => {
    const problem = problemOf(
      await upload(form([declared, ['name="file"; filename="a.pdf"', Buffer.alloc(50 * 1_048_576 + 2)]])),
    )
    expect([problem.status, problem.code]).toEqual([413, 'file_too_large'])
  })

  test('JSON is no upload', async () => {
    expect(problemOf(await post('/api/evidence', {})).code).toBe('unsupported_type')
  })
})

test('the log names route, status, person and reference, and no value', async () => {
  const lines: string[] = []
  const sink = new PassThrough().on('data', line => lines.push(String(line)))
  const quiet = house({ log: pino({ base: null }, sink) })
  await post(`${draft}?marker=query`, { line: 'marker' }, quiet, { 'x-marker': 'marker' })
  await get('/api/trial/sample?search=marker', quiet)
  const log = lines.map(line => JSON.parse(line))
  expect(lines.join('')).not.toContain('marker')
  expect(Object.keys(log[0]).sort()).toEqual(['level', 'method', 'ms', 'person', 'reference', 'route', 'status', 'time'])
  expect(log[0].route).toBe(draft)
})

test('the web app is one page, its assets are kept, and the API stays the API', async () => {
  const webDir = await mkdtemp(join(tmpdir(), 'jinwei-web-'))
  await mkdir(join(webDir, 'assets'))
  await writeFile(join(webDir, 'index.html'), '<title>app</title>')
  await writeFile(join(webDir, 'assets', 'a.js'), '1')
  await writeFile(join(webDir, '..', `${basename(webDir)}.txt`), 'outside')
  const web = house({ webDir })
  const rows = [
    ['/', 200, 'no-cache'],
    ['/trial/sample/x?y=1', 200, 'no-cache'],
    ['/assets/a.js', 200, 'public, max-age=31536000, immutable'],
    ['/assets/b.js', 404, undefined],
    [`/..%2f${basename(webDir)}.txt`, 404, undefined],
    [`/%2e%2e/${basename(webDir)}.txt`, 404, undefined],
    ['/api/nothing', 404, 'no-store'],
    ['/.env', 404, undefined],
  ] as const
  for (const [url, status, cache] of rows) {
    const answer = await get(url, web)
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, status, cache])
    expect(answer.body).not.toContain('outside')
  }
  expect((await get('/trial', web)).body).toContain('<title>app')
  await rm(webDir, { recursive: true })
  await rm(`${webDir}.txt`)
})

test('metrics are for this machine alone', async () => {
  await get('/api/trial/sample')
  const own = await shared.server.inject({ url: '/metrics' })
  expect(own.body).toContain('jinwei_http_request_seconds_bucket')
  expect((await shared.server.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).not.toBe(200)
  expect((await shared.server.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.9' } })).statusCode).not.toBe(200)
})

test.each([
  [{ host: 'a.cn' }, true],
  [{ host: 'a.cn', origin: 'https://a.cn' }, true],
  [{ host: 'a.cn:81', origin: 'http://a.cn:81', 'sec-fetch-site': 'same-origin' }, true],
  [{ host: 'a.cn', 'sec-fetch-site': 'none' }, true],
  [{ host: 'a.cn', origin: 'https://a.cn.evil.example' }, false],
  [{ host: 'a.cn', origin: 'https://a.cn:81' }, false],
  [{ host: 'a.cn', origin: 'https://a.cn', 'sec-fetch-site': 'cross-site' }, false],
])('a write with %j is from here: %s', (headers, isHere) => {
  expect(isFromHere(headers)).toBe(isHere)
})

test('the catalogue tells what the pages need', () => {
  const [trial] = catalogueWire(catalogue).areas
  const [sample, note] = trial?.records ?? []
  expect(sample).toMatchObject({
    address: 'trial.sample',
    title: 'line',
    parts: ['trial.note'],
    lifeline: ['drafted', 'sent', 'returned'],
  })
  expect(sample?.moves[1]).toMatchObject({
    name: 'send',
    from: ['drafted', 'returned'],
    by: ['liaison'],
    refuses: ['too_late'],
    reason: null,
  })
  expect(sample?.fields.find(field => field.name === 'amountFen')).toEqual({
    name: 'amountFen',
    kind: 'money',
    minFen: '0',
    maxFen: '100000',
    optional: true,
  })
  expect(sample?.fields.find(field => field.name === 'unit')).toMatchObject({ to: 'trial.unit' })
  expect(sample?.fields.find(field => field.name === 'steps')).toMatchObject({
    fields: [{ name: 'dueOn' }, { name: 'weight' }],
  })
  expect(note).toMatchObject({ appendOnly: true, lifeline: ['kept'] })
  expect(() => JSON.stringify(catalogueWire(catalogue))).not.toThrow()
})

test('the lifeline is the longest way that passes no state twice', () => {
  const entry = catalogue.entries.get('trial.sample')
  expect(entry && lifelineOf(entry.record)).toEqual(['drafted', 'sent', 'returned'])
})

test('the OpenAPI document names every route and nothing else, and every reference leads somewhere', async () => {
  const { server } = house()
  const routes = new Set<string>()
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      if (url.startsWith('/api/') && one !== 'HEAD') routes.add(`${one} ${url.replace(/:(\w+)/g, '{$1}')}`)
  })
  await server.ready()
  const document = openApiDocument(catalogue, edgeMessages)
  const named = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`),
  )
  const described = new Set(
    named.flatMap(name =>
      name.endsWith('/{language}') ? [name.replace('{language}', 'zh'), name.replace('{language}', 'en')] : [name],
    ),
  )
  expect([...described].sort()).toEqual([...routes].sort())
  const text = JSON.stringify(document)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(document.components.schemas).toHaveProperty([name as string])
  const operations = Object.values(document.paths).flatMap(one => Object.values(one))
  const operationIds = operations.map(one => one.operationId)
  expect(new Set(operationIds).size).toBe(operationIds.length)
})

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
