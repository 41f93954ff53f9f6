import { describe, expect, it } from '@jest/globals';
import { serverAccount } from './server-account.js';

const passwd = (...rows: string[]) => ['root:x:0:0:root:/root:/bin/bash', ...rows, ''].join('\n');
const postgres = 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash';
const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';

describe('serverAccount', () => {
  it('is the caller itself for an ordinary user', () => {
    expect(
      serverAccount(1000, () => {
        throw new Error('must not be read');
      }),
    ).toBeNull();
  });

  it('prefers postgres over nobody when root asks', () => {
    expect(serverAccount(0, () => passwd(nobody, postgres))).toEqual({ name: 'postgres', uid: 101, gid: 104 });
    expect(serverAccount(0, () => passwd(nobody))).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
  });

  it.each([passwd(), passwd('postgres:x:0:0::/:/bin/sh'), passwd('postgres:x:')])(
    'refuses root with a way out when there is no usable account',
    (text) => {
      expect(() => serverAccount(0, () => text)).toThrow(/useradd --system postgres.*DATABASE_URL/s);
    },
  );
});
