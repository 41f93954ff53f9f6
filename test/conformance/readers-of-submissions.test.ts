import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where submissions are read and gold items and second reviews are meant as well: how many times in a file, and why. Everywhere else the statement speaks of `purpose`. */
const withGold: Record<string, [places: number, why: string]> = {
  'apps/api/src/administration/describe-queues.ts': [1, 'check runs that wait; those of gold items are over'],
  'apps/api/src/submissions/decision-watch.ts': [1, 'for whom the view before it was answered'],
  'libs/audit/src/drop-old-payloads.ts': [1, 'what is kept how long'],
  'libs/audit/src/holds.ts': [2, 'what may not be removed'],
  'libs/reports/src/counts/reviewer-members.ts': [1, 'what people caught is measured by gold items'],
  'libs/reviews/src/contest/answer-contestation.ts': [1, 'gold items cannot be contested'],
  'libs/reviews/src/contest/contest-decision.ts': [1, 'locks one that is looked at next, by its purpose'],
  'libs/reviews/src/contest/erase-contestations.ts': [1, 'gold items cannot be contested'],
  'libs/reviews/src/contest/reopen-review.ts': [1, 'gold items cannot be contested'],
  'libs/reviews/src/erase-decisions.ts': [1, 'comments of a person on whatever they decided'],
  'libs/reviews/src/flow/list-alarms.ts': [1, 'gold items are late like others'],
  'libs/reviews/src/get-disclosure.ts': [3, 'one that the reader may see; gold items look like others'],
  'libs/reviews/src/quality/blind/concealed.ts': [1, 'what is kept from whom; gold items look like others'],
  'libs/reviews/src/quality/blind/give-opinion.ts': [1, 'gold items look like others'],
  'libs/reviews/src/quality/gold/enter-gold-items.ts': [4, 'outputs that gold items repeat, and what repeats them'],
  'libs/reviews/src/quality/gold/list-gold-items.ts': [1, 'outputs that gold items repeat'],
  'libs/reviews/src/quality/pass-over-participants.ts': [2, 'who took part in an output, in whichever of its repeats'],
  'libs/reviews/src/quality/reliance/get-agreement.ts': [1, 'what people decide on gold items is measured'],
  'libs/reviews/src/quality/reliance/get-reviewer-quality.ts': [1, 'what people decide on gold items is measured'],
  'libs/reviews/src/quality/second-review/enter-second-reviews.ts': [
    2,
    'outputs that were drawn, and what repeats them',
  ],
  'libs/reviews/src/flow/edit-output.ts': [1, 'corrections of gold items look like others'],
  'libs/reviews/src/queue-flow/read-flow.ts': [1, 'what is repeated is work like what is not'],
  'libs/reviews/src/store-decisions.ts': [1, 'what is decided on; gold items like others'],
  'libs/reviews/src/review-tasks.ts': [3, 'gold items wait like others; who handed in earlier versions'],
  'libs/submissions/src/policies/find-routed-otherwise.ts': [1, 'gold items follow a change of policy'],
  'libs/submissions/src/policies/get-routing.ts': [1, 'one that the reader may see; gold items look like others'],
  'libs/submissions/src/first-received.ts': [1, 'who handed it in is answered what they were before'],
  'libs/submissions/src/find-reusable-run.ts': [1, 'one submission under check'],
  'libs/submissions/src/find-presentation.ts': [1, 'the AI system of one submission, whichever it is'],
  'libs/submissions/src/find-rejected-like.ts': [1, 'the AI system of one submission; gold items have no fingerprints'],
  'libs/submissions/src/read-payloads.ts': [1, 'callers have looked up the submission'],
  'libs/submissions/src/record-findings.ts': [2, 'one submission under check'],
  'libs/submissions/src/repeat-check-runs.ts': [1, 'the AI system of a gold item'],
  'libs/submissions/src/repeat-submission.ts': [2, 'makes gold items'],
  'libs/submissions/src/withdraw-submission.ts': [1, 'locks the one that its submitter takes back'],
  'libs/submissions/src/start-check-run.ts': [1, 'one submission under check'],
};

const reads = /\b(?:from|join) submission\b(?! *\()/g;

/** How often the statements of a source read submissions, and how often without a word on their purpose. */
function readings(text: string): { all: number; withGold: number } {
  const found = { all: 0, withGold: 0 };
  const look = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
    if (isText) {
      const statement = node.getText();
      const all = statement.match(reads)?.length ?? 0;
      found.all += all;
      found.withGold += Math.max(0, all - (statement.match(/\b[a-z]+\.purpose\b|\bpurpose = 'review'/g)?.length ?? 0));
    } else ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

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

const readers: [file: string, withGold: number][] = [];
for (const folder of ['apps/api', 'apps/worker', 'libs']) {
  for await (const path of sources(folder)) {
    const { all, withGold: places } = readings(await readFile(join(root, path), 'utf8'));
    if (all > 0 && path.includes('/src/')) readers.push([relative('.', path), places]);
  }
}

describe('whoever reads submissions', () => {
  it.each(readers)('%s says whether it means gold items', (file, places) => {
    expect(places).toBe(withGold[file]?.[0] ?? 0);
  });

  it('is named here only while it does', () => {
    const found = new Set(readers.map(([file]) => file));
    expect(Object.keys(withGold).filter((file) => !found.has(file))).toEqual([]);
  });

  it('is found out when one of its statements says nothing of them', () => {
    const said = "const a = `select 1 from submission s where s.purpose = 'review'`;";
    expect(readings(said)).toEqual({ all: 1, withGold: 0 });
    expect(readings(`${said} const b = \`select 2 from submission s\`;`)).toEqual({ all: 2, withGold: 1 });
  });
});
