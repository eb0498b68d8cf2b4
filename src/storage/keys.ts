import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  pbkdf2Sync,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#base'

export type Suite = 'aes' | 'sm4'

/**
 * Seals values and keeps the secret of the logins. Synchronous: a value is sealed between two statements of an open
 * transaction, where waiting for anything else would hold rows others wait for.
 */
export interface KeyProvider {
  /**
   * The same plain text in the same context gives the same bytes, so that a history step can be compared without
   * opening it; contexts carry the row's id, so that equal values of two rows look different.
   */
  readonly seal: (plain: string, context: string) => Buffer
  /** @throws Bug when the bytes were changed or belong to another place */
  readonly open: (sealed: Uint8Array, context: string) => string
  /** keyed hash for equality and uniqueness of a masked value */
  readonly digest: (plain: string, context: string) => Buffer
  /** password of a database login */
  readonly password: (login: string) => string
  /** Ed25519, for the notes of the sealed log */
  readonly sign: (bytes: Uint8Array) => Buffer
  /** 32 bytes, to be printed at set-up and held by witnesses */
  readonly publicKey: Buffer
}

/** Keys in a file only we may read, made at set-up. Never to be called a certified module. */
export function softKeys(secretsDir: string, suite: Suite = 'aes'): KeyProvider {
  const root = rootKey(secretsDir)
  const derive = (purpose: string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', root, 'jinwei', purpose, bytes))
  const nonceKey = derive('nonce', 32)
  const digestKey = derive('digest', 32)
  const loginKey = derive('logins', 32)
  const aesKey = derive('aes-256-gcm', 32)
  const sm4Key = derive('sm4-ctr', 16)
  const sm3Key = derive('hmac-sm3', 32)
  const signer = createPrivateKey({ key: Buffer.concat([ed25519Head, derive('checkpoint', 32)]), format: 'der', type: 'pkcs8' })
  const bound = (context: string, plain: string): string => `${context.length}:${context}${plain}`
  return {
    seal: (plain, context) => {
      const nonce = createHmac('sha256', nonceKey).update(bound(context, plain)).digest()
      return suite === 'aes' ? sealAes(aesKey, nonce, plain, context) : sealSm4(sm4Key, sm3Key, nonce, plain, context)
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed)
      const plain = bytes[0] === 1 ? openAes(aesKey, bytes, context) : openSm4(sm4Key, sm3Key, bytes, context)
      assert(plain !== null, `a sealed value opens in its own place (${context.split('/')[0]})`)
      return plain
    },
    digest: (plain, context) => createHmac('sha256', digestKey).update(bound(context, plain)).digest(),
    sign: bytes => sign(null, bytes, signer),
    publicKey: createPublicKey(signer).export({ format: 'der', type: 'spki' }).subarray(-32),
    password: login => createHmac('sha256', loginKey).update(login).digest('base64url'),
  }
}

/** What stands before the 32 bytes of a private key. @source RFC 8410, section 7 */
const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** @throws Error when others may read the key file: a secret that was shared is none */
function rootKey(secretsDir: string): Buffer {
  mkdirSync(secretsDir, { recursive: true, mode: 0o700 })
  const path = join(secretsDir, 'root.key')
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (process.platform !== 'win32' && statSync(path).mode & 0o077)
    throw new Error(`${path} may be read by others: set its mode to 0600`)
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new Error(`${path} holds no key of 64 hexadecimal digits`)
  return key
}

function sealAes(key: Buffer, nonce: Buffer, plain: string, context: string): Buffer {
  const iv = nonce.subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body])
}

function openAes(key: Buffer, bytes: Buffer, context: string): string | null {
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13), { authTagLength: 16 }).setAAD(Buffer.from(context))
  cipher.setAuthTag(bytes.subarray(13, 29))
  try {
    return Buffer.concat([cipher.update(bytes.subarray(29)), cipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const tagOf = (key: Buffer, iv: Buffer, body: Buffer, context: string): Buffer =>
  createHmac('sm3', key).update(`${context.length}:${context}`).update(iv).update(body).digest()

function sealSm4(key: Buffer, macKey: Buffer, nonce: Buffer, plain: string, context: string): Buffer {
  const iv = nonce.subarray(0, 16)
  const cipher = createCipheriv('sm4-ctr', key, iv)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([2]), iv, tagOf(macKey, iv, body, context), body])
}

function openSm4(key: Buffer, macKey: Buffer, bytes: Buffer, context: string): string | null {
  const iv = bytes.subarray(1, 17)
  const body = bytes.subarray(49)
  const tag = bytes.subarray(17, 49)
  if (tag.length !== 32 || !timingSafeEqual(tag, tagOf(macKey, iv, body, context))) return null
  const cipher = createDecipheriv('sm4-ctr', key, iv)
  return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8')
}

/** What PostgreSQL keeps of a password, computed here so that the password itself never travels or reaches a log. @source RFC 5803 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const hmac = (word: string): Buffer => createHmac('sha256', salted).update(word).digest()
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`
}
