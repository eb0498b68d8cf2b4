import { afterAll, expect, test } from 'vitest'
import { closeHouses, house } from './asking.ts'
import { catalogueWire, lifelineOf } from './catalogue-wire.ts'
import { edgeMessages } from './messages.ts'
import { openApiDocument } from './openapi.ts'
import { catalogue } from './stub-house.ts'

afterAll(closeHouses)

test('the catalogue tells what the pages need', () => {
  const [trial] = catalogueWire(catalogue).areas
  const [sample, note] = trial?.records ?? []
  expect(sample).toMatchObject({
    address: 'trial.sample',
    title: 'line',
    parts: ['trial.note'],
    lifeline: ['drafted', 'sent', 'closed'],
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

test('the lifeline is the longest way that passes no state twice and leaves out what has to be explained', () => {
  const entry = catalogue.entries.get('trial.sample')
  expect(entry && lifelineOf(entry.record)).toEqual(['drafted', 'sent', 'closed'])
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
  for (const [, kind, name] of text.matchAll(/"#\/components\/(schemas|responses)\/([^"]+)"/g)) {
    expect(Object.keys(document.components[kind as 'schemas' | 'responses'])).toContain(name)
  }
  const operations = Object.values(document.paths).flatMap(one => Object.values(one))
  const operationIds = operations.map(one => one.operationId)
  expect(new Set(operationIds).size).toBe(operationIds.length)
})
