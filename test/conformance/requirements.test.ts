import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checks, runCheck, withoutModels } from '@countersign/checks';
import { loadPolicy } from '@countersign/policy';
import { loadRequirements } from '@countersign/reports';
import {
  attestationStanding,
  disclaimerOf,
  evaluateRequirement,
  evaluateRule,
  evidencePlan,
  wordsOf,
} from '@countersign/requirements';
import { accepted, sampleBlobs, samplesOf, subjectOf } from './sample-outputs.js';

const folder = fileURLToPath(new URL('../../policies', import.meta.url));
const packs = await loadRequirements(join(folder, 'requirements'), await loadPolicy(folder));

/** Names of the measures that each check gives for the samples of its modality. */
async function measuresGiven(): Promise<Map<string, Set<string>>> {
  const given = new Map<string, Set<string>>();
  const readBlob = (digest: string) => Promise.resolve(sampleBlobs.get(digest) ?? Buffer.alloc(0));
  for (const check of checks.values()) {
    const names = new Set<string>();
    for (const body of samplesOf(check.modality)) {
      const input = accepted(body);
      if (!input) continue;
      const { measures } = await runCheck(check, subjectOf(input), {
        signal: new AbortController().signal,
        readBlob,
        trustedSigners: null,
        inference: withoutModels,
      });
      for (const name of Object.keys(measures)) names.add(name);
    }
    given.set(check.name, names);
  }
  return given;
}

const measures = await measuresGiven();

describe('the requirement packs', () => {
  it('are all loaded', async () => {
    const files = (await readdir(join(folder, 'requirements')))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''));
    expect(packs.map(({ id }) => id)).toEqual(files.sort());
    expect(packs.length).toBeGreaterThan(0);
  });
});

describe.each(packs.map((pack) => [pack.id, pack] as const))('requirement pack %s', (_id, pack) => {
  it('has its words in both languages, and warns the reader in both', () => {
    expect(disclaimerOf(pack, 'en')).not.toBe(disclaimerOf(pack, 'zh-TW'));
    for (const requirement of pack.requirements) {
      const en = wordsOf(pack, requirement, 'en');
      const zh = wordsOf(pack, requirement, 'zh-TW');
      expect(`${en.title} ${en.paraphrase}`).toMatch(/\p{Script=Latin}/u);
      expect(zh.title).toMatch(/\p{Script=Han}/u);
      expect(zh.paraphrase).toMatch(/\p{Script=Han}/u);
      expect(JSON.stringify([en, zh])).not.toMatch(/compliant|certified/i);
    }
  });

  it('gives every statement a known source, a place in it and a date', () => {
    for (const { source, applies_from: from } of pack.requirements) {
      for (const { ref, at } of source) {
        expect(Object.hasOwn(pack.sources, ref)).toBe(true);
        expect(at).not.toBe('');
      }
      for (const date of Object.values(from)) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(Object.keys(from).length).toBeGreaterThan(0);
    }
    for (const { source } of pack.timeline) expect(Object.hasOwn(pack.sources, source)).toBe(true);
  });

  it('measures only what a check of the product gives', () => {
    const given = new Set([...measures.values()].flatMap((names) => [...names]));
    const wanted = Object.values(pack.vocabulary.metrics).flatMap((origin) =>
      origin?.startsWith('measure:') ? [origin.slice('measure:'.length)] : [],
    );
    expect(wanted.length).toBeGreaterThan(0);
    for (const name of wanted) expect(given).toContain(name);
  });

  it('plans every rule, or says in both languages why this version cannot count it', () => {
    for (const requirement of pack.requirements) {
      const plans = evidencePlan(pack, requirement);
      expect(plans.map(({ rule }) => rule)).toEqual(requirement.evidence.rules ?? []);
      for (const { measurement, gap } of plans) {
        expect((measurement === null) !== (gap === null)).toBe(true);
        if (gap) expect(gap['zh-TW']).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('claims nothing where nothing was counted', () => {
    for (const requirement of pack.requirements.filter(({ kind }) => kind === 'requirement')) {
      const outcomes = evidencePlan(pack, requirement).map((plan) => evaluateRule(plan, null));
      const applies = { state: 'applies', appliesFrom: null } as const;
      const { standing } = attestationStanding(pack, requirement, [], ['some'], new Date('2028-01-01T00:00:00Z'));
      const verdict = evaluateRequirement(requirement, applies, outcomes, standing);
      expect(['not_enough_data', 'attestation_pending']).toContain(verdict);
    }
  });
});
