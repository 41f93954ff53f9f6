import { z } from 'zod';
import { slug } from './ids.js';
import { localizedText } from './localized-text.js';
import { actions, subjectTypes } from './route-definition.js';
import { modality, tier } from './states.js';
import { inseparableDuties, permissionNamed, unseparatedDuties } from './separated-duties.js';
import { excerptOf, wordedIssue } from './wording.js';

/** What everybody who is signed in may do with what is their own; no role gives or takes it. */
const ofEverybody = ['read-own', 'change-own'] as const;
const grantable = z.enum(actions).exclude(ofEverybody);

/** Acts on kinds of things, which roles are composed of. */
const permission = z.strictObject({
  may: z.array(grantable).min(1),
  on: z.array(z.enum(subjectTypes).exclude(['Profile'])).min(1),
});

/** To which outputs a role is narrowed: to these kinds, to these tiers; absent: to all. */
const narrowing = z.strictObject({ modalities: z.array(modality).min(1), tiers: z.array(tier).min(1) }).partial();

/** What is handed in beside an output and can be kept from a role: the prompt and what else the model made of it, the sources, the reasons it gave, who is affected, the caller's own data. */
export const payloadFields = ['prompt', 'sources', 'rationale', 'affected', 'metadata'] as const;
export const payloadField = z.enum(payloadFields);
export type PayloadField = z.infer<typeof payloadField>;

const roleDefinition = z.strictObject({
  label: localizedText,
  /** Names of the permissions that it is composed of. */
  has: z.array(slug).min(1),
  only: narrowing.optional(),
  /** What of a submission it does not show; another role of the same person that shows it does. */
  conceals: z.array(payloadField).min(1).optional(),
  /** Whether a grant of it for one AI system holds for all of them. */
  everySystem: z.boolean().default(false),
});

/** Roles that are given for a time: for how long at most. */
const elevation = z.strictObject({ maxMinutes: z.int().min(1).max(1440).default(240) });

/** On which tiers a decision takes a code of the authenticator that was given in the session within so many minutes; none: on no tier. */
const stepUp = z.strictObject({ tiers: z.array(tier).default([]), minutes: z.int().min(1).max(720).default(15) });

/** Roles for which a session takes a second factor, or the identity provider, and gives nothing but the way to set one up without. */
const secondFactorOf = z.strictObject({ roles: z.array(slug).max(100).default([]) });

const document = z.strictObject({
  version: z.literal(1),
  permissions: z.record(slug, permission),
  roles: z.record(slug, roleDefinition),
  /** Pairs of permissions that nobody holds at once. Who was given both all the same has not the second. */
  separation: z.array(z.tuple([slug, slug])).default([]),
  elevation: elevation.default({ maxMinutes: 240 }),
  stepUp: stepUp.default({ tiers: [], minutes: 15 }),
  secondFactor: secondFactorOf.default({ roles: [] }),
});
export type Roles = z.infer<typeof document>;

/** The role that the first set-up gives, and that somebody always holds. */
export const administratorRole = 'administrator';

function unknownNames({ permissions, roles, separation }: Roles, context: z.RefinementCtx): void {
  const refuse = (name: string, path: PropertyKey[]) => {
    if (Object.hasOwn(permissions, name)) return;
    const shown = excerptOf(name);
    const must = {
      en: `names the permission "${shown}", which does not stand under permissions.`,
      'zh-TW': `所寫的權限「${shown}」不在 permissions 之中。`,
    };
    context.addIssue(wordedIssue(must, path));
  };
  for (const [role, { has }] of Object.entries(roles)) {
    has.forEach((name, index) => refuse(name, ['roles', role, 'has', index]));
  }
  separation.forEach((pair, index) => pair.forEach((name, side) => refuse(name, ['separation', index, side])));
}

function unknownRoles({ roles, secondFactor }: Roles, context: z.RefinementCtx): void {
  secondFactor.roles.forEach((role, index) => {
    if (Object.hasOwn(roles, role)) return;
    const shown = excerptOf(role);
    const must = {
      en: `names the role "${shown}", which does not stand under roles.`,
      'zh-TW': `所寫的角色「${shown}」不在 roles 之中。`,
    };
    context.addIssue(wordedIssue(must, ['secondFactor', 'roles', index]));
  });
}

