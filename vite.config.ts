import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import tsconfigPaths from 'vite-tsconfig-paths'
import remixConfig from './remix.config.js'
import { clientLicences } from './server/setup/client-licences.mjs'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), tsconfigPaths(), clientLicences()],
  esbuild: { legalComments: 'none' },
  server: { watch: { ignored: ['**/.data/**', '**/build/**'] } },
  // Known before the first page is asked for: one found later changes the copies that the page has loaded already.
  optimizeDeps: {
    include: [
      ...['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client'],
      ...['@remix-run/react', 'socket.io-client'],
    ],
  },
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
