/**
 * `npm test`: everything, in the order in which trouble is cheapest to find. Each step runs even when an earlier one
 * failed, so that one run tells all; the last line counts tests and steps.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const reports = join(root, '.scratch/test-reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly report?: string
  readonly env?: Readonly<Record<string, string>>
}

const vitest = (name: string, report: string, env: Readonly<Record<string, string>> = {}): Step => ({
  name,
  command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, report)}`],
  report: join(reports, report),
  env,
})

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'types of the web app', command: ['tsc', '--noEmit', '-p', 'src/web'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings', 'main.ts', 'src', 'tests', 'tools'] },
  { name: 'format', command: ['biome', 'format', '.'] },
  vitest('tests', 'tests.json'),
  vitest('journeys', 'journeys.json', { JINWEI_JOURNEYS: '1' }),
]

let passed = 0
let failed = 0
const lines: string[] = []
for (const step of steps) {
  process.stdout.write(`\n== ${step.name}\n`)
  const began = Date.now()
  const status = await run(step)
  const counts = step.report ? countsOf(step.report) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  passed += counts.passed
  failed += counts.failed + (status !== 0 && counts.failed === 0 ? 1 : 0)
  lines.push(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${((Date.now() - began) / 1_000).toFixed(0)} s, ${counts.passed} passed, ${counts.failed} failed)`,
  )
}
process.stdout.write(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function run({ command, env }: Step): Promise<number> {
  const [program = '', ...args] = command
  const bin = join(root, 'node_modules/.bin')
  return new Promise(resolve => {
    const child = spawn(join(bin, program), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      shell: process.platform === 'win32',
    })
    child.on('error', () => resolve(1))
    child.on('close', status => resolve(status ?? 1))
  })
}

/** A run that wrote no report counts as one failure. */
function countsOf(report: string): { readonly passed: number; readonly failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
