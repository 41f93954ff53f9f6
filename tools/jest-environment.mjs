import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const shared = [
  'ArrayBuffer',
  'SharedArrayBuffer',
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
];

/**
 * Node's environment of Jest in an ordinary realm: by default every use of a global (`Math`, `Infinity`, `Buffer`) in a test asks a
 * proxy, which makes loops ten times slower than they are in the product.
 * Native addons return typed arrays of the main realm: the test realm gets the same constructors, so that `instanceof` holds.
 */
export default class Environment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }

  async setup() {
    await super.setup();
    for (const name of shared) this.global[name] = globalThis[name];
  }
}
