export * from './read-plugin-folder.js';
