import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addSignatures,
  cosign,
  ed25519KeyFromSeed,
  formatCheckpoint,
  formatVerifierKey,
  hasQuorum,
  openCheckpointByPolicy,
  parseNote,
  parseTrustPolicy,
  signNote,
  TlogError,
  verifierKey,
  type Ed25519Key,
} from './index.js';

const origin = 'log.example/1';
const names = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'];
const codeOf = (code: string) => expect.objectContaining({ name: 'TlogError', code });
let log: Ed25519Key;
let witnesses: { name: string; vkey: string; key: Ed25519Key }[];
let logVkey: string;
let example: string;

beforeAll(async () => {
  log = await ed25519KeyFromSeed(new Uint8Array(32).fill(100));
  logVkey = formatVerifierKey(verifierKey(origin, 'ed25519', log.publicKey));
  witnesses = await Promise.all(
    names.map(async (name, i) => {
      const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(i + 1));
      return { name, key, vkey: formatVerifierKey(verifierKey(`${name}.example`, 'cosignature/v1', key.publicKey)) };
    }),
  );
  example = [
    '# two organisations',
    ` log ${logVkey} https://log.example/1 `,
    '',
    ...witnesses.map(({ name, vkey }) => `witness\t${name}  ${vkey}`),
    'group X 2 X1 X2 X3',
    'group Y any Y1 Y2 Y3',
    'group both all X Y',
    'quorum both',
    '',
  ].join('\n');
});

describe('a policy file', () => {
  it('asks for two of X and one of Y, as in the example of the specification', () => {
    const policy = parseTrustPolicy(example);
    expect(policy.logs).toMatchObject([{ key: { name: origin }, url: 'https://log.example/1' }]);
    expect(policy.groups.map(({ name, threshold }) => [name, threshold])).toEqual([
      ['X', 2],
      ['Y', 1],
      ['both', 2],
    ]);
    fc.assert(
      fc.property(fc.subarray([...names, 'stranger', 'X', 'both']), (chosen) => {
        const count = (letter: string): number =>
          chosen.filter((name) => name.startsWith(letter) && name.length === 2).length;
        expect(hasQuorum(policy, new Set(chosen))).toBe(count('X') >= 2 && count('Y') >= 1);
      }),
    );
  });

  it('may ask for none, or for one witness', () => {
    expect(hasQuorum(parseTrustPolicy('quorum none'), new Set())).toBe(true);
    const one = parseTrustPolicy(`witness 名字 ${witnesses[0]?.vkey}\nquorum 名字\n`);
    expect([hasQuorum(one, new Set(['名字'])), hasQuorum(one, new Set(['X1']))]).toEqual([true, false]);
  });

  it.each<[string, (w: string, v: string, l: string) => string, string]>([
    ['no quorum', () => '', 'no quorum line'],
    ['two quorums', () => 'quorum none\nquorum none', 'line 2: there is a quorum line already'],
    ['an unknown line', () => 'witnesses a', 'line 1: "witnesses" is not'],
    ['a name used before it is defined', (w) => `group g any a\nwitness a ${w}\nquorum g`, '"a" is not defined'],
    ['a group in itself', (w) => `witness a ${w}\ngroup g any a g\nquorum g`, '"g" is not defined'],
    ['an undefined quorum', () => 'quorum g', '"g" is not defined'],
    ['a name taken twice', (w, v) => `witness a ${w}\nwitness a ${v}\nquorum a`, '"a" is taken'],
    ['a witness named none', (w) => `witness none ${w}\nquorum none`, '"none" is taken'],
    ['none in a group', () => 'group g any none\nquorum g', '"none" is not defined'],
    ['one key under two names', (w) => `witness a ${w}\nwitness b ${w}\nquorum a`, 'is there already'],
    ['a log given twice', (_, __, l) => `log ${l}\nlog ${l}\nquorum none`, 'is there already'],
    ['a log key as witness', (_, __, l) => `witness a ${l}\nquorum a`, 'not of a cosignature type'],
    [
      'a member of two groups',
      (w, v) => `witness a ${w}\nwitness b ${v}\ngroup g any a\ngroup h any a b\nquorum h`,
      'already',
    ],
    ['a threshold of 0', (w) => `witness a ${w}\ngroup g 0 a\nquorum g`, '"0" is not any'],
    ['a threshold above the members', (w) => `witness a ${w}\ngroup g 2 a\nquorum g`, 'from 1 to 1'],
    ['a threshold with a leading zero', (w) => `witness a ${w}\ngroup g 01 a\nquorum g`, '"01" is not any'],
    ['an empty group', () => 'group g any\nquorum g', 'expected group'],
    ['a carriage return', () => 'quorum none\r\n', 'control characters'],
    ['a broken key', () => 'log log.example+00000000+AAAA\nquorum none', 'line 1: signature type 0'],
    ['too much on a line', () => 'quorum none none', 'expected quorum'],
  ])('is refused for %s', (_, write, message) => {
    const text = write(witnesses[0]?.vkey ?? '', witnesses[1]?.vkey ?? '', logVkey);
    expect(() => parseTrustPolicy(text)).toThrow(TlogError);
    expect(() => parseTrustPolicy(text)).toThrow(message);
  });
});

