import { z } from 'zod';
import { id } from '../ids.js';

/** Where the versioned API lies. */
export const api = '/api/v1';

/** The one parameter of most routes. */
export const byId = z.strictObject({ id });
