import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { finishPage } from './build/finish-page.ts';
import { mantineStyles } from './build/mantine-styles.ts';
import { vendorMarks } from './build/vendor-marks.ts';
import { viewChunks } from './build/view-chunks.ts';
import { withoutJsonSchema } from './build/without-json-schema.ts';

/** Where `npm run dev` finds the API. */
const api = process.env['PATCHBAY_URL'] ?? 'http://127.0.0.1:3000';

/** The server checks the origin of writes; behind this proxy the page's origin is the server's. */
const proxied = { target: api, headers: { origin: new URL(api).origin } };

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      addExtensions: true,
      tmpDir: 'node_modules/.tanstack',
    }),
    react(),
    withoutJsonSchema(),
    vendorMarks(new URL('../../libs/connectors/src/', import.meta.url)),
    mantineStyles(new URL('src/ui/mantine.css', import.meta.url)),
    finishPage(),
  ],
  resolve: {
    // Workspace packages are bundled from their sources, so the page never waits for their build.
    conditions: ['source', ...defaultClientConditions],
    dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks'],
  },
  server: { proxy: { '/api': proxied, '/oauth/callback': proxied } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    reportCompressedSize: false,
    // For scripts/lib/first-load.mjs and build/finish-page.ts.
    manifest: true,
    // The vendor file is what it is; what counts is the first load of a page, compressed.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs: libraries apart, since they change less often than the page.
            { name: 'vendor', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'base', tags: ['$initial'], priority: 1 },
            ...viewChunks(fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '')),
          ],
        },
      },
    },
  },
});
