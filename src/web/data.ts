import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, pathOf, query } from './api.ts'
import { today } from './format.ts'
import type { Queries } from './queries.ts'
import type { EvidenceWire, HistoryAnswer, ListAnswer, Problem, RowAnswer } from './wire.ts'

type Params = Readonly<Record<string, string | number | undefined | null>>

/** An own query of a page. Disabled while `params` is null. */
export const useOwn = <N extends keyof Queries>(name: N, params: Params | null) =>
  useQuery<Queries[N], Problem>({
    queryKey: ['own', name, params],
    queryFn: ({ signal }) => get<Queries[N]>(`/api/queries/${name}${query(params ?? {})}`, signal),
    enabled: params !== null,
    placeholderData: keepPreviousData,
  })

export const useList = (address: string, params: Params | null) =>
  useQuery<ListAnswer, Problem>({
    queryKey: ['list', address, params],
    queryFn: ({ signal }) => get<ListAnswer>(pathOf(address) + query(params ?? {}), signal),
    enabled: params !== null,
    placeholderData: keepPreviousData,
  })

export const useRow = (address: string, id: string | null) =>
  useQuery<RowAnswer, Problem>({
    queryKey: ['row', address, id],
    queryFn: ({ signal }) => get<RowAnswer>(pathOf(address, id ?? ''), signal),
    enabled: id !== null,
  })

export const useHistory = (address: string, id: string | null) =>
  useQuery<HistoryAnswer, Problem>({
    queryKey: ['history', address, id],
    queryFn: ({ signal }) => get<HistoryAnswer>(pathOf(address, id ?? '', 'history'), signal),
    enabled: id !== null,
  })

export const useEvidence = (id: string) =>
  useQuery<EvidenceWire, Problem>({
    queryKey: ['evidence', id],
    queryFn: ({ signal }) => get<EvidenceWire>(`/api/evidence/${encodeURIComponent(id)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** After a move everything shown may be old: rows follow each other. */
export function useStaleAll(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: of => ['own', 'list', 'row', 'history'].includes(String(of.queryKey[0])) })
}

/** Today as the house counts it: sample data lives on a day of its own. The browser's day until the inbox has told. */
export const useToday = (): string => useOwn('inbox', {}).data?.asOf ?? today()
