import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocument } from '#document'
import { readPlan } from '#plan'
import { docxOf, numberingPart, ofdOf, type Part, pagesOf, paragraphXml, pdfOf, zipOf } from '../../tools/bench-reader/pack.ts'

const text = readFileSync(new URL('../../data/plans/corpus/water-network.txt', import.meta.url), 'utf8').trimEnd()
const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content)

async function textOf(bytes: Uint8Array, name = ''): Promise<string> {
  const read = await readDocument(bytes, name)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.text
}

/** What is read without places. */
function said(received: string): unknown {
  const read = readPlan(received)
  if (!read.ok) throw new Error(read.refusal.code)
  const { document, sections, tasks, targets } = read.value
  return {
    document,
    sections: sections.map(({ source, ...section }) => section),
    tasks: tasks.map(({ source, ownerClauses, ...task }) => task),
    targets: targets.map(({ source, ...target }) => ({ ...target, quote: source.quote })),
  }
}

const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphXml(content)}</w:tc>`

describe('one plan in every format says the same', () => {
  const lines = text.split('\n')
  test.each<[string, Uint8Array, string]>([
    ['utf-8', bytesOf(text), 'a.txt'],
    ['utf-8 with a mark', bytesOf(`\ufeff${text}`), 'a.txt'],
    ['utf-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 'a.txt'],
    ['windows line ends', bytesOf(text.replaceAll('\n', '\r\n')), 'a.txt'],
    ['docx', docxOf(lines.map(line => paragraphXml(line)).join('')), 'a.docx'],
    ['pdf', pdfOf(pagesOf(text)), 'a.pdf'],
    ['ofd', ofdOf(pagesOf(text)), 'a.ofd'],
    [
      'html',
      bytesOf(
        `<!DOCTYPE html><html><head><title>x</title><script>var a='<p>1</p>'</script></head><body><div class="nav"><a href="/">首页</a></div><div id="zoom">${lines.map(line => `<p>${line}</p>`).join('')}</div><footer>主办：某某</footer></body></html>`,
      ),
      'a.html',
    ],
  ])('%s', async (_format, bytes, name) => expect(said(await textOf(bytes, name))).toEqual(said(text)))

  test('GB18030', async () =>
    expect(await textOf(Uint8Array.from([0xd4, 0xc6, 0xd6, 0xdd, 0xca, 0xd0]), 'a.txt')).toBe('云州市'))
})

describe('docx', () => {
  const numbered = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`
  const others: readonly Part[] = [
    numberingPart([
      ['chineseCounting', '%1、'],
      ['chineseCounting', '（%2）'],
      ['decimal', '%3.'],
    ]),
    {
      name: 'word/footnotes.xml',
      content: `<w:footnotes xmlns:w="w"><w:footnote>${paragraphXml('注：数据口径见统计年鉴。')}</w:footnote></w:footnotes>`,
    },
  ]
  test.each<[string, string, string]>([
    [
      'automatic numbers restart under their parents',
      [
        ['任务', 0],
        ['工程', 1],
        ['建站', 2],
        ['修路', 2],
        ['管护', 1],
        ['巡查', 2],
        ['保障', 0],
      ]
        .map(([title, level]) => paragraphXml(String(title), numbered(Number(level))))
        .join(''),
      '一、任务\n（一）工程\n1.建站\n2.修路\n（二）管护\n1.巡查\n二、保障',
    ],
    [
      'a merged cell says its text in every row, a wide one once',
      `<w:tbl><w:tr>${cell('任务')}${cell('牵头单位')}</w:tr><w:tr>${cell('建站')}${cell('市水务局', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell('修路')}${cell('', '<w:vMerge/>')}</w:tr><w:tr>${cell('合计', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`,
      '任务\t牵头单位\n建站\t市水务局\n修路\t市水务局\n合计\t',
    ],
    [
      'a text box follows its paragraph, once',
      `<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>${paragraphXml('框内。')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraphXml('框内。')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      '正文。\n框内。',
    ],
    [
      'deleted and hidden words are left out, inserted ones stay',
      '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>文</w:t></w:r></w:p>',
      '新文',
    ],
  ])('%s', async (_name, body, expected) =>
    expect(await textOf(docxOf(body, others), 'a.docx')).toBe(`${expected}\n注：数据口径见统计年鉴。`),
  )
})

describe('pages', () => {
  const table = [
    { x: 72, y: 100, text: '序号' },
    { x: 150, y: 100, text: '任务' },
    { x: 330, y: 100, text: '牵头单位' },
    { x: 72, y: 140, text: '1' },
    { x: 150, y: 140, text: '建站' },
    { x: 330, y: 140, text: '市水务局' },
  ]
  test.each([
    ['pdf', pdfOf([table])],
    ['ofd', ofdOf([table])],
  ])('a table of a %s', async (_format, bytes) => {
    const words = [...table, { x: 72, y: 300, text: '以上任务自印发之日起施行，各单位抓好落实工作。' }]
    expect(await textOf(_format === 'pdf' ? pdfOf([words]) : ofdOf([words]))).toContain(
      '序号\t任务\t牵头单位\n1\t建站\t市水务局',
    )
    expect(bytes.length).toBeGreaterThan(0)
  })
})

describe('a table whose cells wrap', () => {
  const at = (x: number, y: number, text: string) => ({ x, y, text })
  const words = [
    at(72, 100, '序号'),
    at(130, 100, '任务'),
    at(330, 100, '牵头单位'),
    at(130, 150, '建设区域联网的'),
    at(72, 161, '1'),
    at(330, 161, '市水务局'),
    at(130, 172, '泵站'),
    at(72, 222, '2'),
    at(130, 222, '修路'),
    at(330, 222, '市交通局'),
    at(72, 300, '以上任务自印发之日起施行，各单位抓好落实工作。'),
  ]
  test.each([
    ['pdf', pdfOf([words])],
    ['ofd', ofdOf([words])],
  ])('%s', async (_format, bytes) =>
    expect(await textOf(bytes)).toContain('序号\t任务\t牵头单位\n1\t建设区域联网的泵站\t市水务局\n2\t修路\t市交通局\n'),
  )
})

describe('refusals, in order of precedence', () => {
  const ofdBody = (page: string): readonly Part[] => [
    { name: 'OFD.xml', content: '<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>' },
    { name: 'd.xml', content: '<Document><Pages><Page BaseLoc="p.xml"/><Page BaseLoc="p.xml"/></Pages></Document>' },
    { name: 'p.xml', content: page },
  ]
  const docx = docxOf(paragraphXml(text))
  test.each<[string, string, Uint8Array]>([
    ['document_empty', 'no byte', new Uint8Array()],
    ['document_empty', 'blanks', bytesOf(' \n\t')],
    ['document_not_text', 'a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['document_not_text', 'an old binary document', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['document_not_text', 'a sheet', zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }])],
    ['document_damaged', 'a docx cut off', docx.slice(0, docx.length - 30)],
    ['document_damaged', 'a pdf cut off', pdfOf(pagesOf(text)).slice(0, 60)],
    ['document_damaged', 'broken XML', docxOf('<w:p>')],
    [
      'document_unsafe',
      'an entity',
      zipOf([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
    ],
    [
      'document_unsafe',
      'a bomb',
      docxOf(paragraphXml(text), [{ name: 'word/media/a.bin', content: new Uint8Array(20_000_000) }]),
    ],
    ['document_unsafe', 'too many parts', zipOf([...Array(2_001).keys()].map(at => ({ name: `a${at}`, content: '' })))],
    ['document_unsafe', 'a name that leaves the archive', docxOf(paragraphXml(text), [{ name: '../a.xml', content: 'a' }])],
    ['document_unsafe', 'an absolute name', docxOf(paragraphXml(text), [{ name: '/etc/a', content: 'a' }])],
    ['document_unsafe', 'an archive inside', docxOf(paragraphXml(text), [{ name: 'a.zip', content: 'a' }])],
    [
      'document_unsafe',
      'a long cell said again in very many rows',
      docxOf(
        `<w:tbl><w:tr>${cell('长'.repeat(10_000), '<w:vMerge w:val="restart"/>')}</w:tr>${`<w:tr>${cell('', '<w:vMerge/>')}</w:tr>`.repeat(300)}</w:tbl>`,
      ),
    ],
    ['document_unsafe', 'nesting without end', docxOf('<w:p>'.repeat(2_000))],
    ['document_encrypted', 'a locked part', docxOf(paragraphXml(text), [{ name: 'word/a.xml', content: 'a', isLocked: true }])],
    [
      'document_encrypted',
      'a locked ofd',
      zipOf([
        { name: 'OFD.xml', content: '<OFD/>' },
        { name: 'Doc_0/Encryptions.xml', content: '<a/>' },
      ]),
    ],
    ['document_unsafe', 'a pdf packed twice over', packedPdf(deflateSync(deflateSync(Buffer.alloc(1_000_000, ' '))), 2)],
    ['document_unsafe', 'a pdf that unpacks without end', packedPdf(deflateSync(Buffer.alloc(61_000_000, 'BT ET ')), 1)],
    [
      'document_unsafe',
      'a pdf with a range of glyphs without end',
      packedPdf(deflateSync('1 beginbfrange\n<0000> <ffffffff> <0000>\nendbfrange'), 1),
    ],
    ['document_scanned', 'a pdf of pictures', pdfOf([[{ x: 1, y: 1, text: '章' }]])],
    ['document_scanned', 'an ofd of pictures', zipOf(ofdBody('<Page><ImageObject/></Page>'))],
    ['document_unreadable', 'no known encoding', Uint8Array.from([0xff, 0x01, 0x80, 0xff, 0x00])],
  ])('%s: %s', async (code, _name, bytes) => expect(await readDocument(bytes)).toMatchObject({ ok: false, refusal: { code } }))
})

/** The head of a pdf with one stream, packed so many times. */
function packedPdf(stream: Uint8Array, times: number): Uint8Array {
  const head = `%PDF-1.7\n4 0 obj\n<< /Length ${stream.length} /Filter [${'/FlateDecode '.repeat(times)}] >>\nstream\n`
  return new Uint8Array(Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream\nendobj\n')]))
}
