import { bootstrap } from './setup/bootstrap.mjs';

await bootstrap('evaluate/main.mjs');
