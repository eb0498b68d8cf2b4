import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

/** A real Chromium: the one named, one that is installed, else the one from npm with its own libraries. */
export async function openBrowser(): Promise<Browser> {
  const scratch = join(import.meta.dirname, '../../.scratch')
  mkdirSync(scratch, { recursive: true })
  const known = [process.env['CHROMIUM_PATH'], ...installed].find(path => path !== undefined && existsSync(path))
  if (known) return chromium.launch({ executablePath: known, args: quiet })
  // The package unpacks its shared libraries only where it believes to run as a function.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  process.env['TMPDIR'] = scratch
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  // Its fonts lie beside it, but its configuration looks under /tmp: without any font a page shows no text at all.
  const fonts = join(scratch, 'fontconfig')
  mkdirSync(fonts, { recursive: true })
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<fontconfig><dir>${join(scratch, 'fonts')}</dir><cachedir>${join(fonts, 'cache')}</cachedir></fontconfig>`,
  )
  process.env['FONTCONFIG_PATH'] = fonts
  return chromium.launch({ executablePath, args: [...packed.args.filter(flag => flag !== '--single-process'), ...quiet] })
}
