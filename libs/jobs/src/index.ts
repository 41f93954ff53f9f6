export * from './job-queues.js';
export * from './worker-beat.js';
