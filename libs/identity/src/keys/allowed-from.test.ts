import { describe, expect, it } from '@jest/globals';
import { network } from '@countersign/contracts';
import fc from 'fast-check';
import { allowedFrom } from './allowed-from.js';

/** Whether it is an IPv4 address written as IPv6, by how addresses of the web are written. */
const isMapped = (address: string): boolean =>
  address.includes(':') && /^\[::ffff:[\da-f]+:[\da-f]+\]$/.test(new URL(`http://[${address}]`).hostname);

describe('allowedFrom', () => {
  it.each([
    ['203.0.113.9', ['203.0.113.0/24'], true],
    ['203.0.114.9', ['203.0.113.0/24'], false],
    ['::ffff:203.0.113.9', ['203.0.113.0/24'], true],
    ['203.0.113.9', ['::ffff:203.0.113.9'], true],
    ['203.0.113.9', ['203.0.113.9'], true],
    ['203.0.113.10', ['203.0.113.9'], false],
    ['2001:db8::1', ['2001:db8::/32'], true],
    ['2001:0db8:0:0::1', ['2001:db8::1'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['203.0.113.9', ['2001:db8::/32', '203.0.113.8/31'], true],
    ['203.0.113.9', ['::/0'], false],
    ['2001:db8::1', ['0.0.0.0/0'], false],
    ['fe80::1%eth0', ['fe80::/10'], true],
    ['', ['0.0.0.0/0', '::/0'], false],
    ['unknown', ['0.0.0.0/0', '::/0'], false],
    ['203.0.113.9', [], false],
    ['10.1.2.3', ['::ffff:10.0.0.0/104'], true],
    ['::ffff:a01:203', ['::ffff:10.0.0.0/104'], true],
    ['11.1.2.3', ['::ffff:10.0.0.0/104'], false],
    ['10.0.0.1', ['::ffff:10.0.0.1/128'], true],
    ['10.0.0.1', ['::ffff:a00:1'], true],
    ['10.0.0.2', ['::ffff:a00:1'], false],
    ['10.0.0.1', ['0:0:0:0:0:FFFF:0a00:0001'], true],
    ['::ffff:a00:1', ['10.0.0.0/8'], true],
    ['10.0.0.1', ['::ffff:0.0.0.0/95'], false],
    ['10.0.0.1', ['::ffff:0:0/96'], true],
    ['2001:db8::1', ['::ffff:0:0/96'], false],
  ])('%s in %j: %s', (address, networks, is) => {
    expect(allowedFrom(networks)(address)).toBe(is);
  });

  it('takes every network that a key may be bound to, and every address of it that is written out', () => {
    const networks = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([base, length]) => `${base}/${length}`),
      fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([base, length]) => `${base}/${length}`),
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 128 })).map(([base, length]) => `::ffff:${base}/${length}`),
    );
    fc.assert(
      fc.property(networks, (written) => {
        fc.pre(network.safeParse(written).success);
        const [base = '', length] = written.split('/');
        const wide = isMapped(base) && Number(length ?? 128) < 96;
        expect(allowedFrom([written])(base)).toBe(!wide);
      }),
    );
  });
});
