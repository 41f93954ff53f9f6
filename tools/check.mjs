import { bootstrap } from './setup/bootstrap.mjs';

await bootstrap('check/main.mjs');
