import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import {
  type AppealReply,
  appealReplyDocx,
  type ResultNotice,
  resultNoticeDocx,
  type VerificationRecord,
  verificationRecordDocx,
} from './case-papers.ts'

const head = {
  year: '2023',
  plan: { title: '三年行动实施方案', number: '鄂府发〔2021〕342号' },
  issuer: '领导小组办公室',
  number: '2024-0001',
  isSample: true,
}
const notice: ResultNotice = {
  ...head,
  units: [
    { group: 'A', unit: '高新区', total: { kind: 'exact', points: '89.72' }, grade: 'good', place: 2 },
    { group: 'A', unit: '金融办', total: { kind: 'range', low: '82', high: '84', missing: 1 }, grade: 'good', place: 3 },
  ],
  until: '2024-03-22',
  noticeDays: 5,
  appealDays: 5,
  fingerprint: '9f2c41',
}
const reply: AppealReply = {
  ...head,
  unit: '高新区',
  outcome: 'corrected',
  matter: 'I18 总部企业',
  grounds: '漏计一家',
  verified: '9 家',
  claimed: '10 家',
  decision: '单体审计报告属实',
  evidence: [{ name: '审计报告.pdf', sha256: 'a'.repeat(64) }],
  moved: [{ unit: '高新区', before: '89.72', after: '90.02' }],
}
const record: VerificationRecord = {
  ...head,
  number: null,
  unit: '高新区',
  lines: [
    {
      indicator: 'I18',
      name: '总部企业',
      claimed: '10',
      verified: '9',
      deviation: '0.111111',
      points: '0.50',
      explanation: '含新入驻',
      recheck: '',
    },
    {
      indicator: 'I22',
      name: '机构',
      claimed: null,
      verified: null,
      deviation: null,
      points: null,
      explanation: '',
      recheck: '属实 台账一致',
    },
  ],
}
const textOf = async (bytes: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

describe('papers of a case say', () => {
  test.each<[string, () => Promise<Uint8Array>, readonly string[], readonly string[]]>([
    [
      'notice',
      () => resultNoticeDocx(notice),
      ['编号：2024-0001', '89.72', '82.00–84.00', '至2024-03-22止', '领导小组办公室', '9f2c41'],
      ['83'],
    ],
    ['notice that is over', () => resultNoticeDocx({ ...notice, until: null }), ['已经届满'], ['至2024']],
    [
      'reply that grants',
      () => appealReplyDocx(reply),
      ['高新区：', '主张10 家，原核验为9 家', '予以更正', '89.72', '90.02', 'aaaaaaaaaaaa'],
      ['维持原结果'],
    ],
    [
      'reply that dismisses',
      () => appealReplyDocx({ ...reply, outcome: 'dismissed', moved: [] }),
      ['维持原结果'],
      ['予以更正', '90.02'],
    ],
    ['reply where nothing was verified', () => appealReplyDocx({ ...reply, verified: null }), ['原核验为缺'], []],
    ['record', () => verificationRecordDocx(record), ['11.11%', '\u22120.50', '属实 台账一致', '缺'], ['编号']],
    [
      'notice in English',
      () => resultNoticeDocx(notice, { language: 'en' }),
      ['Notice of the results of 2023', 'good'],
      ['公示期'],
    ],
  ])('%s', async (_, make, said, unsaid) => {
    const bytes = await make()
    const text = await textOf(bytes)
    for (const part of said) expect(text).toContain(part)
    for (const part of unsaid) expect(text).not.toContain(part)
    expect(await make()).toEqual(bytes)
  })
})
