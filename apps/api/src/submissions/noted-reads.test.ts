import { describe, expect, it } from '@jest/globals';
import type { KeyActor, PersonActor } from '@countersign/access';
import { NotedReads } from './noted-reads.js';

const person: PersonActor = {
  kind: 'person',
  id: 'rita',
  name: '',
  pseudonym: 'person:rita',
  grants: [],
  competences: [],
  language: 'en',
};
const key: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['read'], systems: [] };
const at = (clock: string) => new Date(`2026-12-01T${clock}Z`);

describe('NotedReads', () => {
  it('is new once for a person, a submission and an hour', () => {
    const reads = new NotedReads();
    expect(reads.isNew(person, 's', at('10:00:00'))).toBe(true);
    expect(reads.isNew(person, 's', at('10:00:01'))).toBe(true);
    reads.add(person, 's', at('10:00:01'));
    expect(reads.isNew(person, 's', at('10:59:59'))).toBe(false);
    expect(reads.isNew(person, 'other', at('10:59:59'))).toBe(true);
    expect(reads.isNew({ ...person, id: 'chen' }, 's', at('10:59:59'))).toBe(true);
    expect(reads.isNew(person, 's', at('11:00:00'))).toBe(true);
  });

  it('notes a read under the hour in which it began', () => {
    const reads = new NotedReads();
    expect(reads.isNew(person, 's', at('10:59:59'))).toBe(true);
    expect(reads.isNew(person, 'other', at('11:00:00'))).toBe(true);
    reads.add(person, 's', at('10:59:59'));
    expect(reads.isNew(person, 's', at('11:00:01'))).toBe(true);
  });

  it('is never new for a program', () => {
    expect(new NotedReads().isNew(key, 's', at('10:00:00'))).toBe(false);
  });
});
