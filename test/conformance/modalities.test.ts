import { describe, expect, it } from '@jest/globals';
import { languages, modality as modalities, parseInput, type Modality } from '@countersign/contracts';
import { modalityDefinitions, type ModalityDefinition } from '@countersign/modalities';
import { hostileBodies, hostileVariants } from './hostile-values.js';
import { accepted, samplesOf } from './sample-outputs.js';

const registered: [string, ModalityDefinition][] = [...modalityDefinitions];

/** The same JSON with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([key, member]) => [key, reversed(member)]));
}

const samples = (name: string) => samplesOf(modalities.parse(name) satisfies Modality);

describe('the registry of modalities', () => {
  it('holds exactly those of the contract', () => {
    expect([...modalityDefinitions.keys()].sort()).toEqual([...modalities.options].sort());
  });
});

describe.each(registered)('modality %s', (name, definition) => {
  it('accepts its samples, whole and through intake', () => {
    expect(samples(name).length).toBeGreaterThan(2);
    for (const body of samples(name)) {
      expect(definition.content.safeParse(body.content).error).toBeUndefined();
      expect(accepted(body)).toMatchObject({ modality: name, title: body.title });
    }
  });

  it.each(hostileBodies.map((body) => [JSON.stringify(body), body]))(
    'refuses %s with faults in both languages, each with its place',
    (_text, body) => {
      const parsed = parseInput(definition.content, body, '/content');
      const faults = parsed.success ? [] : parsed.faults;
      expect(faults.length).toBeGreaterThan(0);
      for (const { pointer, code, detail } of faults) {
        expect(pointer).toMatch(/^\/content(\/|$)/);
        expect(code).toMatch(/^[a-z-]+$/);
        for (const language of languages) expect(detail[language].length).toBeGreaterThan(1);
        expect(detail['zh-TW']).toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it('answers every hostile value with a content or with worded faults, and never throws', () => {
    let refused = 0;
    for (const variant of samples(name)
      .slice(0, 2)
      .flatMap(({ content }) => [...hostileVariants(content)])) {
      const parsed = parseInput(definition.content, variant);
      if (parsed.success) {
        expect(definition.digest(parsed.data)).toMatch(/^sha256:[0-9a-f]{64}$/);
        continue;
      }
      refused += 1;
      for (const { detail } of parsed.faults) expect(detail['zh-TW']).toMatch(/\p{Script=Han}/u);
    }
    expect(refused).toBeGreaterThan(5);
  });

  it('has a digest that keeps under another order of members and differs between samples', () => {
    const digests = samples(name).map(({ content }) => definition.digest(definition.content.parse(content)));
    const turned = samples(name).map(({ content }) => definition.digest(definition.content.parse(reversed(content))));
    expect(turned).toEqual(digests);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('names the blobs of its samples by digest, and their language', () => {
    for (const { content } of samples(name)) {
      const parsed = definition.content.parse(content);
      for (const blob of definition.blobs(parsed)) expect(blob).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(definition.language(parsed) ?? 'und').toMatch(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/);
    }
  });
});
