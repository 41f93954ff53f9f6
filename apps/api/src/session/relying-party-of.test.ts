import { expect, it } from '@jest/globals';
import { relyingPartyOf } from './relying-party-of.js';

it.each([
  ['https://countersign.example.org', 'countersign.example.org', 'https://countersign.example.org'],
  ['https://countersign.example.org:8443/', 'countersign.example.org', 'https://countersign.example.org:8443'],
  ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'localhost', 'http://localhost:3000'],
  ['http://[::1]:3000', 'localhost', 'http://localhost:3000'],
])('passkeys of %s are for %s, on pages of %s', (url, id, origin) => {
  expect(relyingPartyOf(url)).toEqual({ id, origin });
});

it.each(['http://countersign.example.org', 'https://192.0.2.7', 'https://[2001:db8::7]', 'http://192.0.2.7:3000'])(
  'there are none at %s',
  (url) => expect(relyingPartyOf(url)).toBeNull(),
);
