const at = Number(process.env['JW_CRASH_AT'] ?? 0)
let passed = 0

/** A numbered write point: a crash trial ends the process here, without a farewell. Costs nothing otherwise. */
export function crashPoint(): void {
  if (at > 0 && ++passed === at) process.kill(process.pid, 'SIGKILL')
}
