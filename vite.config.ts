import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite` serves the workbench while it is being written; this is where the API behind it listens. */
const api = process.env['ZHIYIN_API'] ?? 'http://127.0.0.1:4477';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': {
        target: api,
        changeOrigin: true,
        configure: (proxy) => proxy.on('proxyReq', (request) => request.setHeader('origin', api)),
      },
    },
  },
});
