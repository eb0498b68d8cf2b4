import { createHmac } from 'node:crypto'
import type { Dispatch, Senders } from '#app'

export interface GatewaySettings {
  /** of the office's own gateway to its government messenger */
  readonly url: string
  /** shared with the gateway; signs and never travels */
  readonly secret: string
}

const patienceMs = 10_000

/**
 * A signed post to the gateway of a government messenger: `x-jinwei-signature: v1=HMAC-SHA256(secret, time.key.body)` in
 * hex, with `x-jinwei-time` in seconds, so that an old post cannot be sent again, and `x-jinwei-key`, the same for each
 * delivery of one message, which the gateway hands on as its `bizMsgId`.
 */
export function gatewayBy({ url, secret }: GatewaySettings, now: () => Date): NonNullable<Senders['gateway']> {
  return async (dispatch: Dispatch, to) => {
    const body = JSON.stringify({ key: dispatch.id, to, subject: dispatch.subject, text: dispatch.body })
    const time = String(Math.floor(now().getTime() / 1_000))
    let answer: Response
    try {
      answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-jinwei-key': dispatch.id,
          'x-jinwei-time': time,
          'x-jinwei-signature': `v1=${signatureOf(secret, { time, key: dispatch.id, body })}`,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
    } catch (error) {
      // An address may carry a token of the gateway: what went wrong is told by its kind alone.
      throw new Error((error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name)
    }
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`status ${answer.status}`)
  }
}

export const signatureOf = (
  secret: string,
  of: { readonly time: string; readonly key: string; readonly body: string },
): string => createHmac('sha256', secret).update(`${of.time}.${of.key}.${of.body}`).digest('hex')
