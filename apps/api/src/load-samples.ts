import { resolve } from 'node:path';
import { readConfig } from './config.js';
import { Product } from './product.js';
import { loadSamples } from './samples/load-samples.js';

const product = await Product.open(readConfig(), () => undefined);
try {
  console.log(JSON.stringify(await loadSamples(product, resolve('samples'))));
} finally {
  await product.close();
}
