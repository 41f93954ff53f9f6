import type { Page } from '@countersign/contracts';
import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import { call } from './call.js';
import { sources } from './resource-sources.js';

/** Cursors by list and page: react-admin counts pages, the API hands out a cursor after each. */
const cursors = new Map<string, Map<number, string | null>>();

function listKey(resource: string, params: GetListParams): string {
  return JSON.stringify([resource, params.filter, params.pagination?.perPage ?? 50, params.meta]);
}

async function cursorOf(resource: string, params: GetListParams, page: number): Promise<string | null | undefined> {
  if (page <= 1) return undefined;
  const known = cursors.get(listKey(resource, params))?.get(page);
  if (known !== undefined) return known;
  await fetchPage(resource, params, page - 1);
  return cursors.get(listKey(resource, params))?.get(page) ?? null;
}

async function fetchPage(resource: string, params: GetListParams, page: number): Promise<Page<RaRecord>> {
  const after = await cursorOf(resource, params, page);
  if (after === null) return { items: [], next: null };
  const { items, next } = await sourceOf(resource).list({
    ...params.filter,
    limit: params.pagination?.perPage ?? 50,
    after,
    ...(params.signal ? { signal: params.signal } : {}),
  });
  const key = listKey(resource, params);
  const pages = cursors.get(key) ?? new Map<number, string | null>();
  cursors.set(key, pages.set(page + 1, next));
  return { items, next };
}

function sourceOf(resource: string) {
  const source = sources[resource];
  if (!source) throw new Error(`No resource "${resource}": add it to api/resource-sources.ts`);
  return source;
}

async function findOne(resource: string, id: string): Promise<RaRecord> {
  const source = sourceOf(resource);
  if (source.one) return source.one(id);
  for (let after: string | undefined; ;) {
    const page = await source.list({ limit: 200, after });
    const record = page.items.find((item) => item.id === id);
    if (record) return record;
    if (page.next === null) throw new Error(`There is no ${resource} ${id}.`);
    after = page.next;
  }
}

const unsupported = (method: string) => () => Promise.reject(new Error(`The API has no ${method}.`));

/** Keyset pages, reads and writes of the API as react-admin asks for them. */
export const dataProvider: DataProvider = {
  getList: async (resource, params) => {
    const { page = 1 } = params.pagination ?? {};
    const { items, next } = await fetchPage(resource, params, page);
    return { data: items as never[], pageInfo: { hasNextPage: next !== null, hasPreviousPage: page > 1 } };
  },
  getOne: async (resource, { id }) => ({ data: (await findOne(resource, String(id))) as never }),
  getMany: async (resource, { ids }) => ({
    data: (await Promise.all(ids.map((id) => findOne(resource, String(id))))) as never[],
  }),
  create: async (resource, { data }) => ({
    data: (await (sourceOf(resource).create?.(data) ?? unsupported('create')())) as never,
  }),
  update: async (resource, { id, data, previousData }) => ({
    data: (await (sourceOf(resource).change?.(String(id), data, previousData) ?? unsupported('change')())) as never,
  }),
  delete: async (resource, { id }) => {
    if (resource !== 'keys') throw new Error(`The API does not delete ${resource}.`);
    return { data: (await call('revokeKey', { params: { id: String(id) } })) as never };
  },
  getManyReference: unsupported('getManyReference'),
  updateMany: unsupported('updateMany'),
  deleteMany: unsupported('deleteMany'),
};
