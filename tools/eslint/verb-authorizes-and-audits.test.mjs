import { describe, expect, it } from '@jest/globals';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { isPublic } from './public-names.mjs';
import { verbAuthorizesAndAudits } from './verb-authorizes-and-audits.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });
const verb = (...lines) => `export async function act(tx: Tx, actor: Actor, input: Input) {\n${lines.join('\n')}\n}`;
const authorize = "authorize(actor, 'decide', 'Review');";
const append = 'await appendEntry(tx, actor, entry);';
const update = "await tx.execute('update review set state = $1', [1]);";
const both = [{ messageId: 'authorize' }, { messageId: 'append' }];

tester.run('verb-authorizes-and-audits', verbAuthorizesAndAudits, {
  valid: [
    verb(authorize, update, append),
    verb(authorize, update, 'await appendEntries(tx, actor, entries);'),
    // Reads change nothing.
    verb("return tx.query('select state from review for update');"),
    // No actor, no verb: a step of one.
    "export async function step(tx: Tx, id: string) { await tx.execute('delete from review'); }",
    // Not exported: called by a verb of the same file.
    "async function step(tx: Tx, actor: Actor) { await tx.execute('delete from review'); }",
    // Appending itself.
    "export async function appendEntry(tx: Tx, actor: Actor) { await tx.execute('insert into audit_entry values (1)'); }",
    // The change and the entry are in functions of the same file.
    `${verb(authorize, 'await store(tx);', 'await say(tx);')}
     async function store(tx: Tx) { ${update} }
     async function say(tx: Tx) { await appendEntry(tx, actor, entry); }`,
    // A read beside a step that changes rows.
    `${verb(authorize, "return tx.query('select 1');")}
     export async function beat(tx: Tx) { await tx.execute('delete from worker'); }`,
    // The change happens in a callback, the entry in a constant's function.
    `${verb(authorize, 'await each(rows, async (row) => { await tx.execute(`delete from claim`); await say(row); });')}
     const say = async (row: Row) => appendEntry(tx, actor, row);`,
  ],
  invalid: [
    { code: verb(update), errors: both },
    { code: verb(authorize, update), errors: [{ messageId: 'append' }] },
    { code: verb(update, append), errors: [{ messageId: 'authorize' }] },
    { code: verb('await tx.query(`insert into review (id)\n values ($1)`, [id]);'), errors: both },
    {
      code: verb("await tx.query('with gone as (delete from claim returning id) select id from gone');"),
      errors: both,
    },
    { code: verb("await tx.execute('update only claim as c set lost = true');"), errors: both },
    { code: verb('await tx.manager.insert(entity, row);'), errors: both },
    { code: verb("await tx.manager.query('delete from claim');"), errors: both },
    { code: `const sql = 'insert into claim ' + rest;\n${verb('await tx.execute(sql);')}`, errors: both },
    { code: verb('await each(rows, async (row) => { await tx.execute(`delete from claim`); });'), errors: both },
    { code: `${verb('await store(tx);')}\nasync function store(tx: Tx) { ${update} }`, errors: both },
  ],
});

describe('isPublic', () => {
  const index = "export { decideReview } from './decide-review.js';\nexport * from './queue/list-queue.js';\n";
  const read = (file) => (file === '/r/libs/reviews/src/index.ts' ? index : null);

  it.each([
    ['/r/libs/reviews/src/decide-review.ts', 'decideReview', true],
    ['/r/libs/reviews/src/queue/list-queue.ts', 'listQueue', true],
    ['/r/libs/reviews/src/issue-receipt.ts', 'issueReceipt', false],
    ['/r/libs/reviews/src/decide-review.ts', 'decide', false],
    ['/r/libs/other/src/a.ts', 'a', true],
    ['/r/apps/api/src/a.ts', 'a', true],
  ])('%s: %s is public: %s', (file, name, expected) => expect(isPublic(file, name, read)).toBe(expected));
});
