/** What the build puts in place of these names; vitest.config.ts does the same for tests. */

/** The version in package.json. */
declare const TOFORWITH_VERSION: string;

/** The compiled validator of src/read/schemas/<name>.json. */
declare module 'validator:*' {
  import type { ValidateFunction } from 'ajv';

  const validate: ValidateFunction;
  export default validate;
}
