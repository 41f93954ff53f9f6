import { digest, localizedText, modality, slug } from '@countersign/contracts';
import { z } from 'zod';
import { deviceName } from './devices.js';
import { refuseRepeats } from './refuse-repeats.js';

/** What a model can be asked; libs/inference has the form of question and answer of each. */
export const modelTasks = [
  'entailment',
  'toxicity',
  'stereotype',
  'embedding',
  'judge',
  'generate',
  'rerank',
  'vision',
  'ocr',
] as const;
export type ModelTask = (typeof modelTasks)[number];

const language = z.string().regex(/^(\*|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/, {
  error: 'must be a language tag such as en or zh-Hant, or * for all',
});

/** What a reviewer reads beside a verdict of the model. */
const modelCard = z.strictObject({ intendedUse: localizedText, limits: localizedText });

const model = z
  .strictObject({
    name: slug,
    label: localizedText,
    /** None: the checks compute it themselves, and it is listed for its card only. */
    task: z.enum(modelTasks).nullable(),
    /** A file of libs/inference/src/backends; it says what may stand in `config`. */
    backend: slug,
    config: z.record(z.string(), z.json()).default({}),
    /** Of the server that runs the model. */
    address: z
      .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
      .nullable(),
    /** Of the model's files; relative to the folder that models are kept in. */
    folder: z.string().min(1).nullable(),
    revision: z.string().min(1),
    /** Files that are compared with their digest before the model is used, relative to `folder`. */
    weights: z.array(z.strictObject({ file: z.string().min(1), digest })),
    licence: z.string().min(1),
    languages: z.array(language).min(1),
    modalities: z.array(modality).min(1),
    card: modelCard,
    /** Class of devices.yaml that it runs on; null: that of the worker. */
    device: deviceName.nullable(),
    /** Of a hosted service that is paid by the token; the device's cost per hour counts then for nothing. */
    price: z
      .strictObject({
        eurPerMillionInputTokens: z.number().min(0),
        eurPerMillionOutputTokens: z.number().min(0),
      })
      .nullable()
      .default(null),
    /** Power while it computes, where it differs from its device class. */
    watts: z.number().positive().nullable().default(null),
    /** Calls under way at once. */
    concurrency: z.number().int().min(1).max(1024).default(1),
    /** Most items of one call, most tokens of one call with padding, and how long a call waits to be filled. */
    batch: z
      .strictObject({
        items: z.number().int().min(1).max(4096),
        tokens: z.number().int().min(16).optional(),
        waitMs: z.number().min(0).max(1000).default(2),
      })
      .default({ items: 1, waitMs: 0 }),
    /** Longest that one call may take. */
    timeoutSeconds: z.number().positive().max(300).default(60),
  })
  .superRefine((item, context) => {
    if (item.address !== null && item.folder !== null) {
      context.addIssue({
        code: 'custom',
        path: ['folder'],
        message: 'stands beside "address": keep the one that is true.',
      });
    }
    if (item.weights.length > 0 && item.folder === null) {
      context.addIssue({ code: 'custom', path: ['weights'], message: 'needs "folder", to find the files in.' });
    }
  });
export type Model = z.infer<typeof model>;

const chains = z.partialRecord(z.enum(modelTasks), z.array(slug).min(1));

/** `models.yaml`: models that checks may use, pinned by revision and the digests of their files, and which are asked in which order. */
export const models = z
  .strictObject({
    version: z.literal(2),
    /** SPDX names of licences under which this deployment may use models. */
    allowedLicences: z.array(z.string().min(1)).min(1),
    /** What is kept of questions and answers, for people to read beside the verdict: all, all but personal data and secrets, or nothing. */
    recordCalls: z.enum(['whole', 'masked', 'none']).default('masked'),
    models: z.array(model).superRefine(refuseRepeats((item) => item.name, 'name')),
    /** For each task the models that are asked, one after the other, until one answers. */
    chains,
  })
  .superRefine((document, context) => {
    document.models.forEach(({ licence }, index) => {
      if (document.allowedLicences.includes(licence)) return;
      context.addIssue({
        code: 'custom',
        path: ['models', index, 'licence'],
        message: `is "${licence}", which is not among "allowedLicences": take another model, or allow the licence after reading it.`,
      });
    });
    for (const [task, names] of Object.entries(document.chains)) {
      names.forEach((name, index) => {
        const named = document.models.find((item) => item.name === name);
        if (named?.task === task) return;
        const why = named ? `is for the task "${named.task ?? 'none'}"` : 'does not stand in "models"';
        context.addIssue({
          code: 'custom',
          path: ['chains', task, index],
          message: `names "${name}", which ${why}: correct the name, or remove it from the chain.`,
        });
      });
    }
  });
export type Models = z.infer<typeof models>;
