import type { NextConfig } from 'next'

const config: NextConfig = {
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
