import type { Outcome } from '#base'
import { type BuildReport, buildFromSpec } from './build-report.ts'
import type { SpecRefusal } from './offence.ts'
import type { Recipe } from './recipe.ts'
import { type UncertaintyReport, uncertaintyFromSpec } from './uncertainty.ts'

/**
 * Builds a result again from the recipe it carries.
 *
 * @returns the same numbers as long as `recipe.engine` is this `engineVersion`; an older one may differ where the
 *   changelog says so
 */
export const rebuild = (recipe: Recipe): Outcome<BuildReport, SpecRefusal> => buildFromSpec(recipe.spec)

export const rebuildUncertainty = (recipe: Recipe): Outcome<UncertaintyReport, SpecRefusal> => uncertaintyFromSpec(recipe.spec)
