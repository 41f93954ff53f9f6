export type { CopiedRow } from './copied-row.js';
export * from './cursor.js';
export * from './database.js';
export * from './embedded/index.js';
export * from './migrate.js';
export * from './new-id.js';
export * from './cut-page.js';
export * from './random-bytes.js';
export * from './tx.js';
