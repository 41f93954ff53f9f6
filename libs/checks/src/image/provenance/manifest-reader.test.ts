import { describe, expect, it, jest } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { aiSignedJpeg } from '../testing/signed-image.js';
import { manifestReaderCpuMs, openC2pa } from './c2pa-reader.js';
import { manifestReader, ReaderEnded, UnreadableStore, type OpenReader, type Reading } from './manifest-reader.js';
import { readProvenance } from './read-provenance.js';

const trap = (): never => {
  throw new RangeError('Maximum call stack size exceeded');
};
const nothing = Buffer.alloc(0);
const store = { manifests: {}, validation_state: 'Valid' };
const empty: Reading = { store };

/** Opens readers that do what they are told, one after the other. */
function opening(...readers: (() => Reading)[]) {
  const opened: number[] = [];
  const closed: number[] = [];
  const holding = { memory: 0 };
  const open = (): Promise<OpenReader> => {
    const nth = opened.length;
    const answer = readers[nth];
    opened.push(nth);
    if (!answer) throw new Error('No more were expected.');
    const close = (): Promise<void> => Promise.resolve(void closed.push(nth));
    const read = (): Promise<Reading> => Promise.resolve().then(answer);
    return Promise.resolve({ read, memory: holding.memory, close });
  };
  return { opened, closed, holding, read: manifestReader(open) };
}

describe('manifestReader', () => {
  it('drops a reader that broke down, and reads the next file with another one', async () => {
    const { opened, closed, read } = opening(trap, () => empty);
    const provenance = await readProvenance(nothing, 'image/jpeg', null, read);
    expect(provenance).toMatchObject({ verdict: 'unreadable', manifests: [] });
    expect((await readProvenance(nothing, 'image/jpeg', null, read)).verdict).toBe('untrusted');
    expect({ opened, closed }).toEqual({ opened: [0, 1], closed: [0] });
  });

  it('opens one new reader where several files were under way', async () => {
    const { opened, closed, read } = opening(trap, () => empty);
    const told = await Promise.allSettled([1, 2, 3].map(() => read(nothing, 'image/jpeg', null)));
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await read(nothing, 'image/jpeg', null);
    expect({ opened, closed }).toEqual({ opened: [0, 1], closed: [0] });
  });

  it('reads a file that came too late for one reader by the next, once', async () => {
    const late = (): never => {
      throw new ReaderEnded(new Error('It took too long.'));
    };
    const once = opening(late, () => empty);
    expect(await once.read(nothing, 'image/jpeg', null)).toBe(store);
    expect([once.opened, once.closed]).toEqual([[0, 1], [0]]);
    // Nothing is said of the file by that.
    const never = opening(late, late);
    await expect(never.read(nothing, 'image/jpeg', null)).rejects.toBeInstanceOf(ReaderEnded);
    expect([never.opened, never.closed]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('keeps a reader that merely says no', async () => {
    const { opened, read } = opening(() => ({ refusal: 'C2pa(JumbfNotFound)' }));
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

  it('closes a reader after many files, and one that has grown', async () => {
    const { opened, closed, holding, read } = opening(...Array.from({ length: 3 }, () => () => empty));
    for (let file = 0; file < 500; file += 1) await read(nothing, 'image/jpeg', null);
    expect({ opened, closed }).toEqual({ opened: [0], closed: [0] });
    holding.memory = 200 * 1_048_576;
    await read(nothing, 'image/jpeg', null);
    holding.memory = 0;
    for (let file = 0; file < 2; file += 1) await read(nothing, 'image/jpeg', null);
    expect({ opened, closed }).toEqual({ opened: [0, 1, 2], closed: [0, 1] });
  });
});

describe('openC2pa', () => {
  it('is ended with all its memory where it breaks down, and the next file is read by another instance', async () => {
    const bytes = await aiSignedJpeg();
    const readers: OpenReader[] = [];
    const read = manifestReader(async () => {
      const reader = await openC2pa();
      readers.push(reader);
      return reader;
    });
    // Nothing that c2pa-rs would say of a file comes of this: its instance throws what it never throws otherwise.
    await expect(read(bytes, null as unknown as string, null)).rejects.toBeInstanceOf(UnreadableStore);
    await expect(readers[0]?.read(bytes, 'image/jpeg', null)).rejects.toThrow(
      'The thread of the reader of manifests ended',
    );
    expect((await readProvenance(bytes, 'image/jpeg', null, read)).verdict).toBe('untrusted');
    expect(readers).toHaveLength(2);
    expect(readers[1]?.memory).toBeGreaterThan(1_000_000);
    await readers[1]?.close();
  });

  it('says nothing of a file where its thread cannot begin', async () => {
    // Too little room on the stack to begin with.
    await expect(openC2pa({ limits: { stackSizeMb: 0.25 } })).rejects.toThrow('Maximum call stack size exceeded');
  });

  it('reads several files that come at once, and says no to what is none', async () => {
    const [reader, bytes] = [await openC2pa(), await aiSignedJpeg()];
    const told = await Promise.all([1, 2, 3].map(() => reader.read(bytes, 'image/jpeg', null)));
    expect(told).toMatchObject([1, 2, 3].map(() => ({ store: { validation_state: 'Valid' } })));
    expect(await reader.read(nothing, 'image/jpeg', null)).toEqual({ refusal: expect.stringContaining('C2pa(') });
    await reader.close();
    await expect(reader.read(bytes, 'image/jpeg', null)).rejects.toThrow('manifests ended');
  });

  it('gives up on a file that takes longer than it may, ends its thread, and answers nothing to those that wait', async () => {
    const bytes = await aiSignedJpeg();
    const reader = await openC2pa({ seconds: 0 });
    const terminate = jest.spyOn(Worker.prototype, 'terminate');
    const [first, second] = await Promise.allSettled([1, 2].map(() => reader.read(bytes, 'image/jpeg', null)));
    expect(terminate).toHaveBeenCalledTimes(1);
    terminate.mockRestore();
    expect(first).toMatchObject({ reason: { message: 'The reader of manifests took longer than 0 s.' } });
    expect(second).toMatchObject({ reason: expect.any(ReaderEnded) });
  });

  it('ends a thread that takes longer to be there than it may', async () => {
    const terminate = jest.spyOn(Worker.prototype, 'terminate');
    await expect(openC2pa({ secondsToOpen: 0 })).rejects.toThrow('took longer than 0 s');
    expect(terminate).toHaveBeenCalledTimes(1);
    terminate.mockRestore();
  });

  it('does not let those that wait be read by an instance that broke down', async () => {
    const [reader, bytes] = [await openC2pa(), await aiSignedJpeg()];
    const [broken, waiting] = await Promise.allSettled([
      reader.read(bytes, null as unknown as string, null),
      reader.read(bytes, 'image/jpeg', null),
    ]);
    expect([broken?.status, waiting]).toMatchObject(['rejected', { reason: expect.any(ReaderEnded) }]);
    await reader.close();
  });

  it('tells what it took of a processor', async () => {
    const before = manifestReaderCpuMs();
    const reader = await openC2pa();
    await reader.read(await aiSignedJpeg(), 'image/jpeg', null);
    await reader.close();
    expect(manifestReaderCpuMs()).toBeGreaterThan(before);
  });
});
