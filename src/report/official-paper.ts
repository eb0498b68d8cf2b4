import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeadingLevel,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { settle } from './settle.ts'
import { type Language, type Word, word } from './words.ts'

/**
 * Page of an official paper: A4, top 37 mm, binding edge 28 mm, text block 156 × 225 mm, 22 lines of 28 characters.
 * All in twips, 1/1440 inch.
 *
 * @source GB/T 9704-2012, 5.2 and 6
 */
export const page = {
  width: 11_906,
  height: 16_838,
  top: 2_098,
  left: 1_587,
  right: 1_474,
  bottom: 1_984,
  /** line of the page number 7 mm below the text block */
  footer: 1_361,
  header: 1_134,
  linePitch: 579,
  /** 28 characters of 16 pt are wider than 156 mm: each is set this much closer, in 1/4096 pt */
  charSpace: -851,
} as const

/** Type sizes in half-points by their place in the paper. 44 is size two, 32 size three, 28 size four, 21 size five. */
export const sizes = { title: 44, body: 32, heading: 32, subheading: 32, pageNumber: 28, table: 21 } as const
type Place = keyof typeof sizes

const fontWords: Readonly<Record<Place, Word>> = {
  title: 'fonts.title',
  body: 'fonts.body',
  heading: 'fonts.heading',
  subheading: 'fonts.subheading',
  pageNumber: 'fonts.pageNumber',
  table: 'fonts.body',
}

/** Characters XML cannot hold, lone surrogates included; they would make the whole paper unreadable. */
const unprintable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

export type Block =
  /** `closing`: who signs, at the right, the seal goes over it */
  | { readonly block: 'heading' | 'subheading' | 'text' | 'closing'; readonly text: string }
  | { readonly block: 'table'; readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly string[])[] }

export interface TableColumn {
  readonly label: string
  /** millimetres; the columns of a table share 156 mm */
  readonly widthMm: number
  readonly align?: 'left' | 'center' | 'right'
}

export interface OfficialPaper {
  /** number of the document, above its title */
  readonly number?: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** printed on top of every page, as the mark of sample data */
  readonly mark: string | null
  readonly language: Language
  /** JSON that rides inside the file and builds the paper's numbers again */
  readonly recipe?: string
}

/** Where a recipe lies in the file; text processors pass over parts that they do not know. */
export const recipePart = 'customXml/jinwei-recipe.xml'

/**
 * A paper as a docx that opens alike in Word and WPS: native tables with repeated head rows, real headings, fonts named
 * but not shipped, since their licences are the customer's. The same paper gives the same bytes.
 */
export async function officialPaperDocx(paper: OfficialPaper): Promise<Uint8Array> {
  const font = (place: Place) => fontOf(paper.language, place)
  const document = new Document({
    title: clean(paper.title),
    creator: 'Jinwei',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: font('body'), size: sizes.body }, paragraph: { spacing: exactLine } },
        title: { run: { font: font('title'), size: sizes.title, bold: false }, paragraph: { alignment: AlignmentType.CENTER } },
        heading1: { run: { font: font('heading'), size: sizes.heading, bold: false } },
        heading2: { run: { font: font('subheading'), size: sizes.subheading, bold: false } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              left: page.left,
              right: page.right,
              bottom: page.bottom,
              header: page.header,
              footer: page.footer,
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: page.linePitch, charSpace: page.charSpace },
        },
        headers: { default: headerOf(paper), even: headerOf(paper) },
        footers: { default: footerOf(paper, AlignmentType.RIGHT), even: footerOf(paper, AlignmentType.LEFT) },
        children: [
          ...(paper.number === undefined ? [] : [numberOf(paper.language, paper.number)]),
          titleOf(paper),
          new Paragraph({ spacing: exactLine, children: [] }),
          ...paper.blocks.map(block => blockOf(paper, block)),
        ],
      },
    ],
  })
  const core = { path: 'docProps/core.xml', data: coreOf(paper.title) }
  return settle(new Uint8Array(await Packer.toBuffer(document, undefined, [core, ...recipeOf(paper)])))
}

const recipeOf = ({ recipe }: OfficialPaper) =>
  recipe === undefined
    ? []
    : [{ path: recipePart, data: `<?xml version="1.0" encoding="UTF-8"?><recipe>${escaped(recipe)}</recipe>` }]
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const exactLine = { line: page.linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

const clean = (text: string): string => text.replace(unprintable, '\u{FFFD}')

function fontOf(language: Language, place: Place) {
  const name = word(language, fontWords[place])
  return { ascii: name, hAnsi: name, cs: name, eastAsia: name }
}

const run = (language: Language, place: Place, text: Pick<IRunOptions, 'text' | 'children'>): TextRun =>
  new TextRun({ font: fontOf(language, place), size: sizes[place], ...text })

const titleOf = ({ language, title }: OfficialPaper): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { line: 700, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [run(language, 'title', { text: clean(title) })],
  })

const numberOf = (language: Language, number: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exactLine,
    children: [run(language, 'body', { text: clean(number) })],
  })

const headerOf = ({ language, mark }: OfficialPaper): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: mark === null ? [] : [run(language, 'table', { text: clean(mark) })],
      }),
    ],
  })

/** Page number between dashes, one character in from the outer edge: right on odd pages, left on even ones. */
const footerOf = ({ language }: OfficialPaper, alignment: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'right' ? { right: 280 } : { left: 280 },
        children: [run(language, 'pageNumber', { children: ['\u2014 ', PageNumber.CURRENT, ' \u2014'] })],
      }),
    ],
  })

function blockOf(paper: OfficialPaper, block: Block): Paragraph | Table {
  if (block.block === 'table') return tableOf(paper.language, block.columns, block.rows)
  const text = { text: clean(block.text) }
  if (block.block === 'text') {
    return new Paragraph({
      alignment: AlignmentType.BOTH,
      spacing: exactLine,
      indent: { firstLineChars: 200, firstLine: 640 },
      children: [run(paper.language, 'body', text)],
    })
  }
  if (block.block === 'closing') {
    return new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { ...exactLine, before: page.linePitch },
      indent: { right: 640 },
      children: [run(paper.language, 'body', text)],
    })
  }
  return new Paragraph({
    heading: block.block === 'heading' ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    spacing: exactLine,
    keepNext: true,
    indent: { firstLineChars: 200, firstLine: 640 },
    children: [run(paper.language, block.block, text)],
  })
}

function tableOf(language: Language, columns: readonly TableColumn[], rows: readonly (readonly string[])[]): Table {
  const widths = columns.map(column => Math.round((column.widthMm * 1_440) / 25.4))
  const cell = (text: string, at: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[at] as number, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : (columns[at]?.align ?? 'left'),
          spacing: { line: 300, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
          children: [run(language, 'table', { text: clean(text) })],
        }),
      ],
    })
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({ tableHeader: isHead, cantSplit: true, children: texts.map((text, at) => cell(text, at, isHead)) })
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      row(
        columns.map(column => column.label),
        true,
      ),
      ...rows.map(texts => row(texts, false)),
    ],
  })
}

/** The library writes the time of the machine here; the day of a paper is part of its text, so this stays fixed. */
function coreOf(title: string): string {
  const escaped = clean(title).replace(/[<>&"]/g, sign => `&#${sign.charCodeAt(0)};`)
  const namespaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  const at = '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<cp:coreProperties ${namespaces}><dc:title>${escaped}</dc:title><dc:creator>Jinwei</dc:creator>${at}</cp:coreProperties>`
  )
}
