import type { NextConfig } from 'next'

// The bench compares with pages that hold nothing, `page.bench.tsx`: no other build has them, and this one has a folder of its own.
const forBench: NextConfig =
  process.env.COUNTERSIGN_BUILD === 'bench'
    ? { distDir: '.next-bench', pageExtensions: ['bench.tsx', 'tsx', 'ts'], typescript: { ignoreBuildErrors: true } }
    : {}

/** What every answer says, whoever gave it. `lib/edge.ts` adds what depends on the installation, `proxy.ts` the policy of pages. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: browsers then hide the origin of our own forms as well, and these would be refused.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
  'permissions-policy':
    'camera=(), display-capture=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), idle-detection=(), browsing-topics=()',
}
/** What is no page runs nothing, wherever it is opened. */
const NO_PAGE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
const NOT_KEPT = { 'cache-control': 'private, no-store' }

const asList = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }))

const config: NextConfig = {
  ...forBench,
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // Native and wasm packages are loaded from node_modules at run time instead of being bundled.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@react-pdf/renderer',
    '@react-pdf/textkit',
    'graphile-worker',
    'harfbuzzjs',
    'mammoth',
    'pg',
    'pino',
    'unpdf',
  ],
  async headers() {
    return [
      { source: '/:path*', headers: asList(EVERYWHERE) },
      { source: '/api/:path*', headers: asList(NO_PAGE) },
      // Colours and crests are no secrets; of anything else nobody on the way keeps a copy.
      { source: '/api/:path((?!accents/|schools/).*)', headers: asList(NOT_KEPT) },
      { source: '/:file(favicon.*)', headers: asList(NO_PAGE) },
      { source: '/templates/:file', headers: asList(NO_PAGE) },
      { source: '/_next/:path*', headers: asList(NO_PAGE) },
    ]
  },
  // Files of 10 MB with the form around them. `lib/answers.ts` knows the number, to say so.
  experimental: { serverActions: { bodySizeLimit: '12mb' }, proxyClientMaxBodySize: '12mb' },
}

export default config
