import { openS3Server } from '@countersign/testing';

// A bucket in a process of its own: what it holds in memory is not counted as the product's.
const server = await openS3Server();
process.send?.(server.settings);
process.once('disconnect', () => process.exit(0));
