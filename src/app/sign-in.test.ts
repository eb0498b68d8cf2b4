import { describe, expect, test } from 'vitest'
import { checkPassword, hashPassword } from './password.ts'
import { codeAt, stepOfCode } from './second-factor.ts'
import { createSignIn } from './sign-in.ts'
import type { Door, HeldPost, SignIn } from './store.ts'

const post = (id: string, role: string): HeldPost => ({
  id,
  role,
  unit: 'u1',
  unitName: '市科技局',
  organisation: null,
  organisationName: null,
})
const password = 'Lanhai-2031-Qiao'
const hash = hashPassword(password)

/** The door as a model: what was opened, tried and written, in plain maps, on a clock that is set by hand. */
async function house() {
  const clock = { at: Date.parse('2023-03-01T01:00:00Z') }
  const tries: { account: string; from: string; ok: boolean; at: number }[] = []
  const signIns = new Map<string, SignIn>()
  const accounts = new Map([['wang', { person: 'p1', name: '王工', hash: await hash, mustChange: false, hasFactor: false }]])
  const factors = { secret: null as string | null, offered: null as string | null, step: 0 }
  const posts: HeldPost[] = [post('post-1', 'liaison'), post('post-2', 'unitHead')]
  const calls = { signInOf: 0, touch: 0 }
  const audited: string[] = []
  const door: Door = {
    accountOf: async account => accounts.get(account) ?? null,
    setPassword: async (person, next, mustChange) => {
      for (const [name, one] of accounts) if (one.person === person) accounts.set(name, { ...one, hash: next, mustChange })
    },
    posts: async () => posts,
    failures: async (account, from, since) => {
      const failed = tries.filter(one => !one.ok && one.account === account && one.at >= since.getTime())
      return { here: failed.filter(one => one.from === from).length, anywhere: failed.length }
    },
    recordAttempt: async attempt => {
      tries.push({ ...attempt, at: attempt.at.getTime() })
    },
    openSignIn: async ({ tokenHash, person, post: id, at }) => {
      const held = posts.find(one => one.id === id) as HeldPost
      signIns.set(tokenHash, {
        person,
        name: '王工',
        account: 'wang',
        post: held,
        openedAt: at,
        usedAt: at,
        closedAt: null,
        confirmedAt: null,
      })
    },
    signInOf: async tokenHash => {
      calls.signInOf += 1
      return signIns.get(tokenHash) ?? null
    },
    touchSignIn: async (tokenHash, at) => {
      calls.touch += 1
      signIns.set(tokenHash, { ...(signIns.get(tokenHash) as SignIn), usedAt: at })
    },
    switchPost: async (tokenHash, next, id, at) => {
      const old = signIns.get(tokenHash) as SignIn
      signIns.delete(tokenHash)
      signIns.set(next, { ...old, post: posts.find(one => one.id === id) as HeldPost, usedAt: at, confirmedAt: null })
    },
    closeSignIn: async (tokenHash, at) => {
      const old = signIns.get(tokenHash)
      if (old) signIns.set(tokenHash, { ...old, closedAt: at })
    },
    closeSignInsOf: async (person, except, at) => {
      for (const [hash, one] of signIns) {
        if (one.person === person && hash !== except) signIns.set(hash, { ...one, closedAt: at })
      }
    },
    factorOf: async () => factors,
    offerFactor: async (_, secret) => {
      factors.offered = secret
    },
    setFactor: async (person, secret) => {
      Object.assign(factors, { secret, offered: null })
      for (const [name, one] of accounts) if (one.person === person) accounts.set(name, { ...one, hasFactor: secret !== null })
    },
    useFactor: async (_, step) => {
      if (step <= factors.step) return false
      factors.step = step
      return true
    },
    confirmSignIn: async (tokenHash, at) => {
      signIns.set(tokenHash, { ...(signIns.get(tokenHash) as SignIn), confirmedAt: at })
    },
    audit: async event => {
      audited.push(event.kind)
    },
  }
  const service = createSignIn(door, { now: () => new Date(clock.at) })
  const pass = (minutes: number) => {
    clock.at += minutes * 60_000
  }
  const enter = (given = password, from = '10.0.0.1', account = 'wang') => service.signIn({ account, password: given, from })
  const open = async () => {
    const opened = await enter()
    if (!opened.ok) throw new Error(opened.refusal.code)
    return opened.value
  }
  return { service, pass, enter, open, tries, signIns, accounts, posts, calls, audited, door, clock }
}

