import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checks, runCheck, withoutModels, type Check, type CheckContext } from '@countersign/checks';
import {
  modality as modalities,
  type CheckResult,
  type LocalizedText,
  type Modality,
  type SubmissionInput,
} from '@countersign/contracts';
import { checkKinds, loadPolicy } from '@countersign/policy';
import { hostileVariants, hugeVariants } from './hostile-values.js';
import { misplaced } from './places.js';
import { accepted, sampleBlobs, samplesOf, subjectOf } from './sample-outputs.js';

const policy = await loadPolicy(fileURLToPath(new URL('../../policies', import.meta.url)));
const cards = policy.models.models.map(({ name }) => name);
const registered: [string, Check][] = [...checks];

const context: CheckContext = {
  signal: new AbortController().signal,
  inference: withoutModels,
  trustedSigners: null,
  readBlob: (digest) => {
    const bytes = sampleBlobs.get(digest);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`There is no sample image ${digest}.`));
  },
};

const settingsOf = (check: Check) =>
  policy.checks.modalities[check.modality].find((setting) => setting.check === check.name);

const limitMs = (check: Check): number => (settingsOf(check)?.timeoutSeconds ?? 0) * 1000;

/** Whether an output refers to an image that is not among the samples: intake would not have taken it. */
const hasItsImages = (input: SubmissionInput): boolean =>
  !Array.isArray(input.content.images) ||
  input.content.images.every((image: { digest: string }) => sampleBlobs.has(image.digest));

const inputs = (bodies: Iterable<unknown>): SubmissionInput[] =>
  [...bodies].map(accepted).filter((input) => input !== null && hasItsImages(input)) as SubmissionInput[];

const first = (modality: Modality, count: number) => samplesOf(modality).slice(0, count);

/** Runs a check and holds it to its time limit. */
async function timed(check: Check, input: SubmissionInput, within = context): Promise<CheckResult> {
  const startedAt = performance.now();
  const result = await runCheck(check, subjectOf(input), within);
  expect(performance.now() - startedAt).toBeLessThan(limitMs(check));
  return result;
}

function sentencesOf({ summary, findings }: CheckResult): LocalizedText[] {
  return [summary, ...findings.flatMap(({ message, explanation }) => [message, explanation])];
}

function expectSound(result: CheckResult, input: SubmissionInput): void {
  for (const finding of result.findings) {
    expect(misplaced(finding, input)).toEqual([]);
    // A reviewer reads the card of the model beside its verdict.
    expect(cards).toContain(finding.model.name);
  }
  for (const { claim, evidence } of result.attributions) {
    expect(misplaced({ place: claim, evidence }, input)).toEqual([]);
  }
  for (const sentence of sentencesOf(result)) {
    expect(sentence.en).toMatch(/\p{Script=Latin}/u);
    expect(sentence['zh-TW']).toMatch(/\p{Script=Han}/u);
  }
}

describe('the registry of checks', () => {
  it('serves factuality, bias and explainability on each modality, and every kind on one', () => {
    const served = registered.map(([, { modality, kind }]) => `${modality} ${kind}`);
    for (const modality of modalities.options) {
      for (const kind of checkKinds.slice(0, 3)) expect(served).toContain(`${modality} ${kind}`);
    }
    for (const kind of checkKinds) expect(served.some((one) => one.endsWith(` ${kind}`))).toBe(true);
  });

  it('has every check that the policy names, and the policy every check, of the same kind', () => {
    const named = Object.entries(policy.checks.modalities).flatMap(([modality, settings]) =>
      settings.map(({ check, kind }) => `${modality} ${kind} ${check}`),
    );
    expect(named.sort()).toEqual(registered.map(([name, { modality, kind }]) => `${modality} ${kind} ${name}`).sort());
  });
});

describe.each(registered)('check %s', (_name, check) => {
  it('has a version', () => {
    expect(check.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('answers every sample of its modality with located findings in both languages, the same each time', async () => {
    const samples = inputs(samplesOf(check.modality));
    expect(samples.length).toBeGreaterThan(2);
    const outcomes = new Set<string>();
    for (const input of samples) {
      const result = await timed(check, input);
      expectSound(result, input);
      expect(await runCheck(check, subjectOf(structuredClone(input)), context)).toEqual(result);
      outcomes.add(result.outcome);
    }
    // A check that finds the same in everything finds nothing.
    expect(outcomes.size).toBeGreaterThan(1);
  });

  it('survives hostile values at every place of an output', async () => {
    const variants = inputs(first(check.modality, 2).flatMap((body) => [...hostileVariants(body)]));
    expect(variants.length).toBeGreaterThan(100);
    for (const input of variants) expectSound(await timed(check, input), input);
  }, 300_000);

  it('answers within its time limit where a text is very long', async () => {
    const [body] = first(check.modality, 1);
    for (const input of inputs(hugeVariants(body, (variant) => accepted(variant) !== null))) {
      expectSound(await timed(check, input), input);
    }
  }, 600_000);

  it('answers where the bytes of an image are damaged', async () => {
    const [input] = inputs(first(check.modality, 1));
    if (!input) throw new Error('There is no sample of this modality.');
    const [bytes = Buffer.alloc(0)] = sampleBlobs.values();
    const damaged = [Buffer.alloc(0), Buffer.alloc(2000, 7), Buffer.from('<svg/>'), bytes.subarray(0, 100)];
    for (const content of damaged) {
      // Other bytes have another digest, by which checks know what they have read already.
      const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
      const { images } = input.content as { images?: object[] };
      const output = images ? { ...input, content: { images: images.map((image) => ({ ...image, digest })) } } : input;
      await timed(check, output as SubmissionInput, { ...context, readBlob: () => Promise.resolve(content) });
    }
  });

  it('says why it cannot answer where it compares with sources and there are none', async () => {
    for (const input of inputs(samplesOf(check.modality)).filter(({ sources }) => sources.length > 0)) {
      const withSources = await runCheck(check, subjectOf(input), context);
      const bare = { ...input, sources: [] };
      const without = await runCheck(check, subjectOf(bare), context);
      expectSound(without, bare);
      if (check.kind !== 'factuality' || JSON.stringify(without) === JSON.stringify(withSources)) continue;
      expect(without).toMatchObject({ outcome: 'inconclusive', score: null });
      expect(without.summary).toEqual({
        en: expect.stringMatching(/source/),
        'zh-TW': expect.stringMatching(/來源/),
      });
    }
  });

  it('stops when it is told to', async () => {
    const [input] = inputs(first(check.modality, 1));
    if (!input) throw new Error('There is no sample of this modality.');
    await expect(runCheck(check, subjectOf(input), { ...context, signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
  });
});
