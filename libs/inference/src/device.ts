import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** One graphics card as nvidia-smi tells of it; watts and memory are null where the card does not say. */
export interface GraphicsCard {
  name: string;
  watts: number | null;
  memoryMib: number | null;
}

export interface Device {
  /** Name of a class in devices.yaml: `cpu`, or `cuda:` and the card. */
  deviceClass: string;
  cards: readonly GraphicsCard[];
}

const query = ['--query-gpu=name,power.draw,memory.total', '--format=csv,noheader,nounits'];

/** Asks nvidia-smi; the command's output, or null when it is absent, fails or hangs. */
export async function askNvidiaSmi(command = 'nvidia-smi'): Promise<string | null> {
  try {
    return (await promisify(execFile)(command, query, { timeout: 5_000 })).stdout;
  } catch {
    return null;
  }
}

const number = (cell: string | undefined): number | null => {
  const value = Number.parseFloat(cell ?? '');
  return Number.isFinite(value) ? value : null;
};

/** Reads lines such as `NVIDIA A100-SXM4-40GB, 61.42, 40960`; a figure may also be `[N/A]` or `[Not Supported]`. */
export function parseNvidiaSmi(output: string): GraphicsCard[] {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(','))
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter(([name]) => name !== undefined && name !== '')
    .map((cells) => ({ name: cells[0] ?? '', watts: number(cells[1]), memoryMib: number(cells[2]) }));
}

/** Class of a card: `cuda:A100` of `NVIDIA A100-SXM4-80GB`, `cuda:RTX-A6000` of `NVIDIA RTX A6000`. */
export function classOfCard(name: string): string {
  const known = /\b(P100|V100|A100|A10G?|H100|H200|B200|L40S?|L4|T4)\b/i.exec(name.replaceAll(/[-_]/g, ' '));
  if (known?.[1]) return `cuda:${known[1].toUpperCase()}`;
  const words = name.replace(/^(NVIDIA|Tesla|Quadro|GeForce|\s)+/i, '').replaceAll(/[^A-Za-z0-9.]+/g, '-');
  return `cuda:${words.replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'unknown'}`;
}

/** What this machine computes on, read by nvidia-smi; `cpu` where there is no card. The first card names the class. */
async function readDevice(ask: () => Promise<string | null>): Promise<Device> {
  const cards = parseNvidiaSmi((await ask()) ?? '');
  const [first] = cards;
  return { deviceClass: first ? classOfCard(first.name) : 'cpu', cards };
}

/**
 * The device that a setting names: `auto` reads it, `cpu` leaves a card of the machine alone, and `cuda:` with a name says
 * what class of devices.yaml its card is.
 */
export async function chooseDevice(setting: string, ask: () => Promise<string | null> = askNvidiaSmi): Promise<Device> {
  if (setting === 'cpu') return { deviceClass: 'cpu', cards: [] };
  const found = await readDevice(ask);
  return setting === 'auto' ? found : { ...found, deviceClass: setting };
}
