import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files that read submissions and mean gold items as well, and why. All others leave them out by `purpose`. */
const withGold: Record<string, string> = {
  'apps/api/src/administration/describe-queues.ts': 'check runs that wait; those of gold items are over',
  'apps/api/src/submissions/decision-watch.ts': 'for whom the view before it was answered',
  'libs/audit/src/drop-old-payloads.ts': 'what is kept how long',
  'libs/audit/src/holds.ts': 'what may not be removed',
  'libs/reviews/src/erase-decisions.ts': 'comments of a person on whatever they decided',
  'libs/reviews/src/find-decision-under.ts': 'the answer to a decision, sent again',
  'libs/reviews/src/flow/list-alarms.ts': 'gold items are late like others',
  'libs/reviews/src/get-disclosure.ts': 'one that the reader may see; gold items look like others',
  'libs/reviews/src/quality/blind/concealed.ts': 'what is kept from whom; gold items look like others',
  'libs/reviews/src/quality/blind/give-opinion.ts': 'gold items look like others',
  'libs/reviews/src/quality/gold/list-gold-items.ts': 'outputs that gold items repeat',
  'libs/reviews/src/quality/reliance/get-agreement.ts': 'what people decide on gold items is measured',
  'libs/reviews/src/quality/reliance/get-reviewer-quality.ts': 'what people decide on gold items is measured',
  'libs/reviews/src/review-tasks.ts': 'gold items wait like others',
  'libs/submissions/src/policies/activate-policy.ts': 'gold items follow a change of policy',
  'libs/submissions/src/policies/get-routing.ts': 'one that the reader may see; gold items look like others',
  'libs/submissions/src/drop-old-contents.ts': 'what is kept how long',
  'libs/submissions/src/find-rejected-like.ts': 'the AI system of one submission; gold items have no fingerprints',
  'libs/submissions/src/read-payloads.ts': 'callers have looked up the submission',
  'libs/submissions/src/record-findings.ts': 'one submission under check',
  'libs/submissions/src/repeat-submission.ts': 'makes gold items',
  'libs/submissions/src/route-submissions.ts': 'gold items are routed like others',
  'libs/submissions/src/start-check-run.ts': 'one submission under check',
};

const reads = /\b(?:from|join) submission\b(?! *\()/;

async function* sources(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['dist', 'node_modules', 'testing'].includes(entry.name)) yield* sources(path);
    } else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')) {
      yield path;
    }
  }
}

const readers: [file: string, text: string][] = [];
for (const folder of ['apps/api', 'apps/worker', 'libs']) {
  for await (const path of sources(folder)) {
    const text = await readFile(join(root, path), 'utf8');
    if (reads.test(text) && path.includes('/src/')) readers.push([relative('.', path), text]);
  }
}

describe('whoever reads submissions', () => {
  it.each(readers)('%s says whether it means gold items', (file, text) => {
    const statements = text.match(new RegExp(reads, 'g'))?.length ?? 0;
    const left = text.match(/purpose = 'review'|\bpurpose\b/g)?.length ?? 0;
    if (withGold[file] === undefined) expect(left).toBeGreaterThanOrEqual(Math.min(1, statements));
    else expect(withGold[file]).not.toBe('');
  });

  it('is named here only while it does', () => {
    const found = new Set(readers.map(([file]) => file));
    expect(Object.keys(withGold).filter((file) => !found.has(file))).toEqual([]);
  });
});
