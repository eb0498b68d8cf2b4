/** Sign-in, sign-out, the post one acts in, and the password. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { done, type Outcome, refused } from '#base'
import type { HeldPost, Opened, Session } from '#app'
import { type Edge, type Register, sendJson, sendOutcome, sendRefusal } from './edge.ts'
import { isCleanText, shortened } from './wire.ts'

const secret = z.string().min(1).max(200)
export const sessionBodies = {
  // The account is looked up and written down, also when nobody has it.
  signIn: z.strictObject({
    account: z
      .string()
      .min(1)
      .max(100)
      .refine(account => isCleanText(account, false)),
    password: secret,
  }),
  post: z.strictObject({ post: z.uuid() }),
  password: z.strictObject({ old: secret, new: z.string().min(1).max(500) }),
  factor: z.strictObject({ password: secret }),
  code: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
} as const

export const registerSession: Register = (server, edge) => {
  const { signedInAtAll, limited } = edge.guards
  server.post('/api/session', { onRequest: limited.signInsPerAddress }, async (request, reply) => {
    const body = read(sessionBodies.signIn, request.body)
    if (!body.ok) return sendRefusal(edge, reply, body.refusal)
    const account = body.value.account.trim()
    const opened = await edge.signIn.signIn({ account, password: body.value.password, from: request.ip })
    // The sign-in this browser had before does not live on beside the new one.
    if (opened.ok) await leave(edge, request)
    return sendOpened(edge, reply, opened)
  })
  server.get('/api/session', async (request, reply) => {
    const token = tokenOf(edge, request)
    const held = token ? await edge.signIn.heldBy(token, request.ip) : null
    if (held && !held.ok) dropCookie(edge, reply)
    const session = held?.ok ? sessionWire(held.value.session) : null
    const sample = edge.sample !== null
    const sampleCode = edge.sample && token && held?.ok ? await edge.signIn.sampleCode(token) : null
    return sendJson(
      reply,
      JSON.stringify({
        session,
        sample,
        version: edge.version,
        ...(edge.sample && { sampleAccounts: edge.sample.accounts }),
        ...(sampleCode && { sampleCode }),
      }),
    )
  })
  server.delete('/api/session', async (request, reply) => {
    await leave(edge, request)
    dropCookie(edge, reply)
    return reply.code(204).send()
  })
  server.post('/api/session/post', { onRequest: [signedInAtAll, limited.writesPerPerson] }, async (request, reply) => {
    const body = read(sessionBodies.post, request.body)
    if (!body.ok) return sendRefusal(edge, reply, body.refusal)
    return sendOpened(edge, reply, await edge.signIn.switchPost(tokenOf(edge, request) ?? '', body.value.post, request.ip))
  })
  server.post('/api/session/password', { onRequest: [signedInAtAll, limited.writesPerPerson] }, async (request, reply) => {
    const body = read(sessionBodies.password, request.body)
    if (!body.ok) return sendRefusal(edge, reply, body.refusal)
    return sendOpened(
      edge,
      reply,
      await edge.signIn.changePassword(tokenOf(edge, request) ?? '', { ...body.value, from: request.ip }),
    )
  })
  server.post('/api/session/factor', { onRequest: [signedInAtAll, limited.writesPerPerson] }, async (request, reply) => {
    const body = read(sessionBodies.factor, request.body)
    if (!body.ok) return sendRefusal(edge, reply, body.refusal)
    const offer = await edge.signIn.offerFactor(tokenOf(edge, request) ?? '', { ...body.value, from: request.ip })
    return sendOutcome(edge, reply, offer, ({ secret, uri }) => JSON.stringify({ secret, uri }))
  })
  for (const [path, shown] of [
    ['/api/session/factor/code', edge.signIn.setFactor],
    ['/api/session/confirm', edge.signIn.confirm],
  ] as const)
    server.post(path, { onRequest: [signedInAtAll, limited.writesPerPerson] }, async (request, reply) => {
      const body = read(sessionBodies.code, request.body)
      if (!body.ok) return sendRefusal(edge, reply, body.refusal)
      const held = await shown(tokenOf(edge, request) ?? '', { ...body.value, from: request.ip })
      return sendOutcome(edge, reply, held, ({ session }) => JSON.stringify({ session: sessionWire(session) }))
    })
}

export const tokenOf = (edge: Pick<Edge, 'cookie'>, request: FastifyRequest): string | undefined => request.cookies[edge.cookie]

async function leave(edge: Edge, request: FastifyRequest): Promise<void> {
  const token = tokenOf(edge, request)
  if (token) await edge.signIn.signOut(token, request.ip)
}

const cookieOptions = (edge: Edge) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: edge.https }) as const

const dropCookie = (edge: Edge, reply: FastifyReply): FastifyReply => reply.clearCookie(edge.cookie, cookieOptions(edge))

function sendOpened(edge: Edge, reply: FastifyReply, opened: Outcome<Opened>): FastifyReply {
  if (!opened.ok) return sendRefusal(edge, reply, opened.refusal)
  reply.setCookie(edge.cookie, opened.value.token, cookieOptions(edge))
  return sendJson(reply, JSON.stringify({ session: sessionWire(opened.value.session) }))
}

const sessionWire = ({ person, post, posts, idleUntil, mustChangePassword, hasSecondFactor, confirmedUntil }: Session) => ({
  person: { id: person.id, name: person.name, account: person.account },
  post: postWire(post),
  posts: posts.map(postWire),
  idleUntil,
  mustChangePassword,
  hasSecondFactor,
  confirmedUntil,
})

const postWire = ({ id, role, unit, unitName, organisation, organisationName }: HeldPost) => ({
  id,
  role,
  unit,
  unitName,
  organisation,
  organisationName,
})

function read<T>(schema: z.ZodType<T>, body: unknown): Outcome<T> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return done(parsed.data)
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const field = shortened(issue.keys[0] ?? '')
    return refused('unknown_field', { field }, field)
  }
  const field = issue?.path.map(String).join('.') ?? ''
  const missing = issue?.code === 'invalid_type' && (body as Readonly<Record<string, unknown>> | null)?.[field] === undefined
  return missing
    ? refused('field_missing', { field }, field)
    : refused('invalid_field', { field, what: 'text', min: 1, max: 200 }, field)
}
