/** How the tests of the edge ask a stub house, and what every refusal must look like. */
import { expect } from 'vitest'
import { cookies, ids, stubHouse, writeHeaders } from './stub-house.ts'

export type House = ReturnType<typeof stubHouse>
const houses: House[] = []
/** A house that is closed with the others by `closeHouses`. */
export const house = (said?: Parameters<typeof stubHouse>[0]): House => {
  const made = stubHouse(said)
  houses.push(made)
  return made
}
export const closeHouses = () => Promise.all(houses.splice(0).map(one => one.server.close()))

export const shared = house()
export const get = (url: string, { server } = shared, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url, cookies, headers })
export const post = (url: string, payload: unknown, { server } = shared, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'content-type': 'application/json', ...writeHeaders, ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })
export const draft = '/api/trial/sample/draft'
export const send = `/api/trial/sample/${ids.row}/send`

/** Status, code and the field it speaks of; both sentences must be whole. */
export function problemOf(response: { statusCode: number; body: string; headers: Record<string, unknown> }) {
  const problem = JSON.parse(response.body)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(problem.type).toBe(`urn:jinwei:refusal:${problem.code}`)
  expect(problem.status).toBe(response.statusCode)
  expect(`${problem.lang.zh}${problem.lang.en}`).not.toMatch(/[{}]/)
  expect(problem.lang.zh.length * problem.lang.en.length).toBeGreaterThan(0)
  return problem
}
