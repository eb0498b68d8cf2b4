import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, normalise, sourceSpan } from './normalise.ts'

describe('cleaned text', () => {
  test.each([
    ['a reading with tone marks', '發(fā)展產(chǎn)業(yè)', '发展产业'],
    ['a reading in full-width brackets', '業（yè）務', '业务'],
    ['a reading without tone marks', '开發(fa)区(qu)', '开发区'],
    ['a real bracket', '市(区)', '市(区)'],
    ['a word that is no syllable', '移动端(app)', '移动端(app)'],
    ['a syllable behind a digit', '5(yi)', '5(yi)'],
    ['one glyph for two', '著力佈局臺账裡程', '着力布局台账里程'],
    ['wording of a second converter', '建設網路發展最佳化方案', '建设网络发展优化方案'],
    ['the same word in a Simplified text', '最佳化设计', '最佳化设计'],
    ['a filler that repeats', '建设@@5G@@基站@@网@@络@@', '建设5G基站网络'],
    ['a carriage return and a mark of no width', '一\r\n二\u200b三', '一\n二三'],
    ['nothing', '', ''],
  ])('%s', (_name, received, text) => expect(normalise(received).text).toBe(text))

  test.each([
    ['（１）：％', '(1):%'],
    ['一　二', '一 二'],
  ])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded))
})

describe('places', () => {
  test('lead back to the words as received', () => {
    const received = '推進開發(fā)區建設'
    const clean = normalise(received)
    const at = clean.text.indexOf('开发区')
    const { start, end } = sourceSpan(clean, at, at + 3)
    expect(received.slice(start, end)).toBe('開發(fā)區')
  })

  test('stay in order and within the text, whatever comes', () => {
    const glyphs = fc.constantFrom(
      '發',
      '業',
      '(fā)',
      '(',
      ')',
      '（',
      '最佳化',
      '網路',
      '\n',
      'a',
      '@@',
      '\u{20000}',
      '\ud800',
      '。',
      '5',
    )
    fc.assert(
      fc.property(
        fc.array(glyphs).map(parts => parts.join('')),
        received => {
          const clean = normalise(received)
          expect(clean.folded.length).toBe(clean.text.length)
          expect(clean.starts.length).toBe(clean.text.length)
          for (let at = 0; at < clean.text.length; at++) {
            expect(clean.ends[at]).toBeGreaterThan(clean.starts[at] as number)
            if (at > 0) expect(clean.starts[at]).toBeGreaterThanOrEqual(clean.starts[at - 1] as number)
          }
          expect(clean.ends.at(-1) ?? 0).toBeLessThanOrEqual(received.length)
        },
      ),
    )
  })
})

describe('damage', () => {
  test.each([
    ['a question mark and a private character', '发展?jié)摿\ue786娃D(zhuǎn)型', 1],
    ['a heading destroyed by a wrong decoding', '?。ㄒ┬┛傍体要求', 1],
    ['a question of the text', '谁来做?', 0],
    ['a clean text', '一、总体要求', 0],
  ])('%s', (_name, received, places) => expect(normalise(received).damaged).toHaveLength(places))
})
