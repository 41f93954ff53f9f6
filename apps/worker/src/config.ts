import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { readSettings } from '@countersign/contracts';
import { availableMemory } from '@countersign/database';
import { blobPlaceOf, blobPlaceSettings, type BlobPlace } from '@countersign/storage';
import { z } from 'zod';

/** Every setting of the worker; the table in docs/settings.md says what each one does. */
/** A thread with all models of images takes up to 1.6 GB: one for every 6 GiB of the machine, or of the container. */
function fittingModelThreads(): number {
  return Math.min(256, Math.max(1, Math.floor(availableMemory() / (6 * 1024 ** 3))));
}

const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  COUNTERSIGN_DATA: z.string().min(1).default('.countersign'),
  ...blobPlaceSettings,
  COUNTERSIGN_DEVICE: z
    .string()
    .regex(
      /^(auto|cpu|cuda:[A-Za-z0-9][A-Za-z0-9.-]*)$/,
      'must be auto, cpu, or a class of devices.yaml such as cuda:A100',
    )
    .default('auto'),
  COUNTERSIGN_MODELS: z.string().min(1).default('.'),
  COUNTERSIGN_POLICIES: z.string().min(1).default('policies'),
  COUNTERSIGN_LOG_ORIGIN: z.string().min(1).max(200).optional(),
  COUNTERSIGN_LOG_KEY: z.string().min(1).optional(),
  COUNTERSIGN_LOG_KEY_NEXT: z.string().min(1).optional(),
  COUNTERSIGN_WITNESS_POLICY: z.string().min(1).optional(),
  COUNTERSIGN_CHECK_THREADS: z.coerce.number().int().min(1).max(256).default(availableParallelism()),
  COUNTERSIGN_MODEL_THREADS: z.coerce.number().int().min(1).max(256).default(fittingModelThreads()),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  databaseUrl: string;
  databasePool: number;
  redisUrl: string | undefined;
  keysFolder: string;
  blobs: BlobPlace;
  reportFolder: string;
  /** Copies of images that the API keeps; removed with the images. */
  previewFolder: string;
  policyFolder: string;
  /** What this worker computes on: `auto`, `cpu` or a class of devices.yaml. */
  device: string;
  /** Where relative folders of models.yaml begin. */
  modelFolder: string;
  /** The environment, for keys whose variables models.yaml names. */
  secrets: Readonly<Record<string, string | undefined>>;
  logOrigin: string | undefined;
  /** Files of the log's key and the one that follows it, where they are not in the keys folder. */
  logKey: string | undefined;
  logKeyNext: string | undefined;
  witnessPolicy: string | undefined;
  checkThreads: number;
  /** Of these, how many may load the models of images. */
  modelThreads: number;
  logLevel: string;
}

/** The settings in this environment; throws with every faulty one and what it must be. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = readSettings(settings, environment);
  return {
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    redisUrl: env.REDIS_URL,
    keysFolder: resolve(env.COUNTERSIGN_DATA, 'keys'),
    blobs: blobPlaceOf(env, resolve(env.COUNTERSIGN_DATA, 'blobs')),
    previewFolder: resolve(env.COUNTERSIGN_DATA, 'previews'),
    reportFolder: resolve(env.COUNTERSIGN_DATA, 'reports'),
    policyFolder: resolve(env.COUNTERSIGN_POLICIES),
    device: env.COUNTERSIGN_DEVICE,
    modelFolder: resolve(env.COUNTERSIGN_MODELS),
    secrets: environment,
    logOrigin: env.COUNTERSIGN_LOG_ORIGIN,
    logKey: env.COUNTERSIGN_LOG_KEY && resolve(env.COUNTERSIGN_LOG_KEY),
    logKeyNext: env.COUNTERSIGN_LOG_KEY_NEXT && resolve(env.COUNTERSIGN_LOG_KEY_NEXT),
    witnessPolicy: env.COUNTERSIGN_WITNESS_POLICY && resolve(env.COUNTERSIGN_WITNESS_POLICY),
    checkThreads: env.COUNTERSIGN_CHECK_THREADS,
    modelThreads: env.COUNTERSIGN_MODEL_THREADS,
    logLevel: env.LOG_LEVEL,
  };
}
