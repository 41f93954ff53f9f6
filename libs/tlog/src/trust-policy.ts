import { excerpt } from './encoding.js';
import { equalHashes } from './hash.js';
import { TlogError } from './tlog-error.js';
import { parseVerifierKey, type VerifierKey } from './verifier-key.js';

/** A witness of a policy, by the name that the policy's groups use. */
export type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url?: string };

/** A group: it has witnessed a checkpoint when `threshold` of its members (witnesses or earlier groups) have. */
export type PolicyGroup = { readonly name: string; readonly threshold: number; readonly members: readonly string[] };

/** Which checkpoints to believe (C2SP tlog-policy): those signed by one of the logs and witnessed by the quorum. */
export type TrustPolicy = {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** The name of a witness or a group, or `none`. */
  readonly quorum: string;
};

/** The quorum that asks for no witness. */
const NONE = 'none';

/**
 * Reads a policy file: lines `log <vkey> [<url>]`, `witness <name> <vkey> [<url>]`, `group <name> <k|any|all> <name>…`
 * and one `quorum <name>`, names defined before they are used, `#` for comments. Refuses keys given twice.
 */
export function parseTrustPolicy(text: string): TrustPolicy {
  if (/[^\t\n -~\u0080-\u{10ffff}]/u.test(text)) {
    throw new TlogError('malformed', 'a policy has no control characters but tabs and newlines');
  }
  const draft = new PolicyDraft();
  for (const [i, line] of text.split('\n').entries()) {
    const [kind, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (kind !== undefined && !kind.startsWith('#')) draft.add(kind, items, i + 1);
  }
  return draft.finish();
}

/** Whether the witnesses named (by their policy names) are a quorum. */
export function hasQuorum(policy: TrustPolicy, witnesses: ReadonlySet<string>): boolean {
  if (policy.quorum === NONE) return true;
  const witnessed = new Set(policy.witnesses.map(({ name }) => name).filter((name) => witnesses.has(name)));
  // Members stand before their group, so one pass in order settles all.
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => witnessed.has(member)).length >= threshold) witnessed.add(name);
  }
  return witnessed.has(policy.quorum);
}

class PolicyDraft {
  readonly #logs: { key: VerifierKey; url?: string }[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #names = new Set<string>();
  readonly #grouped = new Set<string>();
  #quorum: string | undefined;

  add(kind: string, items: readonly string[], line: number): void {
    try {
      if (kind === 'log') this.#addLog(items);
      else if (kind === 'witness') this.#addWitness(items);
      else if (kind === 'group') this.#addGroup(items);
      else if (kind === 'quorum') this.#setQuorum(items);
      else throw malformed(`${excerpt(kind)} is not log, witness, group or quorum`);
    } catch (error) {
      if (error instanceof TlogError) throw malformed(`policy line ${line}: ${error.message}`);
      throw error;
    }
  }

  finish(): TrustPolicy {
    if (this.#quorum === undefined)
      throw malformed('the policy has no quorum line (write "quorum none" to ask for none)');
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum };
  }

  #addLog([vkey, url, ...rest]: readonly string[]): void {
    if (vkey === undefined || rest.length > 0) throw malformed('expected log <vkey> [<url>]');
    const key = parseVerifierKey(vkey);
    requireNew(key, this.#logs);
    this.#logs.push({ key, ...(url === undefined ? {} : { url }) });
  }

  #addWitness([name, vkey, url, ...rest]: readonly string[]): void {
    if (name === undefined || vkey === undefined || rest.length > 0) {
      throw malformed('expected witness <name> <vkey> [<url>]');
    }
    const key = parseVerifierKey(vkey);
    if (key.type !== 'cosignature/v1') throw malformed(`the key of witness ${name} is not of a cosignature type`);
    requireNew(key, this.#witnesses);
    this.#define(name);
    this.#witnesses.push({ name, key, ...(url === undefined ? {} : { url }) });
  }

  #addGroup([name, count, ...members]: readonly string[]): void {
    if (name === undefined || count === undefined || members.length === 0) {
      throw malformed('expected group <name> <k|any|all> <name>…');
    }
    for (const member of members) this.#takeMember(member);
    this.#define(name);
    this.#groups.push({ name, threshold: thresholdOf(count, members.length), members });
  }

  /** A name counts in one group only, so that no witness is counted twice. */
  #takeMember(member: string): void {
    if (!this.#names.has(member)) throw malformed(`${excerpt(member)} is not defined on a line before`);
    if (this.#grouped.has(member)) throw malformed(`${excerpt(member)} is a member of a group already`);
    this.#grouped.add(member);
  }

  #setQuorum([name, ...rest]: readonly string[]): void {
    if (name === undefined || rest.length > 0) throw malformed('expected quorum <name>');
    if (this.#quorum !== undefined) throw malformed('there is a quorum line already');
    if (name !== NONE && !this.#names.has(name)) throw malformed(`${excerpt(name)} is not defined on a line before`);
    this.#quorum = name;
  }

  #define(name: string): void {
    if (name === NONE || this.#names.has(name)) throw malformed(`the name ${excerpt(name)} is taken`);
    this.#names.add(name);
  }
}

function thresholdOf(count: string, members: number): number {
  if (count === 'any') return 1;
  if (count === 'all') return members;
  const threshold = /^[1-9][0-9]*$/.test(count) ? Number(count) : 0;
  if (threshold < 1 || threshold > members) {
    throw malformed(`${excerpt(count)} is not any, all or a number from 1 to ${members}`);
  }
  return threshold;
}

function requireNew(key: VerifierKey, others: readonly { readonly key: VerifierKey }[]): void {
  if (others.some((other) => equalHashes(other.key.publicKey, key.publicKey)))
    throw malformed(`the public key of ${key.name} is there already`);
}

function malformed(message: string): TlogError {
  return new TlogError('malformed', message);
}
