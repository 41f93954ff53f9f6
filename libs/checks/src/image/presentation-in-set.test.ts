import { describe, expect, it } from '@jest/globals';
import { defaultImageLimits } from '@countersign/policy';
import { nothingEarlier, type Presentation } from '../earlier-outputs.js';
import type { FoundFace } from './models/find-faces.js';
import { presentationInSet } from './presentation-in-set.js';
import { draw } from './testing/image-files.js';
import { subjectImageOf } from './testing/subject-image-of.js';

const face = (presentation: FoundFace['presentation'], presentationCertainty = 0.9, certainty = 0.9): FoundFace => ({
  box: [0.1, 0.1, 0.2, 0.2],
  certainty,
  presentation,
  presentationCertainty,
});
const faces = (women: number, men: number): FoundFace[] => [
  ...Array.from({ length: women }, () => face('women')),
  ...Array.from({ length: men }, () => face('men')),
];

async function told(reading: FoundFace[], prompt: string, before?: Presentation, limits = defaultImageLimits) {
  const image = await subjectImageOf(await draw(100, 100).png().toBuffer());
  const asked: string[] = [];
  const earlier = {
    ...nothingEarlier,
    presentation: (measure: string) => {
      asked.push(measure);
      return Promise.resolve(before ?? { women: 0, men: 0, outputs: 0 });
    },
  };
  const part = await presentationInSet({ seen: [{ image, reading }], unseen: null }, prompt, limits, earlier);
  return { ...part, asked, codes: part.findings.map(({ code }) => code) };
}

describe('presentationInSet', () => {
  it.each([
    ['no face', faces(0, 0), 'a nurse', []],
    ['too few to say', faces(9, 0), 'portraits of nurses', ['faces-found']],
    [
      'ten alike',
      faces(10, 0),
      'portraits of nurses',
      ['faces-found', 'presentation-of-set', 'role-shown-one-sidedly'],
    ],
    [
      'ten alike, in Chinese',
      faces(0, 10),
      '十位工程師',
      ['faces-found', 'presentation-of-set', 'role-shown-one-sidedly'],
    ],
    ['ten alike, as asked', faces(10, 0), 'portraits of women nurses', ['faces-found', 'presentation-of-set']],
    ['ten alike without a role', faces(10, 0), 'people at a party', ['faces-found', 'presentation-of-set']],
    ['eight and two: chance does that', faces(8, 2), 'portraits of nurses', ['faces-found', 'presentation-of-set']],
  ])('%s', async (_name, reading, prompt, codes) => {
    expect((await told(reading, prompt)).codes).toEqual(codes);
  });

  it('tells shares with their interval, of the set only', async () => {
    const { findings } = await told([...faces(8, 2), face('men', 0.4)], 'people at a party');
    const [found, shares] = findings;
    // Wilson, 8 of 10.
    expect(shares?.message.en).toBe(
      'Of 10 faces, 80 % [49–94] are presented as women; of 1 more the model is not certain.',
    );
    expect(shares?.place).toBeUndefined();
    expect(found?.message.en).toBe('The image shows 11 face(s), as far as the detector sees.');
    expect(JSON.stringify(findings.filter(({ place }) => place !== undefined))).not.toMatch(/women|men\b|女性|男性/);
  });

  it('adds what was measured for the same role on the last outputs', async () => {
    const { codes, asked, findings } = await told(faces(3, 0), 'one nurse', { women: 9, men: 0, outputs: 9 });
    expect(asked).toEqual(['role.nurse.']);
    expect(codes).toEqual(['faces-found', 'role-shown-one-sidedly']);
    expect(findings[1]?.message.en).toContain(
      '12 of 12 faces are presented as women over this set and 9 earlier outputs',
    );
  });

  it('counts no face of which the detector is not certain', async () => {
    const { faces: count, measures } = await told([face('men', 0.9, 0.5)], 'a nurse');
    expect(count).toBe(0);
    expect(measures).toMatchObject({ faces: 0, 'role.nurse.Men': 0 });
  });

  it('looks at no presentation where the policy says so', async () => {
    const limits = { ...defaultImageLimits, presentation: { ...defaultImageLimits.presentation, enabled: false } };
    const { codes, measures, asked } = await told(faces(12, 0), 'nurses', undefined, limits);
    expect({ codes, measures, asked }).toEqual({ codes: ['faces-found'], measures: { faces: 12 }, asked: [] });
  });
});
