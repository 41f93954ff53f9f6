import { describe, expect, it } from '@jest/globals';
import type { TaskInput } from '@countersign/inference';
import { withoutModels } from '../inference.js';
import { scriptedInference } from '../testing/scripted-inference.js';
import { seenAgainstPrompt } from './seen-against-prompt.js';
import { draw } from './testing/image-files.js';
import { subjectImageOf } from './testing/subject-image-of.js';

const bytes = await draw(3000, 20).png().toBuffer();

async function ask(answer: unknown, prompt = 'three red pumps') {
  const asked: TaskInput<'vision'>[] = [];
  const inference =
    answer === undefined
      ? withoutModels
      : scriptedInference({
          vision: (input) => {
            asked.push(input);
            return answer === null ? null : { text: typeof answer === 'string' ? answer : JSON.stringify(answer) };
          },
        });
  const part = await seenAgainstPrompt(prompt, [await subjectImageOf(bytes)], {
    inference,
    signal: new AbortController().signal,
    trustedSigners: null,
    readBlob: () => Promise.resolve(bytes),
  });
  return { ...part, asked };
}

describe('seenAgainstPrompt', () => {
  it('tells what the model misses and counts, as its opinion', async () => {
    const { findings, told, asked } = await ask({
      missing: ['a red pump'],
      counts: [
        { thing: 'pumps', asked: 3, seen: 2 },
        { thing: 'valves', asked: 1, seen: 1 },
      ],
      reason: 'Two blue pumps are seen.',
    });
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'minor asked-but-not-seen',
      'minor count-differs-from-prompt',
    ]);
    expect(findings[1]?.message.en).toBe('The prompt asks for 3 of "pumps"; test-model counts 2 in the image.');
    expect(findings[0]?.explanation.en).toContain('the opinion of test-model, no measurement');
    expect(told?.en).toBe('test-model compared 1 picture(s) with the prompt.');
    // The prompt is data, never part of the instruction, and the picture is small enough to send.
    expect(asked[0]?.data).toEqual({ prompt: 'three red pumps' });
    expect(asked[0]?.instruction).not.toContain('three red pumps');
    expect(asked[0]?.image.bytes.length).toBeLessThan(20_000);
  });

  it.each([
    ['nobody answers', null],
    ['the answer is no JSON', 'I see two pumps.'],
    ['the answer is out of form', { missing: 'all' }],
  ])('says that nothing was looked at where %s', async (_name, answer) => {
    const { findings, told, open } = await ask(answer);
    expect({ findings, told }).toEqual({ findings: [], told: null });
    expect(open?.en).toMatch(/^Whether the pictures show what the prompt asks for was not looked at/);
  });

  it('asks about sixteen images spread over a larger set, and says how many it left out', async () => {
    const one = await subjectImageOf(bytes);
    const set = Array.from({ length: 40 }, (_, index) => ({ ...one, index, digest: String(index) }));
    const read: number[] = [];
    const part = await seenAgainstPrompt('three red pumps', set, {
      inference: scriptedInference({ vision: () => ({ text: '{"missing":[],"counts":[],"reason":"As asked."}' }) }),
      signal: new AbortController().signal,
      trustedSigners: null,
      readBlob: (digest) => {
        read.push(Number(digest));
        return Promise.resolve(bytes);
      },
    });
    expect(read).toEqual([0, 2, 5, 7, 10, 12, 15, 17, 20, 22, 25, 27, 30, 32, 35, 37]);
    expect(part.told?.en).toBe('test-model compared 16 of 40 pictures with the prompt.');
    expect(part.open?.en).toBe('24 picture(s) were not put to it: at most 16 of a set are, spread over it.');
    expect(part.measures).toEqual({ imagesSeenAgainstPrompt: 16, callsForPlaces: 0 });
  });

  it('says what it would need where no model is named, and nothing where there is no prompt', async () => {
    expect((await ask(undefined)).open?.en).toContain('needs a model for the task "vision" in models.yaml');
    expect((await ask(undefined, ' ')).open).toBeNull();
  });
});
