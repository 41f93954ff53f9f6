export * from './job-queues.js';
export * from './usage.js';
export * from './worker-beat.js';
