/**
 * Who sees and moves what, written by hand from what each office is there for. It is not derived from the definitions:
 * a change of `seenBy` or `by` must be said twice, here and there.
 *
 * `all` every row · `in a,b` every row in these states · `own field` rows whose field names the reader, `also a,b` and
 * those of others in these states · `seat` rows of
 * challenges on whose panel he sits · `move` who may take it. Whoever is not named sees nothing and moves nothing; moves by
 * date and follow-ups are nobody's.
 */
const inside =
  'office leader scienceBureau unitHead liaison assessor finance supervision approver caseOfficer zoneDepartment discipline audit'
const above = 'office leader scienceBureau assessor supervision audit'
const voucherStaff = 'caseOfficer zoneDepartment approver finance audit discipline'
const taxDesk = 'finance caseOfficer zoneDepartment approver audit'
const challengeStaff = `${voucherStaff} scienceBureau`
const platformStaff = 'scienceBureau zoneDepartment caseOfficer office leader approver audit'

const table = `
parties.unit
  all: ${inside} firm provider expert public systemAdmin securityAdmin
  move enter rename merge: office
parties.organisation
  all: ${inside} firm provider expert
  move enter correct markAbnormal restore: caseOfficer zoneDepartment
  move enterScope leaveScope moveOut moveIn merge end: zoneDepartment
parties.person
  all: ${inside} firm provider expert systemAdmin securityAdmin
  move enter leave: systemAdmin
parties.post
  all: securityAdmin systemAdmin office
  own unit: liaison unitHead
  move grant end: securityAdmin
parties.contact
  own person: ${inside} firm provider expert systemAdmin securityAdmin auditAdmin
  move enter end: ${inside} firm provider expert systemAdmin securityAdmin auditAdmin

settings.setting
  all: ${inside}
  move propose withdraw: office
  move approve refuse: leader

document.officialDocument
  all: ${above} finance approver unitHead liaison
  move receive withdraw: office

plan.plan
  all: ${above} finance approver
  in inForce: unitHead liaison public
  move read confirm withdraw: office
plan.section
  all: ${above} finance approver unitHead liaison
  move read:
plan.mainTask
  all: ${above} finance approver
  own owners.unit: unitHead liaison
  move check correct reassign close: office
  move draft assign:
plan.target
  all: ${above} finance approver unitHead liaison
  in inForce: public
  move check correct strike: office
  move draft enter change:
plan.finding
  all: ${above} finance approver unitHead liaison
  move rule reopen: office
  move note:

ledger.fundLine
  all: finance approver office leader scienceBureau caseOfficer zoneDepartment audit
  in open: firm
  move draft: finance
  move open cut: approver
ledger.bookYear
  all: finance approver office leader audit
  move start askClose askReopen: finance
  move sendBack close keepClosed reopen: approver
ledger.reversal
  all: finance approver office leader audit
  move ask: finance
  move confirm refuse: approver
ledger.bankLine
  all: finance approver audit
  move read mend match explain open: finance

facts.evidence
  all: ${above} finance approver caseOfficer zoneDepartment
  own unit: unitHead liaison
  in nothing: firm provider expert
  move store: office leader scienceBureau unitHead liaison assessor finance supervision approver caseOfficer zoneDepartment firm provider expert
facts.indicator
  all: ${above} unitHead liaison finance approver
  in inUse: public
  move define correct retire: office
facts.fact
  all: ${above} unitHead liaison
  move record draw: liaison scienceBureau
  move recordByDecision:
facts.verdict
  all: ${above} unitHead liaison
  move give: assessor office
facts.indicatorEvent
  all: ${above} finance approver caseOfficer zoneDepartment
  move note:

delivery.assignment
  all: ${above}
  own unit in assigned,disputed,acknowledged,running,suspended,closing,closed,transferred,cancelled: unitHead liaison
  move propose withdraw uphold transfer: office
  move assign resume: leader office
  move acknowledge: liaison unitHead
  move object: unitHead
  move breakDown: liaison
  move suspend cancel: leader
  move reopen: office supervision
  move takeOver askClose keepOpen close:
delivery.closeOut
  all: ${above}
  own unit: liaison
  own unit in submitted,signed,checked,closed,returned: unitHead
  move draft save submit withdraw: liaison
  move sign sendBack: unitHead
  move verify return: supervision scienceBureau office
  move close: office leader
delivery.workPlan
  all: ${above}
  own unit: unitHead liaison
  move draft save submit: liaison
  move sign sendBack: unitHead
  move approve return reopen: office
delivery.measure
  all: ${above}
  own unit: unitHead liaison
  move plan correct finish: liaison
  move drop: liaison office
delivery.dependency
  all: ${above}
  in asked,agreed,contested,delivered,dropped: unitHead liaison
  move ask agree deliver sendBack drop: liaison
  move contest: liaison unitHead
  move uphold dismiss: office
delivery.targetChange
  all: ${above}
  in entered: unitHead liaison
  move propose: office
  move enter refuse: leader
delivery.lightRuling
  all: ${above}
  in given,lifted,lapsed: unitHead liaison
  move give lift: office supervision
  move lapse:
delivery.milestone
  all: ${above}
  own unit: unitHead liaison
  move plan: liaison office
  move finish correct: liaison
  move accept sendBack: office supervision
  move drop: office
  move extend:
delivery.progressReport
  in confirmed,verified,returned: office supervision audit
  in verified: leader assessor
  in confirmed,verified: scienceBureau
  own unit: liaison unitHead
  move draft save submit takeBack: liaison
  move confirm sendBack: unitHead
  move verify return: office
delivery.supervisionSlip
  all: ${above}
  own unit in issued,received,replied,closed,escalated: unitHead liaison
  move draft withdraw sendBack accept: office supervision
  move issue: office supervision leader
  move receive: liaison unitHead
  move answer: unitHead
  move escalate:
delivery.extension
  all: ${above}
  own unit: unitHead liaison
  move ask withdraw: liaison
  move endorse: unitHead
  move grantShort: office
  move grantLong: leader
  move refuse: unitHead office leader
delivery.meeting
  all: ${above}
  in minuted: unitHead liaison
  move plan hold issueMinutes cancel: office
delivery.decision
  all: ${above}
  own unit in running,reported,closed: unitHead liaison
  move record: office
  move start:
  move report: liaison unitHead
  move sendBack close: office supervision
  move drop: leader

enterprise-registry.statForm
  all: zoneDepartment assessor office scienceBureau audit
  own organisation: firm
  move fill correct submit answer: firm zoneDepartment
  move check: zoneDepartment
  move query: zoneDepartment assessor
  move finalise reopen: assessor

open-challenge.challenge
  all: ${challengeStaff}
  own issuer also bidding,matching: firm
  seat: expert
  in bidding,matching,noticed,matched,contracted,accepted,closed: public
  move file resubmit: firm
  move return screen reject contract review resume accept object: scienceBureau
  move list exempt terminate: approver
  move relist withdraw match: caseOfficer
  move close: finance
  move openBids confirm:
open-challenge.bid
  all: ${challengeStaff}
  own solver: firm
  seat in opened,ranked,won,lost: expert
  move submit withdraw: firm
  move rank: caseOfficer
  move open win lose:
open-challenge.panelSeat
  all: caseOfficer scienceBureau approver audit discipline
  own expert: expert
  move draw: caseOfficer
  move accept standAside score: expert
open-challenge.milestone
  all: ${challengeStaff}
  own solver: firm
  move plan: caseOfficer
  move report reportAgain: firm
  move extend pass fail: scienceBureau
  move pay: finance

enterprise-ladder.firmYear
  all: zoneDepartment scienceBureau caseOfficer office approver audit
  own firm: firm
  move report correct: firm zoneDepartment
  move verify reopen: caseOfficer scienceBureau
enterprise-ladder.intellectualProperty
  all: zoneDepartment scienceBureau caseOfficer office approver audit
  own firm: firm
  move enter lapse: firm zoneDepartment
enterprise-ladder.qualification
  all: zoneDepartment scienceBureau caseOfficer office approver audit
  own firm: firm
  move pool apply withdraw: firm zoneDepartment
  move recognise enter revoke: scienceBureau
  move moveOut: zoneDepartment scienceBureau
  move lapse becomeFirst:

research-platform.platform
  all: ${platformStaff}
  own host: firm
  move plan: zoneDepartment firm
  move register close: scienceBureau
  move correct moveOut: scienceBureau zoneDepartment
  move build tryOut: zoneDepartment
  move inspect: caseOfficer
  move agree recognise recount noteReport rectify restore:
research-platform.plate
  all: ${platformStaff}
  own host: firm
  move enter correct renew revoke strike: scienceBureau
  move lapse moveAway end:
research-platform.platformYear
  all: ${platformStaff}
  own host: firm
  move report correct: firm zoneDepartment
  move pass fail: scienceBureau
research-platform.agreement
  all: ${platformStaff}
  own host: firm
  move sign deliver end: zoneDepartment

innovation-voucher.scheme
  all: ${voucherStaff}
  in open: firm provider
  move draft: zoneDepartment
  move open close: approver
innovation-voucher.listing
  all: ${voucherStaff}
  own provider: provider
  in listed: firm
  move list: zoneDepartment
  move remove: approver
innovation-voucher.redemptionWindow
  all: ${voucherStaff} firm provider
  move plan: zoneDepartment
  move settle: approver
innovation-voucher.grant
  all: ${voucherStaff}
  own holder: firm
  move apply resubmit: firm
  move return issue refuse: caseOfficer
  move revoke: approver
  move useUp expire sweep:
innovation-voucher.use
  all: ${voucherStaff}
  own holder: firm
  own provider: provider
  move lock cancel sendBack accept: firm
  move deliver: provider
  move spotCheck reject unlock: caseOfficer
  move claim settle:
innovation-voucher.redemption
  all: ${voucherStaff}
  own provider: provider
  move file: provider
  move check: caseOfficer
  move announce object reject recover: approver
  move pay: finance
  move approve:

tax-return.taxpayerScope
  all: ${taxDesk}
  move enter leave strike: zoneDepartment
tax-return.shareRule
  all: ${taxDesk} office leader scienceBureau assessor supervision
  move draft withdraw: finance
  move enact end: approver
tax-return.taxCollection
  all: ${taxDesk}
  move enter correct strike: caseOfficer finance
  move matchAnew:
tax-return.returnYear
  all: ${taxDesk} office leader scienceBureau assessor supervision
  move open settle: finance
  move close: approver
tax-return.returnQuarter
  all: ${taxDesk} office leader scienceBureau assessor supervision
  move open match compute: caseOfficer finance
  move dispute confirm: zoneDepartment
  move sendBack check carry reopen: finance
  move settle:
tax-return.returnPayment
  all: ${taxDesk} office leader scienceBureau assessor supervision
  move order withdraw: caseOfficer finance
  move approve stop: approver
  move pay setOff: finance
  move carryOut carryIn:
tax-return.returnUse
  all: ${taxDesk} office leader scienceBureau assessor supervision
  move plan drop: zoneDepartment
  move approve stop: approver
  move pay restore: finance
tax-return.useFinding
  all: ${taxDesk} office leader scienceBureau assessor supervision
  move raise clear uphold: finance
  move explain: zoneDepartment

assessment.scheme
  all: ${above} finance unitHead liaison
  move draft correct: assessor office
  move approve retire: leader
assessment.conduct
  all: ${above}
  own unit: unitHead liaison
  move enter correct: office
assessment.adjustment
  all: ${above}
  own unit: unitHead liaison
  move enter: office supervision
  move tolerate lift: leader
assessment.selfReview
  own unit: unitHead liaison
  in signed,returned,checked: office assessor scienceBureau supervision audit
  in signed,checked: leader
  move draft save: liaison
  move sign: unitHead
  move sendBack check: assessor scienceBureau
assessment.draw
  all: ${above} unitHead liaison
  move draw: office assessor
assessment.recheck
  all: ${above}
  own unit: unitHead liaison
  move record: assessor scienceBureau
assessment.run
  all: ${above} finance unitHead liaison
  move run recompute supersede: office assessor
  move giveNotice publish: office
  move approve: leader
  move openAppeals closeAppeals replace:
assessment.appeal
  all: ${above}
  own unit: unitHead liaison
  move lodge withdraw: unitHead
  move takeUp correct dismiss: office assessor scienceBureau
assessment.evaluation
  all: ${above}
  in approved,published: unitHead liaison
  move compute withdraw: office assessor
  move approve: leader
  move publish: office
assessment.evaluationScore
  all: ${above}
  own unit: unitHead liaison
  move compute:
assessment.cityFeed
  all: ${above}
  move send: office
assessment.unitScore
  all: ${above}
  own unit: unitHead liaison
  move compute:
assessment.scoreLine
  all: ${above}
  own unit: unitHead liaison
  move compute:
`

