/** A change in numbers with its sign; never an arrow alone. Nothing where it is less than can be shown. */
export function Change({ by, digits = 2 }: { readonly by: number; readonly digits?: number }) {
  if (Math.abs(by) < 0.5 / 10 ** digits) return null
  return (
    <span className={`change ${by < 0 ? 'down' : 'up'}`}>
      {by < 0 ? '\u2212' : '+'}
      {Math.abs(by).toFixed(digits)}
    </span>
  )
}
