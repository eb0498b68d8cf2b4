import { createPublicKey, hash, verify } from 'node:crypto'
import type { KeyProvider } from './keys.ts'

/** A signed note over a root: other people's tools can read it. @source C2SP, signed-note and tlog-checkpoint */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

const textOf = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString('base64')}\n`

/** Four bytes that tell one key from another under the same name; 1 stands for Ed25519. */
const keyHash = (origin: string, publicKey: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${origin}\n`), Buffer.from([1]), publicKey]), 'buffer').subarray(0, 4)

export function signedNote(checkpoint: Checkpoint, keys: Pick<KeyProvider, 'sign' | 'publicKey'>): string {
  const text = textOf(checkpoint)
  const signature = Buffer.concat([keyHash(checkpoint.origin, keys.publicKey), keys.sign(Buffer.from(text))])
  return `${text}\n\u2014 ${checkpoint.origin} ${signature.toString('base64')}\n`
}

/** @returns null when the note is not of the form, or no line of it is a signature of that key */
export function readNote(note: string, publicKey: Uint8Array): Checkpoint | null {
  const [text, signatures] = note.split('\n\n')
  const match = /^([^\n]+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)$/.exec(text ?? '')
  if (!match || !signatures) return null
  const checkpoint = { origin: match[1] as string, size: Number(match[2]), root: Buffer.from(match[3] as string, 'base64') }
  const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' })
  const isSigned = signatures.split('\n').some(line => {
    const signature = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/.exec(line)
    if (!signature || signature[1] !== checkpoint.origin) return false
    const bytes = Buffer.from(signature[2] as string, 'base64')
    return (
      bytes.subarray(0, 4).equals(keyHash(checkpoint.origin, publicKey)) &&
      verify(null, Buffer.from(textOf(checkpoint)), key, bytes.subarray(4))
    )
  })
  return isSigned ? checkpoint : null
}

/** What stands before the 32 bytes of a public key. @source RFC 8410, section 4 */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex')
