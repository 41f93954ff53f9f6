import { createHash } from 'node:crypto';
import { rolesDocument, type Digest, type Roles } from '@countersign/contracts';
import { canonicalJson } from '@countersign/tlog';
import type { z } from 'zod';
import { checkSettings } from './documents/checks.js';
import { devices, type Devices } from './documents/devices.js';
import { models, type Models } from './documents/models.js';
import { reasons } from './documents/reasons.js';
import { retention } from './documents/retention.js';
import { reviewQuality } from './documents/review-quality.js';
import { riskRouting, type RiskRouting } from './documents/risk-routing.js';
import { signInRules, type SignInRules } from './documents/sign-in.js';
import { checksNamedByRule } from './checks-named-by-rule.js';
import { PolicyError, type PolicyFault } from './policy-error.js';
import type { Policy, RoutingPolicy } from './policy.js';
import { parseYamlDocument, type YamlDocument } from './yaml-document.js';

/** The documents that make up a policy, by the name of their file without its ending; each with its schema. */
export const documentSchemas = {
  checks: checkSettings,
  devices,
  models,
  reasons,
  retention,
  'review-quality': reviewQuality,
  'risk-routing': riskRouting,
  roles: rolesDocument,
  'sign-in': signInRules,
} as const;
export type DocumentName = keyof typeof documentSchemas;
export const documentNames = Object.keys(documentSchemas) as DocumentName[];

/** A document as written; `file` names it in faults. */
export interface DocumentText {
  name: string;
  yaml: string;
  file: string;
}

function unknownChecks(document: YamlDocument<RiskRouting>, known: ReadonlySet<string>): PolicyFault[] {
  const { risk, route } = document.value;
  return [
    ...risk.flatMap((rule, index) => checksNamedByRule(document.value, rule, ['risk', index])),
    ...route.flatMap((rule, index) => checksNamedByRule(document.value, rule, ['route', index])),
  ]
    .filter(({ check }) => !known.has(check))
    .map(({ check, path }) => {
      const text = {
        en: `The check "${check}" does not stand in checks.yaml: correct its name, or add it there.`,
        'zh-TW': `checks.yaml 中沒有檢核「${check}」，請更正名稱或加入該檔案。`,
      };
      return { file: document.file, line: document.lineOf(path), sentence: text.en, text };
    });
}

function unknownDevices(document: YamlDocument<Models>, { classes }: Devices): PolicyFault[] {
  return document.value.models.flatMap(({ device }, index) =>
    device === null || classes.some(({ name }) => name === device)
      ? []
      : {
          file: document.file,
          line: document.lineOf(['models', index, 'device']),
          sentence: `The device class "${device}" does not stand in devices.yaml: correct its name, or add it there.`,
        },
  );
}

function unknownRoles(document: YamlDocument<SignInRules>, { roles }: Roles): PolicyFault[] {
  return document.value.roles.flatMap(({ role }, index) => {
    if (Object.hasOwn(roles, role)) return [];
    const text = {
      en: `The role "${role}" does not stand in roles.yaml: correct its name, or add it there.`,
      'zh-TW': `roles.yaml 中沒有角色「${role}」，請更正名稱或加入該檔案。`,
    };
    const line = document.lineOf(['roles', index, 'role']);
    return [{ file: document.file, line, sentence: text.en, text }];
  });
}

/** What governs reviews, by document, as a property of the policy. */
const governing = {
  checks: 'checks',
  reasons: 'reasons',
  'review-quality': 'reviewQuality',
  'risk-routing': 'riskRouting',
  roles: 'roles',
} as const satisfies Partial<Record<DocumentName, keyof Policy>>;
/** Documents that govern reviews: what they say makes up the policy's digest, together with the trusted signers. */
export const governingNames: readonly string[] = Object.keys(governing);

type Governing = Pick<Policy, (typeof governing)[keyof typeof governing] | 'trustedSigners'>;

/** The RFC 8785 form of what governs reviews, over which the policy's digest is: comments and layout do not count. */
export function governingText(said: Governing): string {
  const { trustedSigners } = said;
  const signers = trustedSigners === null ? {} : { trustedSigners };
  const documents = Object.fromEntries(Object.values(governing).map((name) => [name, said[name]]));
  return canonicalJson({ ...documents, ...signers });
}

