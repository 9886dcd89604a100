import { defineConfig } from 'vite';

/** The chat widget: one script of one name, for the sites that embed it keep that name for years. */
export default defineConfig({
  logLevel: 'warn',
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: { entry: 'widget/main.ts', formats: ['iife'], name: 'ContactRouterChat', fileName: () => 'widget.js' },
  },
});
