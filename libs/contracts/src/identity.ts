import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { language } from './localized-text.js';
import { role, scope } from './states.js';

/** Password rule of NIST SP 800-63B: length counts, composition does not. */
export const password = z.string().min(12).max(256);

export const signInInput = z
  .strictObject({ email: z.string().trim().toLowerCase().min(3).max(254), password: z.string().min(1).max(256) })
  .meta({ id: 'SignInInput' });

export const grant = z.strictObject({ role, system: slug.nullable() });
export type Grant = z.infer<typeof grant>;

export const personView = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    language,
    grants: z.array(grant),
    competences: z.array(slug),
    active: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof personView>;

export const sessionView = z
  .strictObject({ person: personView, roles: z.array(role), csrfToken: z.string(), expiresAt: instant })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

export const personInput = z
  .strictObject({
    email: z.email().trim().toLowerCase().max(254),
    name: z.string().trim().min(1).max(200),
    language: language.default('en'),
    password,
    grants: z.array(grant).min(1).max(100),
    competences: z.array(slug).max(50).default([]),
  })
  .meta({ id: 'PersonInput' });
export type PersonInput = z.infer<typeof personInput>;

export const personChange = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    language: language.optional(),
    grants: z.array(grant).min(1).max(100).optional(),
    competences: z.array(slug).max(50).optional(),
    active: z.boolean().optional(),
    password: password.optional(),
  })
  .meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof personChange>;

/** What everyone may change about themselves. */
export const profileChange = z
  .strictObject({
    language: language.optional(),
    password: z.strictObject({ current: z.string().max(256), next: password }).optional(),
  })
  .meta({ id: 'ProfileChange' });
export type ProfileChange = z.infer<typeof profileChange>;

export const keyInput = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    scopes: z.array(scope).min(1),
    systems: z.array(slug).max(100).default([]),
    expiresAt: instant.nullish(),
  })
  .meta({ id: 'KeyInput' });
export type KeyInput = z.infer<typeof keyInput>;

export const keyView = z
  .strictObject({
    id,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(scope),
    systems: z.array(slug),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Key' });
export type KeyView = z.infer<typeof keyView>;

/** Answered once, when the key is made; the secret is not stored. */
export const keyCreated = z.strictObject({ key: keyView, secret: z.string() }).meta({ id: 'KeyCreated' });
export type KeyCreated = z.infer<typeof keyCreated>;

export const systemRole = z.enum(['provider', 'deployer', 'gpai_provider', 'controller', 'processor']);
export const riskClass = z.enum([
  'high_risk_annex_iii',
  'high_risk_annex_i',
  'annex_iii_1a',
  'limited_transparency',
  'minimal',
]);

export const systemInput = z
  .strictObject({
    slug,
    name: z.string().trim().min(1).max(200),
    description: z.string().trim().max(5000).default(''),
    role: systemRole.default('deployer'),
    riskClass: riskClass.default('minimal'),
    riskGrounds: z.string().trim().max(5000).default(''),
  })
  .meta({ id: 'SystemInput' });
export type SystemInput = z.infer<typeof systemInput>;

export const systemChange = systemInput.omit({ slug: true }).partial().meta({ id: 'SystemChange' });
export type SystemChange = z.infer<typeof systemChange>;

export const systemView = z.strictObject({ id, ...systemInput.shape, createdAt: instant }).meta({ id: 'System' });
export type SystemView = z.infer<typeof systemView>;
