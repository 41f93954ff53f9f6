import { describe, expect, it } from '@jest/globals';
import { needsOf } from './selection.mjs';

const none = { build: false, database: false, browser: false, redis: false };
const plain = () => 'expect(1).toBe(1)';

describe('needsOf', () => {
  it.each([
    ['/r/libs/tlog/src/hash.test.ts', none],
    ['/r/tools/test/plan.test.mjs', none],
    ['/r/libs/audit/src/seal-log.db.test.ts', { ...none, database: true }],
    ['/r/apps/api/src/submissions/submissions.http.test.ts', { ...none, database: true }],
    ['/r/test/conformance/checks.test.ts', { ...none, database: true }],
    ['/r/test/journeys/post-to-report.test.ts', { ...none, build: true, database: true }],
    ['/r/test/browser/review.test.ts', { ...none, build: true, database: true, browser: true }],
  ])('reads the needs of %s', (file, expected) => {
    expect(needsOf([file], plain)).toEqual(expected);
  });

  it('starts Redis only for tests that ask for its address', () => {
    expect(needsOf(['/r/libs/jobs/src/queue.test.ts'], () => 'process.env.TEST_REDIS_URL')).toEqual({
      ...none,
      redis: true,
    });
  });
});
