import { describe, it } from '@jest/globals';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
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
    { code: `${verb('await store(tx);')}\nasync function store(tx: Tx) { ${update} }`, errors: both },
  ],
});
