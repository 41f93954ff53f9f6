import { readPluginFolder } from '@countersign/plugins';
import type { DeviceClass, Devices, Model, Models } from '@countersign/policy';
import type { Backend, BackendEnvironment, ModelEntry, OpenModel } from './backend.js';
import { verifyWeights } from './verify-weights.js';

/** Models that cannot be used as models.yaml describes them; the message names every fault, its place and what to do. */
export class ModelsError extends Error {
  override name = 'ModelsError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

function isBackend(value: unknown): value is Backend {
  return typeof value === 'object' && value !== null && 'name' in value && 'needs' in value && 'open' in value;
}

/** All backends, by name: one file each in `backends/`. */
export const backends = readPluginFolder(new URL('./backends/', import.meta.url), isBackend);

export interface OpenedModel {
  entry: ModelEntry;
  open: OpenModel;
  /** What it computes on now: a model that lost its graphics card goes on with the processor. */
  device(): DeviceClass;
}

interface Opening {
  models: Models;
  devices: Devices;
  /** Device class of this machine. */
  deviceClass: string;
  environment: BackendEnvironment;
}

/** Opens every model that answers a task, after its licence, files and settings were looked at; all faults are told at once. */
export async function openModels(opening: Opening): Promise<Map<string, OpenedModel>> {
  const faults: string[] = [];
  const opened = new Map<string, OpenedModel>();
  for (const model of opening.models.models) {
    const found = await faultsOf(model, opening);
    const result = found.length === 0 ? await open(model, opening) : null;
    if (typeof result === 'string') found.push(result);
    else if (result) opened.set(model.name, result);
    faults.push(...found.map((fault) => `models.yaml: model "${model.name}": ${fault}`));
  }
  if (faults.length === 0) return opened;
  await Promise.all([...opened.values()].map(({ open: model }) => model.close()));
  throw new ModelsError(faults);
}

async function faultsOf(model: Model, { models, environment }: Opening): Promise<string[]> {
  const faults: string[] = [];
  if (!models.allowedLicences.includes(model.licence)) {
    faults.push(`its licence ${model.licence} is not among "allowedLicences": take another model, or allow it.`);
  }
  if (model.folder !== null) faults.push(...(await verifyWeights(environment.folder(model.folder), model.weights)));
  if (model.task === null) return faults;
  const backend = backends.get(model.backend);
  if (!backend) {
    return [...faults, `there is no backend "${model.backend}": take one of ${[...backends.keys()].join(', ')}.`];
  }
  if (!backend.tasks.includes(model.task)) {
    faults.push(`the backend ${backend.name} does not do "${model.task}": it does ${backend.tasks.join(', ')}.`);
  }
  if (backend.needs !== 'nothing' && model[backend.needs] === null) {
    faults.push(`the backend ${backend.name} needs "${backend.needs}": add it.`);
  }
  return faults;
}

/** Opens a model without faults so far; null for one that answers no task, a sentence for one that does not open. */
async function open(
  model: Model,
  { devices, deviceClass, environment }: Opening,
): Promise<OpenedModel | string | null> {
  const backend = backends.get(model.backend);
  if (model.task === null || !backend) return null;
  const config = backend.config.safeParse(model.config);
  if (!config.success) {
    const said = config.error.issues.map(({ path, message }) => `config.${path.join('.')} ${message}`);
    return `${said.join('; ')}: correct "config"; what may stand there is in docs/operating.md.`;
  }
  const entry: ModelEntry = { ...model, task: model.task, config: config.data };
  try {
    const opened = await backend.open(entry, environment);
    const device = (): DeviceClass => {
      const own = opened.usesCuda ? deviceClass : 'cpu';
      return classNamed(devices, model.device ?? (model.address === null ? own : 'remote'));
    };
    return { entry, open: opened, device };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A class of devices.yaml; one that nobody described costs nothing and draws an unknown power. */
function classNamed({ classes }: Devices, name: string): DeviceClass {
  const label = { en: name, 'zh-TW': name };
  return classes.find((item) => item.name === name) ?? { name, label, costEurPerHour: 0, watts: 0 };
}
