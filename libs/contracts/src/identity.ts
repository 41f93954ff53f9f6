import { z } from 'zod';
import { day, id, instant, network, slug } from './ids.js';
import { language } from './localized-text.js';
import { accessRule } from './roles.js';
import { signInMeans } from './session.js';
import { scope } from './states.js';

/** Password rule of NIST SP 800-63B: length counts, composition does not. */
export const password = z.string().min(12).max(256);

export const signInInput = z
  .strictObject({ email: z.string().trim().toLowerCase().min(3).max(254), password: z.string().min(1).max(256) })
  .meta({ id: 'SignInInput' });

/** A role by its name in `roles.yaml`, for one AI system or (null) for all. */
export const grant = z.strictObject({ role: slug, system: slug.nullable() });
export type Grant = z.infer<typeof grant>;

/** A competence of a person: a name, or a name with the days (UTC, both included) between which it holds. */
export const competence = z.union([
  slug,
  z
    .strictObject({ competence: slug, from: day.nullish(), until: day.nullish() })
    .refine(({ from, until }) => !from || !until || from <= until, 'ends before it begins'),
]);
export type Competence = z.infer<typeof competence>;

/** A language that a person reads: a BCP 47 tag, in whatever case. A language alone stands for all its scripts, any other tag for its script in every region. */
const readLanguage = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag, such as en or zh-TW');

export const personView = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    language,
    grants: z.array(grant),
    competences: z.array(competence),
    /** Languages in which the person reviews; empty: any. */
    languages: z.array(z.string()),
    active: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof personView>;

export const sessionView = z
  .strictObject({
    person: personView,
    roles: z.array(slug),
    /** What the roles give, as the policy in force composes them. */
    rules: z.array(accessRule),
    /** By what it was opened. */
    means: z.array(signInMeans),
    /** Who set the password of its person, and when; null once it is their own. */
    passwordSet: z.strictObject({ by: z.string(), at: instant }).nullable(),
    /** Whether it gives nothing (`rules` is empty) until its person has set a password of their own, since somebody else's has opened it. */
    passwordToBeChanged: z.boolean(),
    /** Whether it gives nothing (`rules` is empty) until its person has set up a second factor, which one of their roles takes, and signed in with it. */
    secondFactorMissing: z.boolean(),
    csrfToken: z.string(),
    expiresAt: instant,
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

export const personInput = z
  .strictObject({
    email: z.email().trim().toLowerCase().max(254),
    name: z.string().trim().min(1).max(200),
    language: language.default('en'),
    password,
    grants: z.array(grant).min(1).max(100),
    competences: z.array(competence).max(50).default([]),
    languages: z.array(readLanguage).max(20).optional(),
  })
  .meta({ id: 'PersonInput' });
export type PersonInput = z.infer<typeof personInput>;

export const personChange = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    language: language.optional(),
    grants: z.array(grant).min(1).max(100).optional(),
    competences: z.array(competence).max(50).optional(),
    languages: z.array(readLanguage).max(20).optional(),
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
    /** Where requests with the key may come from; empty: from anywhere. */
    addresses: z.array(network).max(100).default([]),
    expiresAt: instant.nullish(),
  })
  .meta({ id: 'KeyInput' });
export type KeyInput = z.infer<typeof keyInput>;

/** A key that follows another: for `overlapMinutes` both work (a day when not said, 90 days at most). */
export const keyRotation = z
  .strictObject({
    overlapMinutes: z.int().min(0).max(129_600).default(1440),
    expiresAt: instant.nullish(),
  })
  .meta({ id: 'KeyRotation' });
export type KeyRotation = z.infer<typeof keyRotation>;

export const keyView = z
  .strictObject({
    id,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(scope),
    systems: z.array(slug),
    addresses: z.array(z.string()),
    /** The key that this one follows. */
    replaces: id.nullable(),
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

export const systemRole = z.enum(['provider', 'deployer', 'both', 'gpai_provider', 'controller', 'processor']);
export const riskClass = z.enum([
  'high_risk_annex_iii',
  'high_risk_annex_i',
  'annex_iii_1a',
  'limited_transparency',
  'minimal',
]);

/** Points of Annex III of Regulation (EU) 2024/1689: an area, and a letter where it has several. */
export const annexPoint = z.enum(
  '1a 1b 1c 2 3a 3b 3c 3d 4a 4b 5a 5b 5c 5d 6a 6b 6c 6d 6e 7a 7b 7c 7d 8a 8b'.split(' ') as [string, ...string[]],
);

const systemFields = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(5000),
  role: systemRole,
  riskClass,
  riskGrounds: z.string().trim().max(5000),
  annexPoint: annexPoint.nullable(),
  /** Where the assessment of the impact on fundamental rights (Art. 27) lies. */
  friaReference: z.string().trim().min(1).max(500).nullable(),
  /** The day on which it was put on the market or into service. */
  marketSince: day.nullable(),
  /** Whether what people decided on its outputs may be handed out for training. */
  trainingConsent: z.boolean(),
};

export const systemInput = z
  .strictObject({
    slug,
    ...systemFields,
    description: systemFields.description.default(''),
    role: systemFields.role.default('deployer'),
    riskClass: systemFields.riskClass.default('minimal'),
    riskGrounds: systemFields.riskGrounds.default(''),
    annexPoint: systemFields.annexPoint.default(null),
    friaReference: systemFields.friaReference.default(null),
    marketSince: systemFields.marketSince.default(null),
    trainingConsent: systemFields.trainingConsent.default(false),
  })
  .meta({ id: 'SystemInput' });
export type SystemInput = z.infer<typeof systemInput>;

/** Only what is named is changed: no field has a default here. */
export const systemChange = z.strictObject(systemFields).partial().meta({ id: 'SystemChange' });
export type SystemChange = z.infer<typeof systemChange>;

export const systemView = z.strictObject({ id, slug, ...systemFields, createdAt: instant }).meta({ id: 'System' });
export type SystemView = z.infer<typeof systemView>;
