import { bootstrap } from './setup/bootstrap.mjs';

await bootstrap('bench/main.mjs');