function governingDigest(said: Governing): Digest {
  return `sha256:${createHash('sha256').update(governingText(said)).digest('hex')}`;
}

/** Takes what a text is, and notes the faults of one that cannot be read. */
class DocumentReader {
  readonly faults: PolicyFault[] = [];

  constructor(private readonly texts: readonly DocumentText[]) {}

  read<T>(name: DocumentName, schema: z.ZodType<T>): YamlDocument<T> | null {
    const text = this.texts.find((candidate) => candidate.name === name);
    // Why it is not there was told by whoever gathered the texts.
    if (!text) return null;
    try {
      return parseYamlDocument(text.file, text.yaml, schema);
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      this.faults.push(...error.faults);
      return null;
    }
  }
}

/**
 * The policy that documents make together; `trustedSigners` is null where none are named. Throws `PolicyError` with
 * every fault of every document, and with `earlier` ones.
 */
export function parsePolicy(
  texts: readonly DocumentText[],
  trustedSigners: string | null,
  earlier: readonly PolicyFault[] = [],
): Omit<Policy, 'tests'> {
  const reader = new DocumentReader(texts);
  const checks = reader.read('checks', documentSchemas.checks);
  const deviceList = reader.read('devices', documentSchemas.devices);
  const modelList = reader.read('models', documentSchemas.models);
  const reasonList = reader.read('reasons', documentSchemas.reasons);
  const keep = reader.read('retention', documentSchemas.retention);
  const quality = reader.read('review-quality', documentSchemas['review-quality']);
  const routing = reader.read('risk-routing', documentSchemas['risk-routing']);
  const roles = reader.read('roles', documentSchemas.roles);
  const signIn = reader.read('sign-in', documentSchemas['sign-in']);
  const faults = [...earlier, ...reader.faults];
  if (checks && routing) {
    const known = new Set(Object.values(checks.value.modalities).flatMap((list) => list.map((item) => item.check)));
    faults.push(...unknownChecks(routing, known));
  }
  if (signIn && roles) faults.push(...unknownRoles(signIn, roles.value));
  if (modelList && deviceList) faults.push(...unknownDevices(modelList, deviceList.value));
  if (
    faults.length > 0 ||
    !checks ||
    !reasonList ||
    !quality ||
    !routing ||
    !deviceList ||
    !modelList ||
    !keep ||
    !roles ||
    !signIn
  ) {
    throw new PolicyError(faults);
  }
  const said = {
    checks: checks.value,
    reasons: reasonList.value,
    reviewQuality: quality.value,
    riskRouting: routing.value,
    roles: roles.value,
    trustedSigners,
  };
  const documents = { checks, devices: deviceList, models: modelList, reasons: reasonList, retention: keep };
  return {
    ...said,
    digest: governingDigest(said),
    documents: Object.entries({
      ...documents,
      'review-quality': quality,
      'risk-routing': routing,
      roles,
      'sign-in': signIn,
    }).map(([name, { yaml }]) => ({
      name,
      yaml,
    })),
    devices: deviceList.value,
    models: modelList.value,
    retention: keep.value,
    signIn: signIn.value,
  };
}

/** The roles that stored documents compose; null where this version cannot read them any more. */
export function parseRoles(documents: readonly { name: string; yaml: string }[]): Roles | null {
  const reader = new DocumentReader(documents.map((document) => ({ ...document, file: `${document.name}.yaml` })));
  return reader.read('roles', documentSchemas.roles)?.value ?? null;
}

/** What stored documents say of risk and routes; null where this version cannot read them any more. */
export function parseRouting(documents: readonly { name: string; yaml: string }[]): RoutingPolicy | null {
  const reader = new DocumentReader(documents.map((document) => ({ ...document, file: `${document.name}.yaml` })));
  const checks = reader.read('checks', documentSchemas.checks);
  const routing = reader.read('risk-routing', documentSchemas['risk-routing']);
  return checks && routing ? { checks: checks.value, riskRouting: routing.value } : null;
}
