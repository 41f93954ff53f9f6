import { noUsage } from '@countersign/testing';
import { UsageSums } from './usage-sums.js';

describe('UsageSums', () => {
  it('adds up by AI system and device, and takes back what could not be told', () => {
    const sums = new UsageSums();
    const usage = { ...noUsage, costEur: 2, wattHours: 3 };
    sums.add({ system: 'a', usage, milliseconds: 10, outcome: 'passed' });
    sums.add({ system: 'a', usage, milliseconds: 20, outcome: 'retry' });
    sums.add({ system: 'a', usage: { ...usage, deviceClass: 'cuda:A100' }, milliseconds: 5, outcome: 'inconclusive' });
    const taken = sums.take();
    expect(taken).toMatchObject([
      { system: 'a', deviceClass: 'cpu', runs: 1, retries: 1, inconclusive: 0, milliseconds: 30, costEur: 4 },
      { system: 'a', deviceClass: 'cuda:A100', runs: 1, retries: 0, inconclusive: 1, milliseconds: 5, wattHours: 3 },
    ]);
    expect(sums.take()).toEqual([]);
    sums.add({ system: 'a', usage, milliseconds: 1, outcome: 'flagged' });
    sums.restore(taken);
    expect(sums.take()[0]).toMatchObject({ runs: 2, retries: 1, milliseconds: 31, costEur: 6, wattHours: 9 });
  });
});
