import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';
import { Product } from './product.js';

const config = readConfig();
const logger = new Logger('api');
const product = await Product.open(config, (error) =>
  logger.warn(`The job queue is being reconnected: ${error.message}`),
);
const app = await createApp(product);
await app.listen(config.port, config.host);
process.send?.({ ready: { url: config.publicUrl } });
