import { describe, expect, it } from '@jest/globals';
import { aiSignedJpeg } from '../testing/signed-image.js';
import { openC2pa } from './c2pa-reader.js';
import { manifestReader, UnreadableStore, type ManifestReader } from './manifest-reader.js';
import { readProvenance } from './read-provenance.js';

const trap = (): never => {
  throw new RangeError('Maximum call stack size exceeded');
};
const nothing = Buffer.alloc(0);
const empty = { manifests: {}, validation_state: 'Valid' };

/** Opens readers that do what they are told, one after the other. */
function opening(...readers: (() => unknown)[]) {
  const opened: number[] = [];
  const open = (): Promise<ManifestReader> => {
    const answer = readers[opened.length];
    opened.push(opened.length);
    if (!answer) throw new Error('No more were expected.');
    return Promise.resolve(() => Promise.resolve().then(answer));
  };
  return { opened, read: manifestReader(open) };
}

describe('manifestReader', () => {
  it('drops a reader that broke down, and reads the next file with another one', async () => {
    const { opened, read } = opening(trap, () => empty);
    const provenance = await readProvenance(nothing, 'image/jpeg', null, read);
    expect(provenance).toMatchObject({ verdict: 'unreadable', manifests: [] });
    expect((await readProvenance(nothing, 'image/jpeg', null, read)).verdict).toBe('untrusted');
    expect(opened).toHaveLength(2);
  });

  it('opens one new reader where several files were under way', async () => {
    const { opened, read } = opening(trap, () => empty);
    const told = await Promise.allSettled([1, 2, 3].map(() => read(nothing, 'image/jpeg', null)));
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await read(nothing, 'image/jpeg', null);
    expect(opened).toHaveLength(2);
  });

  it('keeps a reader that merely says no', async () => {
    const { opened, read } = opening(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as c2pa-rs does
      throw 'C2pa(JumbfNotFound)';
    });
    for (let file = 0; file < 2; file += 1) {
      expect((await readProvenance(nothing, 'image/jpeg', null, read)).verdict).toBe('absent');
    }
    expect(opened).toHaveLength(1);
  });

  it('says nothing of a file where no reader can be opened', async () => {
    const read = manifestReader(() => Promise.reject(new Error('no such file')));
    await expect(readProvenance(nothing, 'image/jpeg', null, read)).rejects.toThrow('no such file');
    await expect(read(nothing, 'image/jpeg', null)).rejects.not.toBeInstanceOf(UnreadableStore);
  });

  it('reads with an instance that was opened after another one', async () => {
    const bytes = await aiSignedJpeg();
    const [first, second] = [await openC2pa(), await openC2pa()];
    for (const read of [first, second]) {
      expect(await read(bytes, 'image/jpeg', null)).toMatchObject({ validation_state: 'Valid' });
    }
    await expect(second(nothing, 'image/jpeg', null)).rejects.toEqual(expect.stringContaining('C2pa('));
  });
});
