import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import type { Dispatch } from '#app'
import { channelsOf } from './settings.ts'
import { signatureOf } from './gateway.ts'

const dispatch: Dispatch = {
  id: '0190a5d0-0000-7000-8000-000000000001',
  person: '0190a5d0-0000-7000-8000-000000000002',
  way: 'mail',
  subject: '节点“高企申报”还剩 3 天',
  body: '· 节点“高企申报”还剩 3 天\n\n请登录后办理。',
  attempts: 1,
}
const secret = 'a-secret-of-the-gateway-of-32-letters'
const now = () => new Date('2024-03-04T02:00:00Z')

/** A mail server on loopback that wants a sign-in. @returns what it received */
async function mailServer(password: string) {
  const received: { readonly to: readonly string[]; readonly text: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    allowInsecureAuth: true,
    logger: false,
    onAuth: (auth, _, done) => (auth.password === password ? done(null, { user: 'jinwei' }) : done(new Error('no'))),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(one => one.address),
          text: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, received, close: () => new Promise<void>(resolve => server.close(() => resolve())) }
}

const mailOf = (port: number, password: string) =>
  channelsOf(
    { JINWEI_SMTP_URL: `smtp://jinwei:${password}@127.0.0.1:${port}`, JINWEI_SMTP_FROM: 'Jinwei <jinwei@zone.example>' },
    now,
  )

test('a mail arrives with its words, and its key as the id of the message', async () => {
  const server = await mailServer('right')
  const channels = mailOf(server.port, 'right')
  if (!channels.ok) throw new Error(channels.refusal.code)
  await channels.value.senders.mail?.(dispatch, 'liaison@unit.example')
  channels.value.close()
  await server.close()
  expect(server.received).toHaveLength(1)
  const [mail] = server.received
  expect(mail?.to).toEqual(['liaison@unit.example'])
  expect(mail?.text).toContain(`Message-ID: <${dispatch.id}@zone.example>`)
  expect(mail?.text).toContain('Auto-Submitted: auto-generated')
  const subject = /Subject: ((?:.+\r\n\s?)+?)(?=\S+:)/.exec(mail?.text ?? '')?.[1] ?? ''
  const words = [...subject.matchAll(/=\?UTF-8\?B\?(.+?)\?=/gi)].map(match =>
    Buffer.from(match[1] as string, 'base64').toString(),
  )
  expect(words.join('')).toBe(dispatch.subject)
})

test('a mail server that refuses is told by its codes, without address or secret', async () => {
  const server = await mailServer('right')
  const channels = mailOf(server.port, 'very-wrong-secret')
  if (!channels.ok) throw new Error(channels.refusal.code)
  await expect(channels.value.senders.mail?.(dispatch, 'liaison@unit.example')).rejects.toThrow(/^EAUTH \d+$/)
  channels.value.close()
  await server.close()
  expect(server.received).toEqual([])
})

/** A gateway on loopback. */
async function gateway(status: number) {
  const received: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = []
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      answer.writeHead(status).end('{}')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/send?token=of-the-gateway`, received, close: () => server.close() }
}

test('a post to the gateway is signed over time, key and body', async () => {
  const receiver = await gateway(200)
  const channels = channelsOf({ JINWEI_GATEWAY_URL: receiver.url, JINWEI_GATEWAY_SECRET: secret }, now)
  if (!channels.ok) throw new Error(channels.refusal.code)
  await channels.value.senders.gateway?.(dispatch, 'zhang-example')
  receiver.close()
  const [post] = receiver.received
  expect(JSON.parse(post?.body ?? '')).toEqual({
    key: dispatch.id,
    to: 'zhang-example',
    subject: dispatch.subject,
    text: dispatch.body,
  })
  expect(post?.headers['x-jinwei-time']).toBe('1709517600')
  const of = { time: '1709517600', key: dispatch.id, body: post?.body ?? '' }
  expect(post?.headers['x-jinwei-signature']).toBe(`v1=${signatureOf(secret, of)}`)
  expect(signatureOf(secret, { ...of, body: `${of.body} ` })).not.toBe(signatureOf(secret, of))
})

test('a gateway that refuses, or is not there, is told without its address', async () => {
  const receiver = await gateway(503)
  const settings = { JINWEI_GATEWAY_URL: receiver.url, JINWEI_GATEWAY_SECRET: secret }
  const channels = channelsOf(settings, now)
  if (!channels.ok) throw new Error(channels.refusal.code)
  await expect(channels.value.senders.gateway?.(dispatch, 'zhang')).rejects.toThrow(/^status 503$/)
  receiver.close()
  await new Promise(resolve => setTimeout(resolve, 50))
  await expect(channels.value.senders.gateway?.(dispatch, 'zhang')).rejects.toThrow(/^(ECONNREFUSED|TypeError)$/)
})

test.each([
  [{}, ''],
  [{ JINWEI_SMTP_URL: 'smtp://u:hidden@h' }, 'setting_missing JINWEI_SMTP_FROM'],
  [{ JINWEI_GATEWAY_SECRET: secret }, 'setting_missing JINWEI_GATEWAY_URL'],
  [{ JINWEI_SMTP_URL: 'mail.example', JINWEI_SMTP_FROM: 'a@b.example' }, 'setting_unsound JINWEI_SMTP_URL'],
  [{ JINWEI_GATEWAY_URL: 'https://g.example', JINWEI_GATEWAY_SECRET: 'short' }, 'setting_unsound JINWEI_GATEWAY_SECRET'],
])('settings %o are refused by name alone: %s', (env, code) => {
  const channels = channelsOf(env, now)
  if (channels.ok) {
    expect(code).toBe('')
    expect(channels.value.senders).toEqual({})
  } else {
    expect(`${channels.refusal.code} ${channels.refusal.details?.['setting']}`).toBe(code)
    expect(JSON.stringify(channels.refusal)).not.toMatch(/hidden|short/)
  }
})
