import { all } from '#define'

/** Who sees every row of the running engine, whatever its unit. */
export const insiders = { office: all, leader: all, scienceBureau: all, assessor: all, supervision: all, audit: all } as const
