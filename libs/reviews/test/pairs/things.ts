import { generateKeyPairSync } from 'node:crypto';
import { setUpActor, type PersonActor } from '@countersign/access';
import type { Digest } from '@countersign/contracts';
import { newId } from '@countersign/database';
import {
  approveElevation,
  askElevation,
  createKey,
  endElevation,
  registerSystem,
  revokeKey,
  rotateKey,
} from '@countersign/identity';
import {
  addDraft,
  approveDraft,
  approveException,
  changeDraft,
  endException,
  proposeDraft,
  requestException,
  returnDraft,
  withdrawDraft,
} from '@countersign/submissions';
import { must, plainSystem, type CoreFixture } from '@countersign/testing';
import { addGoldItem, answerDisagreement, Lots, retireGoldItem } from '../../src/index.js';
import { secondReviewActs } from '../second-review-acts.js';
import type { Act } from './act-at-once.js';

/** Something beside the item of a review that two may act on at once. */
export interface Thing {
  id: string;
  /** Statements that hold what the acts lock first; $1 is the id. */
  locks: readonly string[];
  /** A statement that reads what is kept of it as `row`; $1 is the id. */
  rows: string;
  /** Who acts; their names stand for them in what is compared. */
  people: Readonly<Record<string, PersonActor>>;
  acts: Readonly<Record<string, Act>>;
}

const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
const whole = (table: string, column = 'id'): string =>
  `select to_jsonb(x) as row from ${table} x where ${column} = $1`;
const held = (table: string): string[] => [`select from ${table} where id = $1 for update`];

const leading = (core: CoreFixture) => core.person([{ role: 'lead', system: null }]);
const complying = (core: CoreFixture) => core.person([{ role: 'compliance', system: null }]);
const administering = (core: CoreFixture) => core.person([{ role: 'administrator', system: null }]);

async function proposedDraft(core: CoreFixture): Promise<Thing> {
  const [author, one, other] = [await leading(core), await complying(core), await complying(core)];
  const { yaml } = must(core.policy.documents.find(({ name }) => name === 'risk-routing'));
  const documents = [{ name: 'risk-routing' as const, yaml: yaml.replace('atLeast: 100 }', 'atLeast: 90 }') }];
  const draft = await core.db.transaction((tx) => addDraft(tx, author, { title: 'From 90', documents }));
  const { id, revision } = draft;
  const proposed = await core.db.transaction((tx) => proposeDraft(tx, author, { id, revision }, core.policy));
  const digest = must(proposed.digest) as Digest;
  return {
    id,
    locks: held('policy_draft'),
    rows: whole('policy_draft'),
    people: { author, one, other },
    acts: {
      approve: (tx) => approveDraft(tx, one, { id, digest, at: null }),
      'approve-other': (tx) => approveDraft(tx, other, { id, digest, at: null }),
      return: (tx) => returnDraft(tx, one, { id, digest, comment: 'x' }),
      change: (tx) => changeDraft(tx, author, { id, revision, title: 'Anew', documents }),
      propose: (tx) => proposeDraft(tx, author, { id, revision }, core.policy),
      withdraw: (tx) => withdrawDraft(tx, author, { id }),
    },
  };
}

async function exception(core: CoreFixture, isStanding: boolean): Promise<Thing> {
  const [author, one, other] = [await leading(core), await complying(core), await complying(core)];
  const system = `system-${newId().slice(-12)}`;
  await core.db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem(system)));
  const input = { system, rule: 'several-persons', days: 7, reason: 'x' };
  const { id } = await core.db.transaction((tx) => requestException(tx, author, input, core.policy));
  if (isStanding) await core.db.transaction((tx) => approveException(tx, one, { id }, core.policy));
  return {
    id,
    locks: held('policy_exception'),
    rows: whole('policy_exception'),
    people: { author, one, other },
    acts: {
      approve: (tx) => approveException(tx, one, { id }, core.policy),
      'approve-other': (tx) => approveException(tx, other, { id }, core.policy),
      end: (tx) => endException(tx, author, { id }),
      'end-other': (tx) => endException(tx, one, { id }),
    },
  };
}

