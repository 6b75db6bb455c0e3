import { flatRoutes } from 'remix-flat-routes'

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // One folder per domain ("challenges+/$challengeId.tsx"): remix-flat-routes' hybrid convention.
  ignoredRouteFiles: ['**/*'],
  routes: (defineRoutes) => flatRoutes('routes', defineRoutes),
  future: {
    v3_fetcherPersist: true,
    // Off for good: its /__manifest blocks the process for seconds on one long address (guarantees, F3).
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