const codeOf = (outcome: { ok: boolean; refusal?: { code: string; details?: object } }) =>
  outcome.ok ? 'ok' : [outcome.refusal?.code, outcome.refusal?.details ?? {}]

describe('a wrong password', () => {
  test('is counted down, locks at the fifth, and then the right one does not help for 20 minutes', async () => {
    const { enter, pass, tries } = await house()
    for (const left of [4, 3, 2, 1]) expect(codeOf(await enter('wrong'))).toEqual(['wrong_password', { left }])
    expect(codeOf(await enter('wrong'))).toEqual(['account_locked', { minutes: 20 }])
    expect(codeOf(await enter())).toEqual(['account_locked', { minutes: 20 }])
    pass(19.9)
    expect(codeOf(await enter())).toEqual(['account_locked', { minutes: 20 }])
    expect(tries).toHaveLength(5)
    pass(0.2)
    expect(codeOf(await enter('wrong'))).toEqual(['wrong_password', { left: 4 }])
    expect(codeOf(await enter())).toBe('ok')
  })

  test('a lock lasts 20 minutes from the last failure, also when the first one lies long before it', async () => {
    const { enter, pass } = await house()
    await enter('wrong')
    pass(15)
    for (let at = 0; at < 4; at += 1) await enter('wrong')
    pass(10)
    expect(codeOf(await enter())).toEqual(['account_locked', { minutes: 20 }])
    pass(10.1)
    expect(codeOf(await enter())).toBe('ok')
  })

  test('a right one forgives the ones before', async () => {
    const { enter, pass } = await house()
    for (let at = 0; at < 4; at += 1) await enter('wrong')
    expect(codeOf(await enter())).toBe('ok')
    pass(1)
    expect(codeOf(await enter('wrong'))).toEqual(['wrong_password', { left: 4 }])
  })

  test('locks the address that guesses and not the owner elsewhere', async () => {
    const { enter } = await house()
    for (let at = 0; at < 5; at += 1) await enter('wrong', '10.9.9.9')
    expect(codeOf(await enter(password, '10.9.9.9'))).toEqual(['account_locked', { minutes: 20 }])
    expect(codeOf(await enter())).toBe('ok')
  })

  test('from many addresses slows the account down, but not where its owner signed in before', async () => {
    const { enter, pass } = await house()
    expect(codeOf(await enter(password, 'home'))).toBe('ok')
    for (let at = 0; at < 20; at += 1) await enter('wrong', `10.1.0.${at}`)
    expect(codeOf(await enter('wrong', '10.2.0.1'))).toEqual(['account_locked', { minutes: 1 }])
    expect(codeOf(await enter(password, 'home'))).toBe('ok')
    pass(1.1)
    expect(codeOf(await enter(password, '10.2.0.1'))).toBe('ok')
  })

  test('a volley of thirty at once gets no more than five looks', async () => {
    const { enter, tries } = await house()
    const answers = await Promise.all(Array.from({ length: 30 }, () => enter('wrong')))
    expect(answers.every(answer => !answer.ok)).toBe(true)
    expect(tries).toHaveLength(5)
  })

  test('an account that does not exist answers like one that does, and counts alike', async () => {
    const { enter } = await house()
    const codes = []
    for (let at = 0; at < 6; at += 1) codes.push(codeOf(await enter('wrong', 'here', 'nobody'))[0])
    expect(codes).toEqual([
      'wrong_password',
      'wrong_password',
      'wrong_password',
      'wrong_password',
      'account_locked',
      'account_locked',
    ])
  })

  test('a restart frees nobody', async () => {
    const { enter, door, clock } = await house()
    for (let at = 0; at < 5; at += 1) await enter('wrong')
    const reborn = createSignIn(door, { now: () => new Date(clock.at) })
    expect(codeOf(await reborn.signIn({ account: 'wang', password, from: '10.0.0.1' }))).toEqual([
      'account_locked',
      { minutes: 20 },
    ])
  })
})

