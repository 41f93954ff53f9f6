export * from './core-fixture.js';
export * from './overlapping-schedule.js';
export * from './plain-system.js';
export * from './product-client.js';
export * from './product-process.js';
export * from './test-database.js';
