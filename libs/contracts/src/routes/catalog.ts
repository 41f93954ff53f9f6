import { catalogView } from '../catalog.js';
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
} as const;
