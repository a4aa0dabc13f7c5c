import { defineConfig, type Plugin } from 'vite';
import react from '@vitejs/plugin-react';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import locales from '@react-aria/optimize-locales-plugin';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const portal = path.join(import.meta.dirname, '../src/portal');
const built = path.join(import.meta.dirname, '../dist/portal');

/** Writes `.br` and `.gz` beside every text that is built, so that the server only chooses. */
function compressed(): Plugin {
  const squeeze = async (file: string) => {
    const bytes = await readFile(file);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
    await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  };
  return {
    name: 'holdfast-compressed',
    apply: 'build',
    async closeBundle() {
      const files = await readdir(built, { recursive: true });
      await Promise.all(
        files.filter((file) => /\.(js|css|svg|mjs)$/.test(file)).map((file) => squeeze(path.join(built, file))),
      );
    },
  };
}

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
    compressed(),
  ],
  server: { proxy: { '^/api/(?!.*\\.ts)': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
  build: {
    outDir: built,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    manifest: true,
  },
});
