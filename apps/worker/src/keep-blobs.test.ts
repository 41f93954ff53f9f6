import { describe, expect, it } from '@jest/globals';
import { keepBlobs } from './keep-blobs.js';

function counted(limit: number) {
  const reads: string[] = [];
  const read = keepBlobs((digest) => {
    reads.push(digest);
    return Promise.resolve(Buffer.alloc(Number(digest.slice(1))));
  }, limit);
  return { reads, read };
}

describe('keepBlobs', () => {
  it('reads each blob once while there is room', async () => {
    const { reads, read } = counted(100);
    for (const digest of ['a40', 'b40', 'a40', 'b40']) await read(digest);
    expect(reads).toEqual(['a40', 'b40']);
  });

  it('gives up the oldest where there is none', async () => {
    const { reads, read } = counted(100);
    for (const digest of ['a40', 'b40', 'c40', 'b40', 'c40', 'a40']) await read(digest);
    expect(reads).toEqual(['a40', 'b40', 'c40', 'a40']);
  });

  it('keeps none that is larger than all room', async () => {
    const { reads, read } = counted(100);
    for (const digest of ['a40', 'z101', 'a40', 'z101'])
      expect((await read(digest)).length).toBe(Number(digest.slice(1)));
    expect(reads).toEqual(['a40', 'z101', 'z101']);
  });

  it('keeps no failure', async () => {
    let times = 0;
    const read = keepBlobs(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(Buffer.alloc(1));
    });
    await expect(read('a')).rejects.toThrow('gone');
    expect((await read('a')).length).toBe(1);
  });
});
