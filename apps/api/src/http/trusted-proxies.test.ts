import { describe, expect, it } from '@jest/globals';
import { trustedProxies } from './trusted-proxies.js';

describe('whose word on addresses is taken', () => {
  it.each([
    ['off', false],
    ['on', ['loopback']],
    ['10.0.0.5', ['10.0.0.5']],
    ['10.0.0.5, 2001:db8::/64', ['10.0.0.5', '2001:db8::/64']],
  ])('%s', (text, trusted) => {
    expect(trustedProxies.parse(text)).toEqual(trusted);
  });

  it.each(['', 'true', '2', '10.0.0.5,', 'proxy.example', '10.0.0.0/33'])('refuses "%s"', (text) => {
    expect(trustedProxies.safeParse(text).success).toBe(false);
  });
});
