import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import locales from '@react-aria/optimize-locales-plugin';
import path from 'node:path';

const portal = path.join(import.meta.dirname, '../src/portal');

export default defineConfig({
  root: portal,
  base: '/',
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: path.join(portal, 'routes'),
      generatedRouteTree: path.join(portal, 'routeTree.gen.ts'),
    }),
    react(),
    {
      ...(locales as unknown as { vite(o: object): object }).vite({ locales: ['en-US', 'en-GB'] }),
      name: 'aria-locales',
      enforce: 'pre',
    },
  ],
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
  build: {
    outDir: path.join(import.meta.dirname, '../dist/portal'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    manifest: true,
  },
});
