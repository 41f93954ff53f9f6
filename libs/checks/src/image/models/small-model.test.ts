import { describe, expect, it } from '@jest/globals';
import { smallModel } from './small-model.js';

describe('smallModel', () => {
  it('opens once and keeps what it opened', async () => {
    let times = 0;
    const open = smallModel('@example/eye', () => Promise.resolve((times += 1)));
    expect(await Promise.all([open(), open()])).toEqual([{ model: 1 }, { model: 1 }]);
  });

  it('says that a package is not installed', async () => {
    const open = smallModel(
      '@countersign/nothing-of-this-name',
      () => import('@countersign/nothing-of-this-name' as string),
    );
    const answer = await open();
    expect(answer).toEqual({
      missing: {
        en: 'the optional packages @countersign/nothing-of-this-name are not installed on the worker',
        'zh-TW': '工作程序未安裝選用套件 @countersign/nothing-of-this-name',
      },
    });
    expect(await open()).toBe(answer);
  });

  it('says that a package cannot be loaded', async () => {
    const open = smallModel('@example/eye', () => Promise.reject(new Error('no such instruction')));
    expect(await open()).toMatchObject({
      missing: { en: expect.stringContaining('could not be loaded ("no such instruction")') },
    });
  });
});
