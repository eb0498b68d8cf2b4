/** Why the embedded engine could not do what it was asked; the world failed, not the user and not the program. */
export type EngineFailureCode =
  | 'engine_package_missing'
  | 'engine_links_missing'
  | 'engine_needs_ordinary_user'
  | 'engine_directory_denied'
  | 'engine_version_differs'
  | 'engine_secret_missing'
  | 'engine_secret_exposed'
  | 'engine_secret_wrong'
  | 'engine_set_up_failed'
  | 'engine_start_failed'
  | 'engine_start_timeout'
  | 'engine_stop_timeout'
  | 'engine_busy'

/** Thrown by the engine host alone; `message` is one English sentence, `code` finds the text for a reader. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
  readonly code: EngineFailureCode

  constructor(code: EngineFailureCode, message: string) {
    super(message)
    this.code = code
  }
}
