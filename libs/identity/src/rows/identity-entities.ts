import type { EntitySchema } from 'typeorm';
import { aiSystemEntity } from './ai-system-row.js';
import { apiKeyEntity } from './api-key-row.js';
import { authenticatorEntity } from './authenticator-row.js';
import { passkeyChallengeEntity } from './passkey-challenge-row.js';
import { passkeyEntity } from './passkey-row.js';
import { personEntity } from './person-row.js';
import { personIdentityEntity } from './person-identity-row.js';
import { personSessionEntity } from './person-session-row.js';
import { recoveryCodeEntity } from './recovery-code-row.js';
import { roleGrantEntity } from './role-grant-row.js';

/** The tables that only this lib writes, for `Database.open`. */
export const identityEntities: readonly EntitySchema[] = [
  aiSystemEntity,
  personEntity,
  roleGrantEntity,
  personSessionEntity,
  personIdentityEntity,
  authenticatorEntity,
  recoveryCodeEntity,
  passkeyEntity,
  passkeyChallengeEntity,
  apiKeyEntity,
];
