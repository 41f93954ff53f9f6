import { migrate } from '@countersign/database';
import { readConfig } from './config.js';

const { databaseOwnerUrl, databaseUrl } = readConfig();
const applied = await migrate(databaseOwnerUrl, databaseUrl);
console.log(JSON.stringify({ applied }));
