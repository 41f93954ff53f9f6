export * from './append-entries.js';
export * from './entries.js';
export * from './register-pseudonym.js';
