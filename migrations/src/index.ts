import { Foundations1764000000000 } from './1764000000000-foundations.js';
import { LogCare1764100000000 } from './1764100000000-log-care.js';

/** All migrations, oldest first. */
export const migrations = [Foundations1764000000000, LogCare1764100000000];
