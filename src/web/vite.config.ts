import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Every browser we serve reads woff2; the older twin of each slice would double the build for nothing. */
const woff2Only = (): Plugin => ({
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    /fontsource.+\.css$/.test(id) ? code.replace(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, '') : null,
})

/** What only the server has: named by rooms a worker takes functions from, used by none of those functions. */
const staysAtHome = (): Plugin => ({
  name: 'stays-at-home',
  enforce: 'pre',
  resolveId: source =>
    /^(node:|yauzl$|saxes$|unpdf$|opencc-js)/.test(source) ? { id: source, external: true, moduleSideEffects: false } : null,
})

/** The default export is what vite asks for. Old office browsers stand on Chromium 86. */
export default defineConfig(({ command }) => {
  // Built for use whatever environment builds it: a test run would otherwise get React's development build.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    root: here,
    base: '/',
    plugins: [woff2Only(), react()],
    // Workers take a few functions out of a pure room; its definitions and readers stay at home. A worker may load parts
    // of itself later; the older single-file form could not.
    worker: {
      format: 'es' as const,
      plugins: () => [staysAtHome()],
      rolldownOptions: {
        treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/](?!web[\\/])/, sideEffects: false }] },
      },
    },
    build: {
      outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
      emptyOutDir: true,
      target: 'chrome86',
      cssTarget: 'chrome86',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_200,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // Its own part, so that it has run before the libraries do.
              { name: 'old-browser', test: /node_modules[\\/]core-js[\\/]/, priority: 4 },
              { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
              {
                name: 'frame',
                test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
                priority: 2,
              },
            ],
          },
        },
      },
    },
  }
})
