import { z } from 'zod';
import { catalogView, modelCardView } from '../catalog.js';
import { defineRoute as route } from '../route-definition.js';
import { api } from './api.js';

/** What a client would otherwise mirror by hand. */
export const catalogRoutes = {
  getCatalog: route({
    name: 'getCatalog',
    tag: 'catalog',
    summary: 'Modalities, checks, queues, reasons and systems',
    method: 'GET',
    path: `${api}/catalog`,
    needs: ['read', 'Catalog'],
    answer: catalogView,
  }),
  listModels: route({
    name: 'listModels',
    tag: 'catalog',
    summary: 'The models that checks may ask, with their cards: what each is for, its limits and its known errors',
    method: 'GET',
    path: `${api}/models`,
    needs: ['read', 'Catalog'],
    answer: z.strictObject({ items: z.array(modelCardView) }),
  }),
} as const;
