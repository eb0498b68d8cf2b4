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

async function sourceHash(root: string): Promise<string> {
  const hash = createHash('sha256')
  const files = await readdir(join(root, 'src/web'), { recursive: true, withFileTypes: true })
  const paths = files.flatMap(file => (file.isFile() ? [join(file.parentPath, file.name)] : [])).toSorted()
  for (const path of [...paths, join(root, 'package-lock.json')])
    hash.update(path.slice(root.length)).update(await readFile(path))
  return hash.digest('hex')
}
