import type { EvidenceReceipt, FileReading, Problem, Receipt } from './wire.ts'

/** Whatever goes wrong arrives as a Problem, thrown as a value: refusals of the server and losses on the way. */
export const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'type' in error

/** Codes of trouble on our side of the wire; their texts are `problem.<code>` of the web messages. */
export type LocalCode = 'connection_lost' | 'answer_unreadable' | 'upload_stopped'

export const localProblem = (code: LocalCode, status = 0): Problem => ({
  type: `urn:jinwei:web:${code}`,
  title: code,
  status,
  detail: '',
  code,
  lang: { zh: '', en: '' },
})

/**
 * The server has judged the request under its key, so a mended one is a new request. Until then (lost, not understood, no
 * longer signed in, asked too often) the same one may have arrived before and is sent again under its old key.
 */
export const isJudged = ({ status }: Problem): boolean => status >= 400 && status < 500 && status !== 401 && status !== 429

export const isLocal = (problem: Problem): boolean => problem.type.startsWith('urn:jinwei:web:')

/** `area.record` as a path of the API. */
export const pathOf = (address: string, ...more: readonly string[]): string =>
  `/api/${[...address.split('.'), ...more].map(encodeURIComponent).join('/')}`

export const query = (params: Readonly<Record<string, string | number | undefined | null>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `?${text}` : ''
}

/**
 * A key that makes a repeated request the same request. Made when a form opens. Written by hand because
 * `crypto.randomUUID` wants https and a newer browser than the oldest we serve.
 */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** @throws Problem */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return ask<T>(path, { method: 'GET', ...(signal && { signal }) })
}

/** A write without a key: session and post. @throws Problem */
export async function put<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return ask<T>(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
}

/** A paper made from what is handed over. @throws Problem */
export async function paperOf(path: string, body: unknown): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      body: JSON.stringify(body),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    })
  } catch {
    throw localProblem('connection_lost')
  }
  if (response.ok) return response.blob()
  const answer: unknown = await response.json().catch(() => null)
  throw isProblem(answer) ? answer : localProblem('answer_unreadable', response.status)
}

export interface Take {
  readonly address: string
  /** null for a birth */
  readonly id: string | null
  readonly move: string
  /** asked fields by name, and `reason` */
  readonly values: Readonly<Record<string, unknown>>
  readonly key: string
  /** of an existing row */
  readonly revision: number | null
}

let askPerson: (() => Promise<boolean>) | null = null
/** @param ask true once the person has shown the second factor @returns ends it */
export function onSecondFactorDue(ask: () => Promise<boolean>): () => void {
  askPerson = ask
  return () => {
    askPerson = null
  }
}

/** One move. Where money leaves, the person is asked to show that it is them, and the same request goes on. @throws Problem; a refusal has changed nothing */
export async function take(of: Take): Promise<Receipt> {
  try {
    return await sendMove(of)
  } catch (error) {
    if (isProblem(error) && error.code === 'second_factor_due' && (await askPerson?.())) return sendMove(of)
    throw error
  }
}

function sendMove(of: Take): Promise<Receipt> {
  const path = of.id === null ? pathOf(of.address, of.move) : pathOf(of.address, of.id, of.move)
  return ask<Receipt>(path, {
    method: 'POST',
    body: JSON.stringify(of.values),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': of.key,
      ...(of.revision !== null && { 'If-Match': String(of.revision) }),
    },
  })
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      credentials: 'same-origin',
      ...init,
      headers: { Accept: 'application/json', ...init.headers },
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw localProblem('connection_lost')
  }
  if (response.status === 204) return undefined as T
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) throw body
  if (!response.ok || body === null) throw localProblem('answer_unreadable', response.status)
  return body as T
}

/** One file of a form, as it is. @param onProgress share sent, 0–1 @throws Problem */
export function sendFile<T>(path: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<T> {
  const form = new FormData()
  form.append('file', file)
  return sendForm<T>({ path, form }, onProgress, signal)
}

export interface Upload {
  readonly file: File
  readonly issuer?: string
  readonly issuedOn?: string
  readonly note?: string
  /** makes a repeated upload the same upload */
  readonly key?: string
}

/**
 * One evidence file, with the secrecy declaration the person has ticked. XMLHttpRequest, because fetch reports no progress.
 * @param onProgress share sent, 0–1
 * @throws Problem
 */
export function upload(of: Upload, onProgress: (share: number) => void, signal: AbortSignal): Promise<EvidenceReceipt> {
  const form = new FormData()
  form.append('declared', 'true')
  for (const name of ['issuer', 'issuedOn', 'note'] as const) if (of[name]) form.append(name, of[name])
  form.append('file', of.file)
  return sendForm<EvidenceReceipt>({ path: '/api/evidence', form, key: of.key }, onProgress, signal)
}

/**
 * What stands in a document; nothing of it is kept.
 * @param onProgress share sent, 0–1
 * @throws Problem
 */
export function readFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<FileReading> {
  const form = new FormData()
  form.append('declared', 'true')
  form.append('file', file)
  return sendForm<FileReading>({ path: '/api/readings', form }, onProgress, signal)
}

function sendForm<T>(
  of: { readonly path: string; readonly form: FormData; readonly key?: string | undefined },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', of.path)
    request.setRequestHeader('Accept', 'application/json')
    if (of.key) request.setRequestHeader('Idempotency-Key', of.key)
    request.responseType = 'json'
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => reject(localProblem('connection_lost'))
    request.onabort = () => reject(localProblem('upload_stopped'))
    request.onload = () => {
      const body: unknown = request.response
      if (request.status >= 200 && request.status < 300 && body) resolve(body as T)
      else reject(isProblem(body) ? body : localProblem('answer_unreadable', request.status))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(of.form)
  })
}
