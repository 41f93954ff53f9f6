import {
  ProductError,
  type AccessRule,
  type Action,
  type Modality,
  type SubjectType,
  type Tier,
} from '@countersign/contracts';
import type { Actor } from './actor.js';
import { abilityFor, lacksSecondFactor, rulesOf, type Ability, type ServiceAction } from './rules.js';

const abilities = new WeakMap<Actor | readonly AccessRule[], Ability>();

/** What a person may do follows from their rules alone, which all who hold the same grants share. */
function abilityOf(actor: Actor): Ability {
  const source = actor.kind === 'person' ? rulesOf(actor) : actor;
  const known = abilities.get(source);
  if (known) return known;
  const ability = abilityFor(actor);
  abilities.set(source, ability);
  return ability;
}

/** In place of an AI system's slug: the right on all of them is asked for, those to come included. */
export const everySystem = '';

/** What of an output decides whether somebody may do something to it. */
export interface OutputFacts {
  system: string;
  modality: Modality;
  /** Null before it is known; a role that is narrowed to tiers does not hold then. */
  tier: Tier | null;
}

/** What is known of an output before it is routed. */
export const beforeRouting = ({ system, modality }: Omit<OutputFacts, 'tier'>): OutputFacts => ({
  system,
  modality,
  tier: null,
});

/**
 * Whether the actor may do this to that kind of thing: of that AI system where one is named, of that output where its facts
 * are. A role that is narrowed to some outputs gives nothing where only the AI system is named.
 */
export function isAllowed(
  actor: Actor,
  action: Action | ServiceAction,
  type: SubjectType,
  about?: string | OutputFacts,
): boolean {
  const ability = abilityOf(actor);
  if (about === undefined) return ability.can(action, type);
  if (typeof about === 'string') return ability.can(action, { type, system: about });
  const { system, modality, tier } = about;
  return ability.can(action, { type, system, modality, tier });
}

/** The refusal to whoever signed in by a password that somebody else knows. */
export const passwordToBeChanged = (): ProductError =>
  new ProductError('password-to-be-changed', {
    en: 'Your password was set by somebody else. Set one of your own first: under My account, or PATCH /api/v1/session/profile with the current and the next password.',
    'zh-TW':
      '您的密碼由他人設定。請先自行設定新密碼：至「我的帳號」，或以 PATCH /api/v1/session/profile 傳送目前與新的密碼。',
  });

/** First line of every verb: throws `forbidden` (or `not-a-person`, `password-to-be-changed`, `second-factor-missing`) unless the actor may do this, about that AI system or output. */
export function authorize(
  actor: Actor,
  action: Action | ServiceAction,
  type: SubjectType,
  about?: string | OutputFacts,
): void {
  if ((action === 'decide' || action === 'claim') && actor.kind !== 'person') {
    throw new ProductError('not-a-person', {
      en: 'Reviews are claimed and decided by signed-in people only, never by a program.',
      'zh-TW': '只有登入的真人可以認領與裁決，程式不行。',
    });
  }
  if (isAllowed(actor, action, type, about)) return;
  if (actor.kind === 'person' && actor.passwordToBeChanged) throw passwordToBeChanged();
  if (actor.kind === 'person' && lacksSecondFactor(actor)) {
    throw new ProductError('second-factor-missing', {
      en: 'Your role takes a second factor. Set up an authenticator or add a passkey under My account (POST /api/v1/session/second-factors/totp), then sign out and sign in with it.',
      'zh-TW':
        '您的角色須使用第二步驟驗證。請至「我的帳號」設定驗證器或新增通行金鑰（POST /api/v1/session/second-factors/totp），再登出並以其登入。',
    });
  }
  const system = typeof about === 'object' ? about.system : about;
  const [where, place] =
    system === undefined
      ? ['', '']
      : system === everySystem
        ? [' of every AI system', '（所有 AI 系統）']
        : [` of the AI system "${system}"`, `（AI 系統「${system}」）`];
  throw new ProductError('forbidden', {
    en: `Your role or key does not allow "${action}" on ${type}${where}. Ask an administrator for the right.`,
    'zh-TW': `您的角色或金鑰不允許對 ${type}${place}執行「${action}」。請向管理員申請權限。`,
  });
}

/** AI systems (slugs) for which the actor has the right; null when it is all of them. */
export function systemsAllowed(actor: Actor, action: Action, type: SubjectType): string[] | null {
  if (actor.kind === 'service') return null;
  if (actor.kind === 'key') return actor.systems.length === 0 ? null : [...actor.systems];
  const ability = abilityOf(actor);
  if (ability.can(action, { type, system: everySystem })) return null;
  const systems = actor.grants.map((grant) => grant.system).filter((system) => system !== null);
  return [...new Set(systems)].filter((system) => ability.can(action, { type, system }));
}
