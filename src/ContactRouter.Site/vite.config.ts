import { defineConfig } from 'vite';

/** The pages. Every asset is fingerprinted, so the app lets browsers keep it for good. */
export default defineConfig({
  logLevel: 'warn',
  appType: 'mpa',
  build: {
    target: 'es2022',
    // Nothing as a data: address, which the pages' content security policy would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index', 'status', 'desk', 'ops', '404', 'problems', 'page'].map(name => `${name}.html`),
    },
  },
});
