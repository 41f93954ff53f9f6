import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { ProductError, Tier } from '@countersign/contracts';
import { requireStepUp } from './require-step-up.js';

const now = new Date('2026-11-20T08:00:00.000Z');
const person = (minutesAgo: number | null): PersonActor => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  pseudonym: 'person:p',
  grants: [],
  competences: [],
  language: 'en',
  provedAt: minutesAgo === null ? null : new Date(now.getTime() - minutesAgo * 60_000),
});

describe('a fresh proof of who decides', () => {
  it.each<[string, number | null, Tier, Tier[], boolean]>([
    ['is not asked for as delivered', null, 'high', [], true],
    ['is not asked for on other tiers', null, 'limited', ['high'], true],
    ['is missing', null, 'high', ['high'], false],
    ['is as old as it may be', 15, 'high', ['high'], true],
    ['is too old', 15.01, 'high', ['high'], false],
  ])('%s', (_name, minutesAgo, tier, tiers, passes) => {
    const act = () => requireStepUp(person(minutesAgo), { tier }, { stepUp: { tiers, minutes: 15 } }, now);
    if (passes) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code: 'step-up-needed' } satisfies Partial<ProductError>));
  });
});
