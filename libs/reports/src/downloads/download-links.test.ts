import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DownloadLinks, linkMinutes } from './download-links.js';

const links = new DownloadLinks(generateKeyPairSync('ed25519').privateKey);
const file = { report: '0193a000-0000-7000-8000-000000000000', name: 'countersign-report.pdf' };
const now = new Date('2026-11-24T09:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('DownloadLinks', () => {
  it('opens its one file until its time is over', () => {
    const { token, expiresAt } = links.issue(file, 'person:a', now);
    expect(expiresAt).toEqual(later(linkMinutes * 60));
    expect(links.read(token, later(linkMinutes * 60 - 1))).toMatchObject({ ...file, issuedTo: 'person:a' });
    expect(() => links.read(token, expiresAt)).toThrow('not valid');
  });

  it('refuses the link of another key', () => {
    const { token } = new DownloadLinks(generateKeyPairSync('ed25519').privateKey).issue(file, 'person:a', now);
    expect(() => links.read(token, now)).toThrow('not valid');
  });

  it('refuses every change', () => {
    const { token } = links.issue(file, 'person:a', now);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(token[at] !== letter);
        expect(() => links.read(token.slice(0, at) + letter + token.slice(at + 1), now)).toThrow('not valid');
      }),
    );
    for (const other of ['', '.', `${token}.`, `${token}=`, token.slice(1), 'x'.repeat(500)]) {
      expect(() => links.read(other, now)).toThrow('not valid');
    }
  });
});
