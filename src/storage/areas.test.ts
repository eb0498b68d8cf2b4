import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areas, catalogueOf } from '#app'
import { type Role, roles } from '#define'
import type { Drawing } from './draft-migration.ts'
import { generateStorage } from './generate-storage.ts'
import { startTrial, type Trial } from './trial-database.ts'

let trial: Trial
beforeAll(async () => {
  trial = (await startTrial(areas)) as Trial
})
afterAll(() => trial.stop())

test('the committed picture shows the definitions: else run `npm run generate` and read its migration', async () => {
  const drawn = JSON.parse(await readFile(join(import.meta.dirname, 'picture.json'), 'utf8')) as Drawing
  expect(generateStorage(catalogueOf(areas), drawn).sql).toBeNull()
})

test.each<Role>([...roles, 'calendar'])('%s asks every record everything, and no policy goes in a ring', async role => {
  const id = v7()
  const viewer = { actor: { person: v7(), role, unit: v7(), organisation: v7() }, from: 'trial' }
  for (const { address } of trial.catalogue.entries.values()) {
    const found = await trial.store.read(viewer, async reading => [
      await reading.find(address, id),
      await reading.list(address, { where: { state: [] }, search: '50%_\\', page: 1, pageSize: 10 }),
      await reading.history(address, id),
      [...(await reading.titles(address, [id]))],
      await reading.takers(address, id, ['x']),
      await reading.clocks(address, id),
    ])
    expect(found, address).toEqual([null, { rows: [], total: 0 }, [], [], [], []])
  }
})

test('a lock without rights answers null and breaks nothing', async () => {
  for (const role of roles) {
    const viewer = { actor: { person: v7(), role, unit: v7(), organisation: v7() }, from: 'trial' }
    const outcome = await trial.store.write(viewer, { key: v7(), fingerprint: 'f' }, async writing => {
      for (const { address } of trial.catalogue.entries.values()) {
        expect(await writing.lock(address, v7(), { asHouse: false }), `${role} ${address}`).toBeNull()
        expect(await writing.lock(address, v7(), { asHouse: true })).toBeNull()
      }
      return { ok: true, value: { id: v7(), state: 'x', revision: 1, number: null } }
    })
    expect(outcome.ok).toBe(true)
  }
})
