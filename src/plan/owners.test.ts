import { describe, expect, test } from 'vitest'
import { readOwners } from './owners.ts'

const check = (clause: string) => {
  const read = readOwners(clause)
  return read && [read.lead.join(' '), read.responsible.join(' ')]
}

describe('owner clauses', () => {
  test.each<[string, string, string]>([
    ['牵头单位:市水务局;责任单位:市财政局、市林业局', '市水务局', '市财政局 市林业局'],
    ['牵头单位:市水务局,配合单位:市财政局,各县区', '市水务局', '市财政局 各县区'],
    ['责任单位:市水务局、市财政局', '', '市水务局 市财政局'],
    ['市水务局牵头,市财政局、市林业局配合', '市水务局', '市财政局 市林业局'],
    ['市水务局、市住建局牵头,市财政局参与,各县区政府负责落实', '市水务局 市住建局', '市财政局 各县区政府'],
    ['市水务局负责', '', '市水务局'],
    ['省水利厅、财政厅、林业局按职责分工负责', '', '省水利厅 财政厅 林业局'],
    ['各旗区人民政府按职责分工负责', '', '各旗区人民政府'],
    ['市水务局牵头,各县(市、区)政府配合', '市水务局', '各县(市、区)政府'],
    ['牵头领导:张副市长;牵头单位:市水务局;责任单位:市财政局;完成时限:2024年底', '市水务局', '市财政局'],
    ['主责单位:市水务局;协办单位:市财政局', '市水务局', '市财政局'],
    ['责任单位 市水务局 市财政局 市林业局', '', '市水务局 市财政局 市林业局'],
    ['责任单位:市水务局,市财政局;市林业局', '', '市水务局 市财政局 市林业局'],
    ['责任单位:市水务局和市财政局、市人力资源和社会保障局及各县区', '', '市水务局 市财政局 市人力资源和社会保障局 各县区'],
    ['责任单位:市水务局(牵头)、市财政局', '市水务局', '市财政局'],
    ['牵头单位:市委组织部、宣传部、统战部;配合单位:无', '市委组织部 宣传部 统战部', ''],
    [
      '市大数据局(市政务服务中心)牵头,国网云州供电公司、人民银行云州分行配合',
      '市大数据局(市政务服务中心)',
      '国网云州供电公司 人民银行云州分行',
    ],
    ['青岭县人民政府、市直有关部门分别牵头', '青岭县人民政府 市直有关部门', ''],
    ['市水务局会同市财政局负责', '', '市水务局 市财政局'],
    ['牵头单位\uff1a市水务局\uff1b责任单位\uff1a各县\uff08市、区\uff09人民政府', '市水务局', '各县\uff08市、区\uff09人民政府'],
    ['县水利局牵头,县大数据中心等单位参与,2026年底前完成', '县水利局', '县大数据中心'],
    ['长期坚持,市水务局负责', '', '市水务局'],
    ['市水务局总牵头,市财政局按职责分工做好配合', '市水务局', '市财政局'],
  ])('%s', (clause, lead, responsible) => expect(check(clause)).toEqual([lead, responsible]))

  test.each([
    '下称领导小组',
    '含“新三板”挂牌企业',
    '2023—2025年',
    '见附件2',
    '由县政府负责人牵头、相关部门参与的工作机制',
    '张三负责',
    '牵头单位:无',
    '市、区',
    '',
  ])('%s is none', clause => expect(check(clause)).toBeNull())
})

describe('what a clause says about later ones', () => {
  test('the first unit listed leads', () =>
    expect(readOwners('责任单位:市水务局、市财政局,列首位的为牵头单位,下同')).toMatchObject({
      responsible: ['市水务局', '市财政局'],
      makesFirstLead: true,
    }))
  test('some unit owns everything hereafter', () =>
    expect(readOwners('市水务局牵头,市财政局配合,各县区政府落实。以下均需各县区政府落实,不再列出')).toMatchObject({
      lead: ['市水务局'],
      responsible: ['市财政局', '各县区政府'],
      hereafter: ['各县区政府'],
    }))
  test.each([
    ['市水务局、市财政局等部门按职责分工负责', true],
    ['责任单位:市水务局、市财政局等', true],
    ['责任单位:市水务局、市财政局', false],
  ])('%s is open ended: %s', (clause, isOpenEnded) => expect(readOwners(clause)?.isOpenEnded).toBe(isOpenEnded))
})