async function askedElevation(core: CoreFixture): Promise<Thing> {
  const [person, one, other] = [await core.person(), await administering(core), await administering(core)];
  const input = { role: 'compliance', system: null, minutes: 30, reason: 'x' };
  const { id } = await core.db.transaction((tx) => askElevation(tx, person, input));
  return {
    id,
    locks: held('access_elevation'),
    rows: whole('access_elevation'),
    people: { person, one, other },
    acts: {
      approve: (tx) => approveElevation(tx, one, { id }),
      'approve-other': (tx) => approveElevation(tx, other, { id }),
      end: (tx) => endElevation(tx, person, { id }),
      'end-other': (tx) => endElevation(tx, one, { id }),
    },
  };
}

async function key(core: CoreFixture): Promise<Thing> {
  const [one, other] = [await administering(core), await administering(core)];
  const input = { name: 'key', scopes: ['read' as const], systems: [] };
  const { id } = (await core.db.transaction((tx) => createKey(tx, one, input))).key;
  return {
    id,
    locks: held('api_key'),
    rows: `select to_jsonb(x) - array['prefix', 'secret_hash'] as row from api_key x where id = $1 or replaces = $1`,
    people: { one, other },
    acts: {
      revoke: (tx) => revokeKey(tx, one, { id }),
      'revoke-other': (tx) => revokeKey(tx, other, { id }),
      rotate: (tx) => rotateKey(tx, one, { id, overlapMinutes: 60 }),
      'rotate-other': (tx) => rotateKey(tx, other, { id, overlapMinutes: 60 }),
    },
  };
}

async function goldItem(core: CoreFixture, isGold: boolean): Promise<Thing> {
  const [one, other] = [await leading(core), await leading(core)];
  const submission = await secondReviewActs(() => core, lots).decided('approve');
  const adding =
    (by: PersonActor, outcome: 'approve' | 'reject'): Act =>
    (tx) =>
      addGoldItem(tx, by, { submission, outcome, reasons: [] }, core.policy);
  const item = isGold
    ? (
        await core.db.transaction((tx) =>
          addGoldItem(tx, one, { submission, outcome: 'approve', reasons: [] }, core.policy),
        )
      ).id
    : null;
  return {
    id: submission,
    locks: [...held('submission'), 'select from gold_item where submission_id = $1 for update'],
    rows: whole('gold_item', 'submission_id'),
    people: { one, other },
    acts: {
      add: adding(one, 'approve'),
      'add-other': adding(other, 'reject'),
      ...(item !== null && {
        retire: (tx) => retireGoldItem(tx, one, item),
        'retire-other': (tx) => retireGoldItem(tx, other, item),
      }),
    },
  };
}

async function disagreement(core: CoreFixture): Promise<Thing> {
  const [one, other] = [await leading(core), await leading(core)];
  const { decided, reviewAgain } = secondReviewActs(() => core, lots);
  const { repeat: id } = await reviewAgain(await decided('approve'), 'reject');
  return {
    id,
    locks: held('submission'),
    rows: whole('disagreement_answer', 'submission_id'),
    people: { one, other },
    acts: {
      uphold: (tx) => answerDisagreement(tx, one, { id, answer: 'upheld' }),
      'uphold-other': (tx) => answerDisagreement(tx, other, { id, answer: 'upheld' }),
      contest: (tx) => answerDisagreement(tx, other, { id, answer: 'contest' }),
    },
  };
}

/** Makes things on which two act at once, each anew, by what they are. */
export const things: Readonly<Record<string, (core: CoreFixture) => Promise<Thing>>> = {
  'a proposed draft': proposedDraft,
  'an exception that was asked for': (core) => exception(core, false),
  'a standing exception': (core) => exception(core, true),
  'a role for a time that was asked for': askedElevation,
  'a key': key,
  'a decided output that may become gold': (core) => goldItem(core, false),
  'a gold item': (core) => goldItem(core, true),
  'a disagreement': disagreement,
};
