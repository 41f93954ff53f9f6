import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import type { Session } from '@countersign/identity';
import type { Product } from '../product.js';
import { LiveEvents } from './live-events.js';

it('says while it closes that it is busy, and not that this person asked too often', () => {
  const events = new LiveEvents({} as Product);
  events.beforeApplicationShutdown();
  const session = { actor: { id: 'a', grants: [] }, sessionId: 'b' } as unknown as Session;
  expect(() => events.open(session)).toThrow(
    expect.objectContaining({ code: 'overloaded', extras: { retryAfter: 3 } }),
  );
});
