import { expect, it } from '@jest/globals';
import { ed25519KeyFromSeed, formatVerifierKey, parseTrustPolicy, verifierKey } from '@countersign/tlog';
import { trustPolicyText } from './trust-policy-text.js';

const keyOf = async (name: string, type: 'ed25519' | 'cosignature/v1', seed: number): Promise<string> => {
  const { publicKey } = await ed25519KeyFromSeed(new Uint8Array(32).fill(seed));
  return formatVerifierKey(verifierKey(name, type, publicKey));
};
const vkey = await keyOf('example.org/log', 'ed25519', 1);
const [one, two] = [await keyOf('one.example', 'cosignature/v1', 2), await keyOf('two.example', 'cosignature/v1', 3)];
const policy = parseTrustPolicy(
  `witness w1 ${one} https://one.example\nwitness w2 ${two}\ngroup both all w1 w2\nquorum both\n`,
);
const logOf = (...names: string[]) => ({
  origin: 'example.org/log',
  verifierKey: vkey,
  checkpoint: '',
  size: 1,
  root: '',
  witnesses: names.map((name) => ({ name, at: '2026-11-24T08:00:00.000Z' })),
});

it.each<[string, string[], string]>([
  ['asks for the quorum that the checkpoint has', ['one.example', 'two.example'], 'both'],
  ['asks for none where it is missing', ['one.example'], 'none'],
])('%s', (_, names, quorum) => {
  const read = parseTrustPolicy(trustPolicyText(logOf(...names), policy));
  expect(read).toMatchObject({ quorum, groups: policy.groups });
  expect(read.witnesses.map(({ key }) => formatVerifierKey(key))).toEqual([one, two]);
  expect(read.logs.map(({ key }) => formatVerifierKey(key))).toEqual([vkey]);
});

it('names the key alone where there are no witnesses', () => {
  expect(parseTrustPolicy(trustPolicyText(logOf(), null))).toMatchObject({ quorum: 'none', witnesses: [] });
});
