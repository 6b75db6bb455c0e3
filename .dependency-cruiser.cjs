/** Who may import whom (design, section 3). Types may cross where a sentence below says so; values may not. */
const value = { dependencyTypesNot: ['type-only'] }
const DOMAINS = 'accounts|alliances|workshops|challenges|results|resources|problems|files|todos|home|imports|rule-sets|sectors'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'nothing-below-imports-app',
      severity: 'error',
      comment: 'server, search and prisma know nothing of HTTP or React',
      from: { path: '^(server|search|prisma)/' },
      to: { path: '^app/' },
    },
    {
      name: 'routes-use-use-cases',
      severity: 'error',
      comment: 'a route parses, calls one use case or query, and answers: no policy, no Prisma, no events',
      from: { path: '^app/routes/' },
      to: {
        path: '^(server|search|prisma)/',
        pathNot: [
          `^server/(${DOMAINS})/`,
          '^search/(query|similar|hit|documents/document)\\.ts$',
          '^server/core/(text|errors|time|rich-markdown)\\.ts$',
        ],
        ...value,
      },
    },
    {
      name: 'components-take-types-only',
      severity: 'error',
      comment: 'what reaches the browser: state tables and the live messages beside types',
      from: { path: '^app/(components|hooks|i18n|styles|paths|handle)' },
      to: {
        path: '^(server|search|prisma)/',
        pathNot: ['\\.states\\.ts$', '\\.words\\.ts$', '^server/realtime/messages\\.ts$', '^server/core/url\\.ts$'],
        ...value,
      },
    },
    {
      name: 'components-know-no-request',
      severity: 'error',
      from: { path: '^app/(components|hooks|i18n)/' },
      to: { path: '^app/(routes|http)/', ...value },
    },
    { name: 'ui-knows-no-domain', severity: 'error', from: { path: '^app/components/ui/' }, to: { path: '^app/components/(?!ui/)' } },
    {
      name: 'only-http-knows-the-domain-of-requests',
      severity: 'error',
      from: { path: '^app/http/' },
      to: { path: '^app/(routes|components)/' },
    },
    { name: 'prisma-client-in-core-only', severity: 'error', from: { pathNot: '^server/core/' }, to: { path: '^server/core/generated/' } },
    { name: 'core-stands-alone', severity: 'error', from: { path: '^server/core/' }, to: { path: '^(server/(?!core/)|search/|prisma/)' } },
    {
      name: 'policies-take-types-only',
      severity: 'error',
      from: { path: '^server/policies/' },
      to: { path: '^server/(?!policies/|core/(errors|states)\\.ts)', ...value },
    },
    {
      name: 'rules-know-no-domain',
      severity: 'error',
      from: { path: '^server/rules/' },
      to: { path: '^(server/(?!rules/|core/)|search/)' },
    },
    {
      name: 'domains-do-not-tell-listeners',
      severity: 'error',
      comment: 'only events/handlers.ts knows who listens; a domain records the event',
      from: { path: `^server/(${DOMAINS}|policies|rules)/` },
      to: { path: '^(server/(events/(handlers|outbox|readers-of)|realtime|clock|embedded|express)|search/)', ...value },
    },
    {
      name: 'search-knows-documents-and-audiences',
      severity: 'error',
      from: { path: '^search/' },
      to: { path: '^server/', pathNot: ['^server/core/', '^server/policies/audience\\.ts$'], ...value },
    },
    {
      name: 'express-and-embedded-know-no-domain',
      severity: 'error',
      from: { path: '^server/(express|embedded)/' },
      to: { path: `^(server/(${DOMAINS}|policies|rules|events|realtime|clock)|search/)`, ...value },
    },
    { name: 'no-tests-in-the-product', severity: 'error', from: { path: '^(app|server|search|prisma)/' }, to: { path: '^test/' } },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^(app|server|search|prisma)/', pathNot: '^server/index\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'not-to-unlisted', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: 'server/core/generated|(^|/)build/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
