import type { NextConfig } from 'next'

// The bench compares with pages that hold nothing, `page.bench.tsx`: no other build has them, and this one has a folder of its own.
const forBench: NextConfig =
  process.env.COUNTERSIGN_BUILD === 'bench'
    ? { distDir: '.next-bench', pageExtensions: ['bench.tsx', 'tsx', 'ts'], typescript: { ignoreBuildErrors: true } }
    : {}

const config: NextConfig = {
  ...forBench,
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // Native and wasm packages are loaded from node_modules at run time instead of being bundled.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@react-pdf/renderer',
    'graphile-worker',
    'harfbuzzjs',
    'mammoth',
    'pg',
    'pino',
    'unpdf',
  ],
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
}

export default config
