import type { Senders } from '#app'
import { done, type Outcome, refused } from '#base'
import { gatewayBy } from './gateway.ts'
import { mailBy } from './mail.ts'

/** What the operator set; a way that is not set is off, and nothing waits for it. */
export interface Channels {
  readonly senders: Senders
  readonly close: () => void
}

/**
 * @param env `JINWEI_SMTP_URL` and `JINWEI_SMTP_FROM` for mail, `JINWEI_GATEWAY_URL` and `JINWEI_GATEWAY_SECRET` for the
 *   gateway; each pair together or not at all
 * @returns refused `setting_missing` or `setting_unsound` with the name of the setting, never its value
 */
export function channelsOf(env: Readonly<Record<string, string | undefined>>, now: () => Date): Outcome<Channels> {
  for (const [one, other] of [mailNames, gatewayNames]) {
    if (Boolean(env[one]) === Boolean(env[other])) continue
    return refused('setting_missing', { setting: env[one] ? other : one, with: env[one] ? one : other })
  }
  const [url, from, gatewayUrl, secret] = [...mailNames, ...gatewayNames].map(name => env[name])
  if (url && !/^smtps?:$/.test(protocolOf(url))) return refused('setting_unsound', { setting: mailNames[0] })
  if (gatewayUrl && !/^https?:$/.test(protocolOf(gatewayUrl))) return refused('setting_unsound', { setting: gatewayNames[0] })
  if (secret && secret.length < secretMin) return refused('setting_unsound', { setting: gatewayNames[1] })
  const mailing = url && from ? mailBy({ url, from }) : null
  return done({
    senders: {
      ...(mailing && { mail: mailing.send }),
      ...(gatewayUrl && secret && { gateway: gatewayBy({ url: gatewayUrl, secret }, now) }),
    },
    close: () => mailing?.close(),
  })
}

const mailNames = ['JINWEI_SMTP_URL', 'JINWEI_SMTP_FROM'] as const
const gatewayNames = ['JINWEI_GATEWAY_URL', 'JINWEI_GATEWAY_SECRET'] as const
const secretMin = 32
const protocolOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '')
