import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { validatorsForVite } from './src/build/validators.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

export default defineConfig({
  define: { TOFORWITH_VERSION: JSON.stringify(version) },
  plugins: [validatorsForVite],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    coverage: {
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