describe('openCheckpointByPolicy', () => {
  const text = formatCheckpoint({ origin, size: 7, root: new Uint8Array(32).fill(7) });
  const cosigned = async (by: readonly string[]): Promise<string> => {
    const signed = await signNote(text, { name: origin, key: log });
    const chosen = witnesses.filter(({ name }) => by.includes(name));
    const lines = await Promise.all(
      chosen.map(({ name, key }, i) => cosign(text, { name: `${name}.example`, key }, 1000 + i)),
    );
    return addSignatures(signed, lines);
  };

  it('opens with the quorum, and says who is missing without it', async () => {
    const policy = parseTrustPolicy(example);
    const { checkpoint, cosignatures } = await openCheckpointByPolicy(await cosigned(['X1', 'X3', 'Y2']), policy);
    expect([checkpoint.size, cosignatures.map(({ time }) => time)]).toEqual([7, [1000, 1001, 1002]]);
    await expect(openCheckpointByPolicy(await cosigned(['X1', 'Y1', 'Y2']), policy)).rejects.toEqual(
      codeOf('policy-unmet'),
    );
    await expect(openCheckpointByPolicy(await cosigned([]), policy)).rejects.toThrow('no witness cosigned');
  });

  it('counts a witness that signed twice once', async () => {
    const twice = await cosigned(['X1', 'Y1']);
    const repeated = addSignatures(twice, parseNote(twice).signatures.slice(1));
    await expect(openCheckpointByPolicy(repeated, parseTrustPolicy(example))).rejects.toEqual(codeOf('policy-unmet'));
  });

  it('refuses a log that is not listed, one listed under another key, and a bad signature of any listed key', async () => {
    const policy = parseTrustPolicy('quorum none');
    await expect(openCheckpointByPolicy(await cosigned([]), policy)).rejects.toThrow('lists no log "log.example/1"');
    const next = await ed25519KeyFromSeed(new Uint8Array(32).fill(200));
    const nextVkey = formatVerifierKey(verifierKey(origin, 'ed25519', next.publicKey));
    const other = parseTrustPolicy(`log ${nextVkey}\nquorum none`);
    await expect(openCheckpointByPolicy(await cosigned(['X1']), other)).rejects.toEqual(codeOf('not-signed'));
    const both = parseTrustPolicy(`log ${nextVkey}\nlog ${logVkey}\nquorum none`);
    expect((await openCheckpointByPolicy(await cosigned([]), both)).log.publicKey).toEqual(log.publicKey);
    const { keyId } = verifierKey(origin, 'ed25519', next.publicKey);
    const forged = addSignatures(await cosigned([]), [{ name: origin, keyId, signature: new Uint8Array(64) }]);
    await expect(openCheckpointByPolicy(forged, both)).rejects.toEqual(codeOf('bad-signature'));
  });
});
