import { describe, expect, it } from '@jest/globals';
import { askNvidiaSmi, classOfCard, parseNvidiaSmi, chooseDevice } from './device.js';
import { PowerMeter } from './power-meter.js';
import { ManualClock } from './testing/manual-clock.js';

describe('nvidia-smi', () => {
  it.each([
    ['Tesla P100-PCIE-16GB, 28.34, 16384', 'cuda:P100', 28.34, 16384],
    ['NVIDIA A100-SXM4-80GB, 61.42, 81920', 'cuda:A100', 61.42, 81920],
    ['NVIDIA A100 80GB PCIe, 44.10, 81920', 'cuda:A100', 44.1, 81920],
    ['NVIDIA H100 80GB HBM3, 118.55, 81559', 'cuda:H100', 118.55, 81559],
    ['NVIDIA H100 PCIe, [N/A], 81559', 'cuda:H100', null, 81559],
    ['NVIDIA A10G, 52.00, 23028', 'cuda:A10G', 52, 23028],
    ['NVIDIA GeForce RTX 4090, 33.20, 24564', 'cuda:RTX-4090', 33.2, 24564],
    ['NVIDIA RTX A6000, [Not Supported], [Not Supported]', 'cuda:RTX-A6000', null, null],
    ['Quadro (R) 5 / "x", 1, 1', 'cuda:R-5-x', 1, 1],
  ])('%s', (line, deviceClass, watts, memoryMib) => {
    const [card] = parseNvidiaSmi(`${line}\n`);
    expect(card).toMatchObject({ watts, memoryMib });
    expect(classOfCard(card?.name ?? '')).toBe(deviceClass);
    expect(deviceClass).toMatch(/^cuda:[A-Za-z0-9][A-Za-z0-9.-]{0,40}$/);
  });

  it('names the machine after its first card; without one it is a processor', async () => {
    const two = 'NVIDIA A100-SXM4-40GB, 61, 40960\nTesla P100-PCIE-16GB, 28, 16384\n';
    const { deviceClass, cards } = await chooseDevice('auto', () => Promise.resolve(two));
    expect([deviceClass, cards.length]).toEqual(['cuda:A100', 2]);
    for (const said of [
      null,
      '',
      'No devices were found\n',
      'NVIDIA-SMI has failed because it could not talk to the driver.',
    ]) {
      expect(await chooseDevice('auto', () => Promise.resolve(said))).toEqual({ deviceClass: 'cpu', cards: [] });
    }
    expect(await chooseDevice('cpu', () => Promise.resolve(two))).toEqual({ deviceClass: 'cpu', cards: [] });
    expect(await chooseDevice('cuda:H100', () => Promise.resolve(two))).toMatchObject({ deviceClass: 'cuda:H100' });
    expect(await askNvidiaSmi('a-command-that-is-not-there')).toBeNull();
  });
});

describe('a power meter', () => {
  it('adds up the cards and answers energy of times it saw', async () => {
    const clock = new ManualClock();
    let watts = 100;
    const ask = () => Promise.resolve(`NVIDIA A100-SXM4-40GB, ${watts}, 40960\nNVIDIA A100-SXM4-40GB, 50, 40960\n`);
    const meter = new PowerMeter({ clock, ask });
    expect(await meter.start()).toBe(true);
    watts = 300;
    await clock.advance(1_000);
    expect(meter.meanWatts(0, 1_000)).toBe(250);
    expect(meter.wattHours(0, 3_600)).toBeCloseTo(0.25);
    expect(meter.meanWatts(1_200, 1_300)).toBe(350);
    meter.stop();
    await clock.advance(60_000);
    expect(meter.meanWatts(50_000, 51_000)).toBeNull();
  });

  it('answers null on a machine without a card, and asks only once', async () => {
    const clock = new ManualClock();
    let asked = 0;
    const meter = new PowerMeter({ clock, ask: () => Promise.resolve(((asked += 1), null)) });
    expect(await meter.start()).toBe(false);
    await clock.advance(60_000);
    expect([asked, meter.wattHours(0, 1_000)]).toEqual([1, null]);
  });
});
