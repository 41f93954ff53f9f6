import { describe, expect, it } from '@jest/globals';
import { browserUrl, readSettings } from './settings.mjs';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({}, '/srv/app')).toEqual({
      root: '/srv/app',
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/app/.countersign',
      isDataDirGiven: false,
      databaseUrl: null,
      ownerUrl: null,
      redisUrl: null,
      samples: true,
    });
  });

  it('takes a data folder relative to the repository', () => {
    expect(readSettings({ COUNTERSIGN_DATA: 'd' }, '/srv/app')).toMatchObject({
      dataDir: '/srv/app/d',
      isDataDirGiven: true,
    });
    expect(readSettings({ COUNTERSIGN_DATA: '/var/d' }, '/srv/app').dataDir).toBe('/var/d');
  });

  it('puts sample people into a named database only when asked to', () => {
    const DATABASE_URL = 'postgres://app@db/countersign';
    expect(readSettings({ DATABASE_URL }, '/').samples).toBe(false);
    expect(readSettings({ DATABASE_URL, COUNTERSIGN_SAMPLES: 'on' }, '/').samples).toBe(true);
    expect(readSettings({ COUNTERSIGN_SAMPLES: 'off' }, '/').samples).toBe(false);
  });

  it('migrates a named database as its owner when one is named', () => {
    const DATABASE_URL = 'postgres://app@db/countersign';
    const DATABASE_OWNER_URL = 'postgresql://owner@db/countersign';
    expect(readSettings({ DATABASE_URL }, '/').ownerUrl).toBe(DATABASE_URL);
    expect(readSettings({ DATABASE_URL, DATABASE_OWNER_URL }, '/').ownerUrl).toBe(DATABASE_OWNER_URL);
  });

  it.each([
    [{ PORT: 'http' }, /PORT=http.*from 1 to 65535/],
    [{ PORT: '70000' }, /PORT=70000/],
    [{ PORT: '-1' }, /PORT=-1/],
    [{ COUNTERSIGN_SAMPLES: 'yes' }, /COUNTERSIGN_SAMPLES=yes.*on or off/],
    [{ DATABASE_URL: 'mysql://db' }, /DATABASE_URL.*postgres:\/\//],
    [{ DATABASE_URL: 'db.example' }, /DATABASE_URL/],
    [{ REDIS_URL: 'http://redis' }, /REDIS_URL.*redis:\/\/ or rediss:\/\//],
  ])('refuses %j and names the variable', (env, expected) => {
    expect(() => readSettings(env, '/')).toThrow(expected);
  });
});

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
  ['countersign.example', 'http://countersign.example:3000'],
])('browserUrl of %s is %s', (host, url) => expect(browserUrl(host, 3000)).toBe(url));
