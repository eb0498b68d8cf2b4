import { createTransport } from 'nodemailer'
import type { Dispatch, Senders } from '#app'

export interface MailSettings {
  /** `smtp://user:secret@host:587` or `smtps://…`; never printed */
  readonly url: string
  /** who it is from: `Jinwei <jinwei@example.gov.cn>` */
  readonly from: string
}

export interface Mail {
  readonly send: NonNullable<Senders['mail']>
  readonly close: () => void
}

/** Mail through a server of the house. The dispatch's id is the message's id, so that a second delivery is known as one. */
export function mailBy({ url, from }: MailSettings): Mail {
  const transport = createTransport(url, { from })
  const host = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'jinwei.invalid'
  return {
    send: async (dispatch: Dispatch, to) => {
      try {
        await transport.sendMail({
          to,
          subject: dispatch.subject,
          text: dispatch.body,
          messageId: `<${dispatch.id}@${host}>`,
          headers: { 'auto-submitted': 'auto-generated', 'x-jinwei-key': dispatch.id },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        // The text of the error may quote what was said to the server, an address or a credential: its codes may not.
        const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
        throw new Error(responseCode === undefined ? code : `${code} ${responseCode}`)
      }
    },
    close: () => transport.close(),
  }
}
