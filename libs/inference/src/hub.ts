import { resolve } from 'node:path';
import type { Devices, Models, ModelTask } from '@countersign/policy';
import type { GlassBox } from './backend.js';
import { BusyTime } from './busy-time.js';
import { systemClock, type Clock } from './clock.js';
import type { Device } from './device.js';
import { ModelChains, type Inference, type InferOptions } from './model-chains.js';
import { openModels } from './open-models.js';
import { PowerMeter } from './power-meter.js';
import { ServedModel, type ModelState } from './served-model.js';
import type { TaskInput } from './tasks.js';

export interface HubOptions {
  models: Models;
  devices: Devices;
  /** Models of this process by the names that models.yaml gives them. */
  glassBoxes?: Readonly<Record<string, GlassBox>>;
  /** What this machine computes on: answered by `chooseDevice`. */
  device: Device;
  /** Where relative folders of models.yaml begin. */
  folder: string;
  /** The environment, for keys that models.yaml names. */
  env: Readonly<Record<string, string | undefined>>;
  clock?: Clock;
  /** From 0 up to 1, for the spread of retries. */
  random?: () => number;
}

export interface InferenceHub {
  /**
   * Asks the models of the task's chain, one after the other, until one answers. While others are left, a model gets at most half
   * of the time that remains. Throws `NoAnswerError` when none answered; its `kind` says why, its record tells of each.
   */
  infer<T extends ModelTask>(task: T, input: TaskInput<T>, options: InferOptions): Promise<Inference<T>>;
  /** Whether any model is named for a task. */
  answers(task: ModelTask): boolean;
  state(): ModelState[];
  close(): Promise<void>;
}

/** Opens every model of models.yaml; throws `ModelsError` with all faults when one cannot be used as described. */
export async function openHub(options: HubOptions): Promise<InferenceHub> {
  const { models, devices, device, env, glassBoxes = {}, clock = systemClock, random = Math.random } = options;
  const opened = await openModels({
    models,
    devices,
    deviceClass: device.deviceClass,
    environment: {
      secret: (variable) => env[variable] || undefined,
      folder: (path) => resolve(options.folder, path),
      preferCuda: device.deviceClass !== 'cpu',
      glassBoxes,
    },
  });
  const meter = device.cards.length > 0 ? new PowerMeter({ clock }) : null;
  await meter?.start();
  const busy = new Map<string, BusyTime>();
  const served = new Map<string, ServedModel>();
  for (const [name, { entry, open, device: its }] of opened) {
    const machine = entry.address === null ? its().name : new URL(entry.address).origin;
    const busyTime = busy.get(machine) ?? new BusyTime(clock);
    busy.set(machine, busyTime);
    served.set(name, new ServedModel({ entry, open, device: its, clock, busy: busyTime, meter }));
  }
  const walk = new ModelChains(served, models.chains, clock, random);
  return {
    infer: (task, input, limits) => walk.infer(task, input, limits),
    answers: (task) => (models.chains[task]?.length ?? 0) > 0,
    state: () => [...served.values()].map((model) => model.state()),
    async close() {
      meter?.stop();
      await Promise.all([...opened.values()].map(({ open }) => open.close()));
    },
  };
}
