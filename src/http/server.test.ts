import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PassThrough } from 'node:stream'
import pino from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { Bug } from '#base'
import { closeHouses, draft, get, house, post, problemOf, send, shared } from './asking.ts'
import { isFromHere } from './guards.ts'
import { edgeMessages } from './messages.ts'
import { edgeCodes, statusOf } from './problems.ts'
import { cookies, ids, token, writeHeaders } from './stub-house.ts'

afterAll(closeHouses)

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

  test('yes and no are said in words', async () => {
    const { lang } = problemOf(await post(send, {}, house({ move: { code: 'too_late', details: { day: true, left: false } } })))
    expect([lang.zh, lang.en]).toEqual([
      'zh: later than 是, 否 yuan left, —; ask —',
      'Later than yes with no yuan left in —. Ask —.',
    ])
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

  test.each([
    ['settle', 'none', 403, 'second_factor_not_set'],
    ['settle', 'set', 403, 'second_factor_due'],
    ['settle', 'shown', 200, undefined],
    ['send', 'none', 200, undefined],
    ['settleElsewhere', 'none', 200, undefined],
  ] as const)('%s with the second factor %s answers %i', async (move, factor, status, code) => {
    const response = await post(`/api/trial/sample/${ids.row}/${move}`, {}, house({ factor }), { 'if-match': '3' })
    expect([response.statusCode, code && problemOf(response).code]).toEqual([status, code])
  })

  test('takes a second factor by its code', async () => {
    expect((await post('/api/session/factor', { password: 'right' })).json()).toEqual({
      secret: 'ABC',
      uri: 'otpauth://totp/x',
    })
    expect(problemOf(await post('/api/session/factor', { password: 'wrong' })).code).toBe('old_password_wrong')
    expect(problemOf(await post('/api/session/factor/code', { code: '123456' })).code).toBe('factor_not_offered')
    expect((await post('/api/session/confirm', { code: '123456' })).statusCode).toBe(200)
    expect(problemOf(await post('/api/session/confirm', { code: '654321' })).code).toBe('code_wrong')
    expect(problemOf(await post('/api/session/confirm', { code: '12345a' })).code).toBe('invalid_field')
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

  test('refused before it was read leaves the connection usable', async () => {
    const { server } = house()
    const base = await server.listen({ host: '127.0.0.1', port: 0 })
    for (let at = 0; at < 3; at += 1) {
      const body = new FormData()
      body.append('file', new Blob([new Uint8Array(5_000_000)]), 'a.csv')
      const refused = await fetch(`${base}/api/evidence`, { method: 'POST', body, headers: { cookie: `jinwei=${token}` } })
      expect(refused.status).toBe(422)
      await refused.text()
      expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ ok: true })
    }
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
