import { expect, test } from 'vitest'
import { unitKind, unitsOf } from './units.ts'

test.each([
  ['市科学技术局', 'department'],
  ['市国有资产监督管理委员会', 'department'],
  ['市委组织部', 'party-body'],
  ['市委编办', 'party-body'],
  ['市人大常委会法制工作委员会', 'legislature'],
  ['青岭经济技术开发区管理委员会', 'zone'],
  ['青岭高新区', 'zone'],
  ['青岭县人民政府', 'government'],
  ['云州银保监分局', 'central-branch'],
  ['人民银行云州分行', 'central-branch'],
  ['市大数据中心', 'institution'],
  ['云州大学', 'institution'],
  ['国网云州供电公司', 'enterprise'],
  ['市直有关部门', 'class'],
  ['各县(市、区)人民政府', 'class'],
  ['市水网建设领导小组', 'leading-group'],
  ['市中级人民法院', 'judiciary'],
])('%s is a %s', (name, kind) => expect(unitKind(name)).toBe(kind))

test.each<[string, readonly string[], readonly { name: string; aliases: readonly string[] }[]]>([
  ['a short form of the table', ['市科技局'], [{ name: '市科技局', aliases: ['市科学技术局'] }]],
  ['two spellings are one unit', ['市科学技术局', '市科技局'], [{ name: '市科学技术局', aliases: ['市科技局'] }]],
  [
    'another prefix is another unit',
    ['市科技局', '青岭县科技局'],
    [
      { name: '市科技局', aliases: ['市科学技术局'] },
      { name: '青岭县科技局', aliases: ['青岭县科学技术局'] },
    ],
  ],
  [
    'a second name plate',
    ['市大数据局(市政务服务中心)'],
    [{ name: '市大数据局(市政务服务中心)', aliases: ['市大数据局', '市政务服务中心'] }],
  ],
  ['a short form of the document', ['青岭经济技术开发区'], [{ name: '青岭经济技术开发区', aliases: ['经开区'] }]],
])('%s', (_name, names, expected) =>
  expect(unitsOf(names, [{ short: '经开区', full: '青岭经济技术开发区' }])).toMatchObject(expected),
)
