import { describe, expect, it } from '@jest/globals';
import { addressWith, sameFilters } from './same-filters.js';

describe('sameFilters', () => {
  it.each([
    [{}, {}, true],
    [{ tier: 'high', system: 'answers' }, { system: 'answers', tier: 'high' }, true],
    [{ tier: 'high', tag: undefined, language: '' }, { tier: 'high' }, true],
    [{ tier: 'high' }, {}, false],
    [{ tier: 'high' }, { tier: 'limited' }, false],
    [{ tier: 'high' }, { tier: 'high', view: 'mine' }, false],
  ])('of %j and %j is %s', (one, other, same) => {
    expect(sameFilters(one, other)).toBe(same);
    expect(addressWith('queue', one) === addressWith('queue', other)).toBe(same);
  });
});

describe('addressWith', () => {
  it('says that nothing is filtered: a list without an address would be as the reader left it', () => {
    expect(addressWith('queue', {})).toBe('/queue?filter=%7B%7D');
  });

  it('holds the filters in one order', () => {
    const [, filter = ''] = addressWith('submissions', { tier: 'high', state: 'approved' }).split('filter=');
    expect(decodeURIComponent(filter)).toBe('{"state":"approved","tier":"high"}');
  });
});