/** How a role sees rows. */
export interface Sees {
  readonly how: 'all' | 'own' | 'seat'
  readonly field: string | null
  readonly states: readonly string[] | null
  /** states in which rows of others are seen too, and moved by nobody */
  readonly also: readonly string[]
}

export interface Cells {
  readonly sees: ReadonlyMap<string, Sees>
  readonly moves: ReadonlyMap<string, ReadonlySet<string>>
}

/** The table by record. @throws Error when a line cannot be read */
export const accessTable: ReadonlyMap<string, Cells> = (() => {
  const records = new Map<string, { sees: Map<string, Sees>; moves: Map<string, Set<string>> }>()
  let at: { sees: Map<string, Sees>; moves: Map<string, Set<string>> } | undefined
  for (const line of table.split('\n')) {
    if (line.trim() === '') continue
    if (!line.startsWith(' ')) {
      at = { sees: new Map(), moves: new Map() }
      records.set(line.trim(), at)
      continue
    }
    const [left = '', right = ''] = line.trim().split(':') as [string, string]
    const roles = right.trim().split(/\s+/).filter(Boolean)
    const moves = /^move (.+)$/.exec(left)?.[1]
    const sight = /^(all|own|seat|in)(?: ([\w.]+))?(?: (?:in|also))?(?: ?([\w,]+))?$/.exec(left)
    if (!at || (!moves && !sight)) throw new Error(`the access table has no line '${line}'`)
    if (moves) for (const move of moves.split(' ')) at.moves.set(move, new Set(roles))
    else for (const role of roles) at.sees.set(role, seesOf(left))
  }
  return records
})()

function seesOf(text: string): Sees {
  const [how, ...rest] = text.split(' ')
  const states = rest.includes('in') ? (rest[rest.indexOf('in') + 1] as string) : how === 'in' ? (rest[0] as string) : null
  const list = states === null ? null : states === 'nothing' ? [] : states.split(',')
  const also = rest.includes('also') ? (rest[rest.indexOf('also') + 1] as string).split(',') : []
  if (how === 'own') return { how: 'own', field: rest[0] as string, states: list, also }
  return { how: how === 'seat' ? 'seat' : 'all', field: null, states: list, also }
}
