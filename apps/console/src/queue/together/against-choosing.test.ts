import { describe, expect, it } from '@jest/globals';
import type { QueueItem } from '@countersign/contracts';
import { againstChoosing } from './against-choosing.js';

const catalog = { bulkTiers: ['minimal' as const] };
const item = {
  modality: 'text',
  tier: 'minimal',
  findings: { critical: 0, major: 0, minor: 1, info: 2 },
  inconclusive: 0,
  contested: false,
  adjudicating: false,
  heldUntil: null,
  claimed: false,
  claimedByMe: false,
  assigned: false,
  assignedToMe: false,
} as QueueItem;

describe('againstChoosing', () => {
  it.each<[string | null, Partial<QueueItem>]>([
    [null, {}],
    [null, { claimed: true, claimedByMe: true, assigned: true, assignedToMe: true }],
    ['schedule', { modality: 'schedule' }],
    ['hidden', { tier: null, findings: null, inconclusive: null }],
    ['tier', { tier: 'high' }],
    ['tier', { tier: 'limited' }],
    ['findings', { findings: { critical: 0, major: 1, minor: 0, info: 0 } }],
    ['findings', { inconclusive: 1 }],
    ['contested', { contested: true }],
    ['disagreed', { adjudicating: true }],
    ['held', { heldUntil: '2026-12-01T00:00:00Z' }],
    ['taken', { claimed: true }],
    ['kept', { assigned: true }],
  ])('says %s', (why, changes) => {
    expect(againstChoosing({ ...item, ...changes }, catalog)).toBe(why);
  });

  it('lets none be chosen before the catalogue is there', () => {
    expect(againstChoosing(item, undefined)).toBe('tier');
  });
});
