export { availableMemory } from './available-memory.js';
export { dataDirProblem } from './data-dir.js';
export { EmbeddedError } from './embedded-error.js';
export { freePort } from './free-port.js';
export { startEmbedded, type Embedded, type EmbeddedOptions } from './start-embedded.js';
export { startTestCluster } from './start-test-cluster.js';
