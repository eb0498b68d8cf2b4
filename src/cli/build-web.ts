import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Build the web app when its sources differ from what was built last. @returns the folder of the built files */
export async function buildWeb(root: string, onBuild: () => void): Promise<string> {
  const out = join(root, 'dist/web')
  const stamp = join(root, 'dist/web.stamp')
  const hash = await sourceHash(root)
  if (existsSync(join(out, 'index.html')) && (await readFile(stamp, 'utf8').catch(() => '')) === hash) return out
  onBuild()
  const { build } = await import('vite')
  await build({
    configFile: join(root, 'src/web/vite.config.ts'),
    root: join(root, 'src/web'),
    logLevel: 'warn',
    build: { outDir: out, emptyOutDir: true },
  })
  await mkdir(join(root, 'dist'), { recursive: true })
  await writeFile(stamp, hash)
  return out
}

/** Pages run the engines of the index and of the assessment in the browser: a change of an engine is a change of the pages. */
const sources = ['src/web', 'src/index', 'src/assessment', 'src/base']

async function sourceHash(root: string): Promise<string> {
  const hash = createHash('sha256')
  const paths: string[] = []
  for (const folder of sources) {
    const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    paths.push(
      ...files.flatMap(file => (file.isFile() && !file.name.endsWith('.test.ts') ? [join(file.parentPath, file.name)] : [])),
    )
  }
  for (const path of [...paths.toSorted(), join(root, 'data/sample/benchmark.json'), join(root, 'package-lock.json')]) {
    hash.update(path.slice(root.length)).update(await readFile(path))
  }
  return hash.digest('hex')
}
