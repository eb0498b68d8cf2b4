import fc from 'fast-check'

/** A mutant that a handful of random cases does not kill wants a row of its own, not more of them. */
fc.configureGlobal({ numRuns: 5 })
