import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { personInput, profileChange, routes } from '@countersign/contracts';

const root = join(import.meta.dirname, '../..');

/** What runs in production: no tests, and nothing that only tests import. */
const sources = globSync(
  ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts', 'migrations/*.ts', 'tools/start/**/*.mjs', 'tools/start.mjs'],
  {
    cwd: root,
  },
)
  .filter((path) => !/\.test\.|^libs\/testing\/|\/testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const holding = (pattern: RegExp, within = sources): string[] =>
  within.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('the sources', () => {
  it('are looked at', () => {
    expect(sources.length).toBeGreaterThan(1000);
    expect(holding(/createApp/)).toContain('apps/api/src/main.ts');
  });

  it.each([
    [
      'switch the verification of certificates off',
      /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|strictSSL/,
    ],
    ['loosen the parser of HTTP', /insecureHTTPParser|httpParserOptions|--insecure-http-parser/],
    [
      'use broken hashes or block modes without authentication',
      /['"](md5|md4|rc4|des|[\w-]*-(?:ecb|cbc|cfb|ofb))['"]/i,
    ],
    ['bring plug-ins into the browser', /<(object|applet|embed)\b|application\/x-(shockwave|silverlight)/],
    ['evaluate texts', /\beval\(|new Function\(/],
  ])('never %s', (_, pattern) => {
    expect(holding(pattern)).toEqual([]);
  });

  it('encrypt in one place, by AES-256-GCM, and use SHA-1 for codes of authenticators alone (RFC 6238)', () => {
    expect(holding(/createCipheriv/)).toEqual(['libs/identity/src/secrets/sealed-texts.ts']);
    expect(holding(/createCipheriv\('aes-256-gcm'/)).toEqual(['libs/identity/src/secrets/sealed-texts.ts']);
    expect(holding(/createHmac\('sha1'|createHash\('sha1'/)).toEqual(['libs/identity/src/second-factors/totp.ts']);
  });

  it('keep in the browser what somebody has chosen for the page, and nothing that they read', () => {
    const console = sources.filter(({ path }) => path.startsWith('apps/console/'));
    expect(holding(/indexedDB|document\.cookie|caches\.open|serviceWorker/, console)).toEqual([]);
  });
});

describe('addresses that lead elsewhere', () => {
  it('are answered by the routes of the identity provider alone, and lead to it or to the console', () => {
    const leading = Object.values(routes).filter(({ status }) => status >= 300 && status < 400);
    expect(leading.map(({ name }) => name).toSorted()).toEqual(['finishOidc', 'leaveOidc', 'proveByOidc', 'startOidc']);
    expect(holding(/\.redirect\(/)).toEqual(['apps/api/src/session/oidc.controller.ts']);
  });
});

describe('people', () => {
  it('have no hints or secret questions, and no day on which their password ends', () => {
    const fields = [...Object.keys(personInput.shape), ...Object.keys(profileChange.shape)];
    expect(fields).toContain('password');
    expect(fields.filter((field) => /hint|question|answer|expir|until/i.test(field))).toEqual([]);
    const tables = sources.filter(({ path }) => path.startsWith('migrations/'));
    expect(holding(/password_(hint|question|answer|expire|expires|until|age)/, tables)).toEqual([]);
  });
});
