import { Foundations1764000000000 } from './1764000000000-foundations.js';

/** All migrations, oldest first. */
export const migrations = [Foundations1764000000000];
