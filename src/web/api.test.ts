import { expect, test } from 'vitest'
import { isJudged, localProblem } from './api.ts'

/** A key is renewed only when the server has judged the request under it: a repetition could be recorded twice. */
test.each([
  ['a connection lost', 0, false],
  ['a success that could not be read', 200, false],
  ['a refusal', 409, true],
  ['a field refused', 422, true],
  ['a session lapsed', 401, false],
  ['asked too often', 429, false],
  ['a fault of the server', 500, false],
  ['a gateway that gave up', 502, false],
  ['a server too busy', 503, false],
  ['a gateway that waited too long', 504, false],
])('%s (%i)', (_, status, judged) => expect(isJudged(localProblem('answer_unreadable', status))).toBe(judged))
