import { areas, messages } from '#app'
import { checkAreas, missingMessages, sentenceOf, unequalMessages } from '#define'
import { expect, test } from 'vitest'

/** What `main.ts` asks before it opens the house, asked here so that a contradiction fails a test and not a start. */
test('the definitions of the house agree with each other', () => expect(checkAreas(areas).map(sentenceOf)).toEqual([]))

test('every key of the definitions has its words in both languages', () => {
  expect(missingMessages(areas, messages)).toEqual([])
  expect(unequalMessages(messages)).toEqual([])
})
