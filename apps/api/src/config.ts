import { resolve } from 'node:path';
import { readSettings, routes } from '@countersign/contracts';
import type { ProviderSettings, RelyingParty } from '@countersign/identity';
import { blobPlaceOf, blobPlaceSettings, type BlobPlace } from '@countersign/storage';
import { z } from 'zod';
import { trustedProxies } from './http/trusted-proxies.js';
import { isLoopback } from './is-loopback.js';
import { relyingPartyOf } from './session/relying-party-of.js';

const issuer = z
  .url({ protocol: /^https?$/ })
  .refine((text) => text.startsWith('https:') || isLoopback(new URL(text)), {
    error: 'must begin with https: (http: is for a provider on this machine only)',
  });

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Every setting of the API; the table in docs/settings.md says what each one does. */
const fields = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  COUNTERSIGN_DATA: z.string().min(1).default('.countersign'),
  ...blobPlaceSettings,
  COUNTERSIGN_POLICIES: z.string().min(1).default('policies'),
  COUNTERSIGN_CONSOLE: z.string().min(1).default('apps/console/dist'),
  COUNTERSIGN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  COUNTERSIGN_LOG_ORIGIN: z.string().min(1).max(200).optional(),
  COUNTERSIGN_LOG_KEY: z.string().min(1).optional(),
  COUNTERSIGN_LOG_KEY_NEXT: z.string().min(1).optional(),
  COUNTERSIGN_WITNESS_POLICY: z.string().min(1).optional(),
  COUNTERSIGN_PREVIEW_CACHE_MB: z.coerce.number().int().min(0).max(1_000_000).default(512),
  COUNTERSIGN_RATE_LIMIT: z.coerce.number().int().min(1).default(600),
  COUNTERSIGN_SECURE_COOKIES: flag.optional(),
  COUNTERSIGN_TRUST_PROXY: trustedProxies.default(false),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPES: z
    .string()
    .regex(/(?:^| )openid(?: |$)/, 'must hold "openid"')
    .default('openid email profile'),
  OIDC_ROLES_CLAIM: z.string().min(1).max(200).default('roles'),
  OIDC_LABEL: z.string().min(1).max(100).default('OpenID Connect'),
  OIDC_LOCAL_SIGN_IN: flag.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

const settings = fields
  .refine((env) => env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID !== undefined, {
    path: ['OIDC_CLIENT_ID'],
    error: 'is needed with OIDC_ISSUER: the client that the provider knows this product by',
  })
  .refine((env) => env.OIDC_LOCAL_SIGN_IN || env.OIDC_ISSUER !== undefined, {
    path: ['OIDC_LOCAL_SIGN_IN'],
    error: 'cannot be off without OIDC_ISSUER: nobody could sign in',
  });

/** The identity provider that people sign in by. */
export interface OidcConfig extends ProviderSettings {
  rolesClaim: string;
  /** What the button says. */
  label: string;
}

export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  databaseOwnerUrl: string;
  databasePool: number;
  redisUrl: string | undefined;
  keysFolder: string;
  blobs: BlobPlace;
  reportFolder: string;
  /** Copies of images for viewers, and how many bytes of them are kept. */
  previewFolder: string;
  previewBytes: number;
  policyFolder: string;
  consoleFolder: string;
  publicUrl: string;
  logOrigin: string | undefined;
  /** Files of the log's key and the one that follows it, where they are not in the keys folder. */
  logKey: string | undefined;
  logKeyNext: string | undefined;
  witnessPolicy: string | undefined;
  /** Requests a minute and credential. */
  rateLimit: number;
  secureCookies: boolean;
  trustProxy: false | string[];
  /** Null where none is set up. */
  oidc: OidcConfig | null;
  /** Whether people may sign in by passwords. */
  passwords: boolean;
  /** Whom passkeys are made for; null where the public address allows none. */
  relyingParty: RelyingParty | null;
  logLevel: string;
}

function oidcOf(env: z.output<typeof settings>, publicUrl: string): OidcConfig | null {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    scopes: env.OIDC_SCOPES,
    redirectUri: `${publicUrl}${routes.finishOidc.path}`,
    rolesClaim: env.OIDC_ROLES_CLAIM,
    label: env.OIDC_LABEL,
  };
}

/** The settings in this environment; throws with every faulty one and what it must be. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = readSettings(settings, environment);
  const publicUrl = env.COUNTERSIGN_PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`;
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    redisUrl: env.REDIS_URL,
    keysFolder: resolve(env.COUNTERSIGN_DATA, 'keys'),
    blobs: blobPlaceOf(env, resolve(env.COUNTERSIGN_DATA, 'blobs')),
    previewFolder: resolve(env.COUNTERSIGN_DATA, 'previews'),
    previewBytes: env.COUNTERSIGN_PREVIEW_CACHE_MB * 1_048_576,
    reportFolder: resolve(env.COUNTERSIGN_DATA, 'reports'),
    policyFolder: resolve(env.COUNTERSIGN_POLICIES),
    consoleFolder: resolve(env.COUNTERSIGN_CONSOLE),
    publicUrl: publicUrl.replace(/\/$/, ''),
    logOrigin: env.COUNTERSIGN_LOG_ORIGIN,
    logKey: env.COUNTERSIGN_LOG_KEY && resolve(env.COUNTERSIGN_LOG_KEY),
    logKeyNext: env.COUNTERSIGN_LOG_KEY_NEXT && resolve(env.COUNTERSIGN_LOG_KEY_NEXT),
    witnessPolicy: env.COUNTERSIGN_WITNESS_POLICY && resolve(env.COUNTERSIGN_WITNESS_POLICY),
    rateLimit: env.COUNTERSIGN_RATE_LIMIT,
    secureCookies: env.COUNTERSIGN_SECURE_COOKIES ?? publicUrl.startsWith('https:'),
    trustProxy: env.COUNTERSIGN_TRUST_PROXY,
    oidc: oidcOf(env, publicUrl.replace(/\/$/, '')),
    passwords: env.OIDC_LOCAL_SIGN_IN,
    relyingParty: relyingPartyOf(publicUrl),
    logLevel: env.LOG_LEVEL,
  };
}
