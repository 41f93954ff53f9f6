import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { curlLine, welcome } from './welcome.mjs';

const people = [
  { email: 'rita@example.org', password: 'secret', role: 'reviewer' },
  { email: 'o@example.org', password: 'a longer one', role: 'compliance' },
];

it('prints a curl line that a shell takes apart as meant', () => {
  const example = { title: 'It\'s "quoted" $HOME `x`', content: { text: '引號 \\ ' } };
  const line = curlLine('http://127.0.0.1:3000', { apiKey: 'cs_live_a_b', example });
  expect(line).not.toContain('\n');
  // printf stands in for curl and shows the words that it would get.
  const words = execFileSync('sh', ['-c', line.replace('curl', "printf '%s\\n'")], { encoding: 'utf8' }).split('\n');
  expect(words.slice(0, 6)).toEqual([
    '-s',
    'http://127.0.0.1:3000/api/v1/submissions',
    '-H',
    'Authorization: Bearer cs_live_a_b',
    '-H',
    'Content-Type: application/json',
  ]);
  expect(JSON.parse(words[7])).toEqual(example);
});

it('shows address, sign-ins in columns and where the data is', () => {
  const text = welcome({ url: 'http://here', samples: { people, apiKey: 'k' }, dataDir: '/data', seconds: 12.34 });
  expect(text).toContain('ready (12.3 s): http://here');
  expect(text).toContain('    rita@example.org  secret        reviewer');
  expect(text).toContain('    o@example.org     a longer one  compliance');
  expect(text).toContain('/data');
});

it('goes without sign-ins when there is no sample set', () => {
  const text = welcome({ url: 'http://here', samples: null, dataDir: '/data', seconds: 1 });
  expect(text).not.toMatch(/Sign in|curl/);
});