function unseparated(value: Roles, context: z.RefinementCtx): void {
  for (const [one, other] of inseparableDuties(value)) {
    if (![one, other].every((name) => Object.hasOwn(value.permissions, name))) continue;
    const must = {
      en: `cannot keep "${one}" and "${other}" apart: all that one of them gives, the other gives as well.`,
      'zh-TW': `無法將「${one}」與「${other}」分開：其中一者所授予的，另一者也全部授予。`,
    };
    context.addIssue(wordedIssue(must, ['separation']));
  }
  value.separation.forEach(([one, other], index) => {
    for (const [role, { has }] of Object.entries(value.roles)) {
      if (unseparatedDuties(new Set(has), { ...value, separation: [[one, other]] }).length === 0) continue;
      const must = {
        en: `keeps "${one}" and "${other}" apart, and the role "${role}" gives both: take one away from it.`,
        'zh-TW': `規定「${one}」與「${other}」須分屬不同人，角色「${role}」卻同時具備兩者，請移除其一。`,
      };
      context.addIssue(wordedIssue(must, ['separation', index]));
    }
  });
}

/** What concerns single outputs and cannot be narrowed to some of them: a narrowed role would see the others all the same. */
const neverNarrowed: ReadonlySet<string> = new Set(['GoldItem', 'SecondReview', 'TrainingExport']);

function narrowable({ permissions, roles }: Roles, context: z.RefinementCtx): void {
  for (const [role, { has, only }] of Object.entries(roles)) {
    if (!only) continue;
    has.forEach((name, index) => {
      const on = permissionNamed(name, permissions)?.on.find((type) => neverNarrowed.has(type));
      if (on === undefined) return;
      const must = {
        en: `gives rights on ${on}, which are not narrowed by "only": leave the permission out, or "only".`,
        'zh-TW': `授予 ${on} 的權限，而 "only" 無法限縮此類權限，請移除該權限或 "only"。`,
      };
      context.addIssue(wordedIssue(must, ['roles', role, 'has', index]));
    });
  }
}

/** Who could claim and not decide would keep reviews from others; who could decide and not claim could decide on nothing. */
function claimsToDecide({ permissions, roles }: Roles, context: z.RefinementCtx): void {
  for (const [role, { has }] of Object.entries(roles)) {
    const gives = (act: 'claim' | 'decide') =>
      has.some((name) => {
        const { may, on } = permissionNamed(name, permissions) ?? { may: [], on: [] };
        return on.includes('Review') && (may.includes(act) || may.includes('manage'));
      });
    if (gives('claim') === gives('decide')) continue;
    const must = {
      en: 'gives only one of claiming and deciding reviews: give both, or neither.',
      'zh-TW': '僅授予認領或裁決其中之一，兩者須同時授予或都不授予。',
    };
    context.addIssue(wordedIssue(must, ['roles', role, 'has']));
  }
}

/** Without it nobody could mend what a change of the roles has broken. */
function requireAdministrator({ permissions, roles }: Roles, context: z.RefinementCtx): void {
  const administrator = roles[administratorRole];
  const manages = administrator?.has.some((name) => {
    const given = permissionNamed(name, permissions);
    return given?.may.includes('manage') && given.on.includes('Person');
  });
  if (manages && administrator?.everySystem) return;
  const must = {
    en: `must have a role "${administratorRole}" that holds for every AI system and may manage people.`,
    'zh-TW': `必須有角色「${administratorRole}」，適用於所有 AI 系統且可管理人員。`,
  };
  context.addIssue(wordedIssue(must, ['roles']));
}

/** `roles.yaml`: permissions, the roles composed of them, and which of them nobody holds at once. */
export const rolesDocument = document.superRefine((value, context) => {
  unknownNames(value, context);
  unknownRoles(value, context);
  unseparated(value, context);
  narrowable(value, context);
  claimsToDecide(value, context);
  requireAdministrator(value, context);
});

/** One right of a person as composed from their roles: `systems` null for all, `only` where it holds for some outputs, `conceals` what of them it does not show, `not` where it is taken away. */
export const accessRule = z.strictObject({
  may: z.array(z.enum(actions)),
  on: z.array(z.enum(subjectTypes)),
  systems: z.array(slug).nullable(),
  only: narrowing.nullable(),
  conceals: z.array(payloadField),
  not: z.boolean(),
});
export type AccessRule = z.infer<typeof accessRule>;
export type Narrowing = NonNullable<AccessRule['only']>;
