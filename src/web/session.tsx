import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { get, put } from './api.ts'
import type { CatalogueWire, FieldWire, HeldPost, MoveWire, ParameterWire, RecordWire, Session, SessionAnswer } from './wire.ts'

export const sessionKey = ['session'] as const

export const useSessionAnswer = () =>
  useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => get<SessionAnswer>('/api/session', signal), staleTime: 60_000 })

/** The definitions, ready to be looked up. */
export interface Catalogue {
  readonly areas: CatalogueWire['areas']
  readonly record: (address: string) => RecordWire | null
  readonly areaOf: (address: string) => CatalogueWire['areas'][number] | null
  /** by `area.name` */
  readonly parameter: (address: string) => ParameterWire | null
  /** records that stand inside a row of another one */
  readonly isPart: (address: string) => boolean
  /** may this role ever see a row of it */
  readonly sees: (role: string, address: string) => boolean
  /** the field of `child` that refers to `parent` */
  readonly refTo: (child: RecordWire, parent: string) => FieldWire | null
}

export const fieldOf = (record: RecordWire, name: string): FieldWire | null =>
  record.fields.find(field => field.name === name) ?? null
export const moveOf = (record: RecordWire, name: string): MoveWire | null =>
  record.moves.find(move => move.name === name) ?? null

interface Inside {
  readonly session: Session
  readonly sample: boolean
  readonly version: string
  readonly catalogue: Catalogue
}

const InsideContext = createContext<Inside | null>(null)

/** Everything below is signed in and knows the definitions. */
export function InsideProvider({
  answer,
  children,
}: {
  readonly answer: SessionAnswer & { readonly session: Session }
  readonly children: ReactNode
}) {
  const wire = useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => get<CatalogueWire>('/api/catalogue', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const catalogue = useMemo(() => (wire.data ? lookUp(wire.data) : null), [wire.data])
  const inside = useMemo(
    () => (catalogue ? { session: answer.session, sample: answer.sample, version: answer.version, catalogue } : null),
    [answer, catalogue],
  )
  if (!inside) return null
  return <InsideContext.Provider value={inside}>{children}</InsideContext.Provider>
}

export function useInside(): Inside {
  const inside = useContext(InsideContext)
  if (!inside) throw new Error('useInside stands below InsideProvider')
  return inside
}

export const useCatalogue = (): Catalogue => useInside().catalogue

function lookUp(wire: CatalogueWire): Catalogue {
  const records = new Map(wire.areas.flatMap(area => area.records.map(record => [record.address, record] as const)))
  const parameters = new Map<string, ParameterWire>(
    wire.areas.flatMap(area => area.parameters.map(of => [`${area.slug}.${of.name}`, of] as const)),
  )
  const inner = new Set([...records.values()].flatMap(record => record.parts))
  return {
    areas: wire.areas,
    record: address => records.get(address) ?? null,
    areaOf: address => wire.areas.find(area => area.slug === address.split('.')[0]) ?? null,
    parameter: address => parameters.get(address) ?? null,
    isPart: address => inner.has(address),
    sees: (role, address) => records.get(address)?.seenBy?.includes(role) ?? records.has(address),
    refTo: (child, parent) => child.fields.find(field => field.kind === 'ref' && field.to === parent) ?? null,
  }
}

/** What the browser keeps for forms goes when the person goes: office machines are shared. */
export const forgetForms = (): void => sessionStorage.clear()

const ownerSlot = 'jinwei.owner'

/** What is kept belongs to one person; another one who signs in on this page finds nothing of it. */
export function ownForms(person: string): void {
  if (sessionStorage.getItem(ownerSlot) !== person) forgetForms()
  sessionStorage.setItem(ownerSlot, person)
}

/** Something typed waits for its writer. */
export const formsWait = (): boolean => Object.keys(sessionStorage).some(slot => slot !== ownerSlot)

export function useSessionActs() {
  const client = useQueryClient()
  const took = (session: Session | null) => {
    client.setQueryData<SessionAnswer>(sessionKey, old => (old ? { ...old, session } : old))
  }
  return {
    signIn: async (account: string, password: string) => {
      const { session } = await put<{ session: Session }>('POST', '/api/session', { account, password })
      ownForms(session.person.id)
      took(session)
    },
    signOut: async () => {
      await put<void>('DELETE', '/api/session')
      forgetForms()
      client.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
      took(null)
    },
    switchPost: async (post: HeldPost) => {
      const { session } = await put<{ session: Session }>('POST', '/api/session/post', { post: post.id })
      took(session)
      await client.invalidateQueries({
        predicate: query => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'catalogue',
      })
    },
    /** a fresh secret, shown once; in force after `setFactor` */
    offerFactor: (password: string) => put<{ secret: string; uri: string }>('POST', '/api/session/factor', { password }),
    setFactor: async (code: string) => {
      const { session } = await put<{ session: Session }>('POST', '/api/session/factor/code', { code })
      took(session)
    },
    confirm: async (code: string) => {
      const { session } = await put<{ session: Session }>('POST', '/api/session/confirm', { code })
      took(session)
    },
    changePassword: async (old: string, fresh: string) => {
      await put<void>('POST', '/api/session/password', { old, new: fresh })
      await client.invalidateQueries({ queryKey: sessionKey })
    },
  }
}

/** Seconds until the session lapses, counted from the last answer of the server; null while there is no session. */
export function useIdleUntil(session: Session | null, onTick: (secondsLeft: number) => void): void {
  useEffect(() => {
    if (!session) return
    const timer = window.setInterval(() => onTick((Date.parse(session.idleUntil) - Date.now()) / 1_000), 5_000)
    return () => window.clearInterval(timer)
  }, [session, onTick])
}