describe('a sign-in', () => {
  test('is stored by the hash of its token alone', async () => {
    const { open, signIns } = await house()
    const { token } = await open()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect([...signIns.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(signIns.has(token)).toBe(false)
  })

  test('says who acts in which post', async () => {
    const { open } = await house()
    const { viewer, session } = await open()
    expect(viewer).toEqual({ actor: { person: 'p1', role: 'liaison', unit: 'u1', organisation: null }, from: '10.0.0.1' })
    expect(session.idleUntil).toBe('2023-03-01T01:20:00.000Z')
  })

  test('ends after 20 idle minutes and lives while it is used', async () => {
    const { open, service, pass } = await house()
    const { token } = await open()
    for (let at = 0; at < 5; at += 1) {
      pass(19)
      expect(codeOf(await service.heldBy(token, 'x'))).toBe('ok')
    }
    pass(20)
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
  })

  test('ends 12 hours after it was opened, used or not', async () => {
    const { open, service, pass } = await house()
    const { token } = await open()
    for (let at = 0; at < 47; at += 1) {
      pass(15)
      expect(codeOf(await service.heldBy(token, 'x'))).toBe('ok')
    }
    pass(15)
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
  })

  test('ends at once when signed out', async () => {
    const { open, service } = await house()
    const { token } = await open()
    await service.signOut(token, 'x')
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
  })

  test('ends with its post within the time a look is kept', async () => {
    const { open, service, pass, posts } = await house()
    const { token } = await open()
    posts.shift()
    pass(0.1)
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
  })

  test('is looked up once in five seconds and touched once in half a minute', async () => {
    const { open, service, calls, clock } = await house()
    const { token } = await open()
    calls.signInOf = 0
    for (let at = 0; at < 60; at += 1) {
      clock.at += 1_000
      await Promise.all([service.heldBy(token, 'x'), service.heldBy(token, 'x')])
    }
    expect(calls.signInOf).toBeLessThanOrEqual(12)
    expect(calls.touch).toBe(2)
  })

  test('a switch of post gives a new token, ends the old one and changes the role', async () => {
    const { open, service } = await house()
    const { token } = await open()
    const switched = await service.switchPost(token, 'post-2', 'x')
    expect(switched.ok && [switched.value.viewer.actor.role, switched.value.token === token]).toEqual(['unitHead', false])
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
    if (switched.ok)
      expect(codeOf(await service.switchPost(switched.value.token, 'post-of-others', 'x'))).toEqual(['not_found', {}])
  })

  test('without a post there is none', async () => {
    const { enter, posts } = await house()
    posts.length = 0
    expect(codeOf(await enter())).toEqual(['no_post', {}])
  })

  test('a made-up token is not even looked for', async () => {
    const { service, calls } = await house()
    for (const token of ['', 'x', 'a'.repeat(42), `${'a'.repeat(42)}'`])
      expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
    expect(calls.signInOf).toBe(0)
  })

  test('openings, failures, locks and ends are told to the audit', async () => {
    const { open, enter, service, audited } = await house()
    await enter('wrong')
    const { token } = await open()
    await service.signOut(token, 'x')
    expect(audited).toEqual(['sign-in.failed', 'sign-in.opened', 'sign-in.closed'])
  })
})

describe('a change of password', () => {
  test('wants the old one, a strong new one, and gives a new token', async () => {
    const { open, service, enter } = await house()
    const { token } = await open()
    const change = (old: string, next: string) => service.changePassword(token, { old, new: next, from: '10.0.0.1' })
    expect(codeOf(await change('wrong', 'Steppe#Wind-77'))).toEqual(['old_password_wrong', { left: 4 }])
    expect(codeOf(await change(password, password))).toEqual(['password_too_weak', { why: 'same' }])
    expect(codeOf(await change(password, 'short1A'))).toEqual(['password_too_weak', { why: 'short' }])
    const changed = await change(password, 'Steppe#Wind-77')
    expect(codeOf(changed)).toBe('ok')
    expect(codeOf(await service.heldBy(token, 'x'))).toEqual(['not_signed_in', {}])
    expect(codeOf(await enter())).toEqual(['wrong_password', { left: 4 }])
    expect(codeOf(await enter('Steppe#Wind-77'))).toBe('ok')
  })

  test('ends what is open elsewhere, within the seconds a look is kept', async () => {
    const { open, service, pass } = await house()
    const [here, elsewhere] = [await open(), await open()]
    const changed = await service.changePassword(here.token, { old: password, new: 'Steppe#Wind-77', from: '10.0.0.1' })
    pass(0.1)
    expect(codeOf(await service.heldBy(elsewhere.token, 'x'))).toEqual(['not_signed_in', {}])
    expect(changed.ok && codeOf(await service.heldBy(changed.value.token, 'x'))).toBe('ok')
  })
})

test.each([
  ['Steppe#Wind-77', null],
  ['河套平原-Yinshan-9', null],
  ['Short1!aB', 'short'],
  ['a1B'.repeat(70), 'long'],
  ['lowercaseonly', 'classes'],
  ['lowercase12345', 'classes'],
  ['Hello-Wang-5521', 'account'],
  ['aaaaaaaaaaaa', 'classes'],
  ['Aaaaaaaaaa1!', 'common'],
  ['Password123!', 'common'],
  ['P@ssw0rd2024', 'common'],
  ['Admin@123456', 'common'],
  ['1qaz2wsx!QAZ', 'common'],
  ['Qwerty123456!', 'common'],
  ['Abcdefghij1', 'common'],
  ['Huawei@2023!', 'common'],
])('the password %s is refused as %s', (given, why) => {
  const answer = checkPassword(given, 'wang')
  expect(answer.ok ? null : answer.refusal.details?.['why']).toBe(why)
})

describe('second factor', () => {
  const from = '10.0.0.1'
  const setUp = async () => {
    const here = await house()
    const { token } = await here.open()
    const offer = await here.service.offerFactor(token, { password, from })
    if (!offer.ok) throw new Error(offer.refusal.code)
    const code = () => codeAt(offer.value.secret, new Date(here.clock.at))
    const codeOf = (outcome: Awaited<ReturnType<typeof here.service.confirm>>) =>
      outcome.ok ? outcome.value.session.confirmedUntil : outcome.refusal.code
    return { ...here, token, code, codeOf, uri: offer.value.uri }
  }

  test('codes are those of RFC 6238, appendix B, its last six digits', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
    ] as const) {
      expect(codeAt(secret, new Date(seconds * 1_000))).toBe(code)
      const step = Math.floor(seconds / 30)
      for (const [late, of] of [
        [0, step],
        [30, step],
        [-30, step],
        [90, null],
        [-90, null],
      ] as const)
        expect(stepOfCode(secret, code, new Date((seconds + late) * 1_000))).toBe(of)
    }
  })

  test('is set with the password and a code, confirms for ten minutes, and a code is good once', async () => {
    const { service, token, code, codeOf, pass, clock, uri, audited } = await setUp()
    expect(uri).toContain('otpauth://totp/')
    expect(codeOf(await service.confirm(token, { code: code(), from }))).toBe('factor_not_set')
    const set = await service.setFactor(token, { code: code(), from })
    expect(codeOf(set)).toBe(new Date(clock.at + 10 * 60_000).toISOString())
    expect(codeOf(await service.confirm(token, { code: code(), from }))).toBe('code_used')
    pass(9.9)
    const before = await service.heldBy(token, from)
    expect(before.ok && before.value.session).toMatchObject({ hasSecondFactor: true, confirmedUntil: expect.any(String) })
    pass(0.1)
    const after = await service.heldBy(token, from)
    expect(after.ok && after.value.session.confirmedUntil).toBeNull()
    expect(codeOf(await service.confirm(token, { code: code(), from }))).toBe(new Date(clock.at + 10 * 60_000).toISOString())
    expect(audited.filter(kind => kind.startsWith('second-factor'))).toEqual(['second-factor.set', 'second-factor.shown'])
  })

  test('wrong codes lock the account like wrong passwords, and another post starts unconfirmed', async () => {
    const { service, token, code, codeOf, pass, enter } = await setUp()
    await service.setFactor(token, { code: code(), from })
    const other = await service.switchPost(token, 'post-2', from)
    if (!other.ok) throw new Error(other.refusal.code)
    expect(other.value.session.confirmedUntil).toBeNull()
    pass(1)
    const wrong = code() === '000000' ? '111111' : '000000'
    const answers: unknown[] = []
    for (let at = 0; at < 6; at += 1) answers.push(codeOf(await service.confirm(other.value.token, { code: wrong, from })))
    expect(answers).toEqual(['code_wrong', 'code_wrong', 'code_wrong', 'code_wrong', 'account_locked', 'account_locked'])
    expect(codeOf(await service.confirm(other.value.token, { code: code(), from }))).toBe('account_locked')
    const entered = await enter()
    expect(entered.ok || entered.refusal.code).toBe('account_locked')
  })

  test('a wrong password offers nothing and nothing offered is set', async () => {
    const { service, open } = await house()
    const { token } = await open()
    const offer = await service.offerFactor(token, { password: 'wrong', from })
    expect(offer.ok || offer.refusal).toMatchObject({ code: 'old_password_wrong', where: 'password' })
    const set = await service.setFactor(token, { code: '123456', from })
    expect(set.ok || set.refusal.code).toBe('factor_not_offered')
  })
})
