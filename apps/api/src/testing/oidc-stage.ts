import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpActor } from '@countersign/access';
import type { Grant, PersonView } from '@countersign/contracts';
import { freePort } from '@countersign/database';
import { addPerson, withPasswordHash } from '@countersign/identity';
import { startIdentityProvider, type ProviderAccount, type TestIdentityProvider } from '@countersign/testing';
import { OidcBrowser } from './oidc-browser.js';
import { openTestApp, type TestApp } from './test-app.js';

const shipped = fileURLToPath(new URL('../../../../policies', import.meta.url));
const rules = `version: 1
matchBy: email-verified
createPeople: true
authentication: { claim: amr, anyOf: [mfa], ask: [phr, phrh] }
roles:
  - { claim: quality-reviewers, role: reviewer, system: null }
  - { claim: quality-leads, role: lead, system: answers }
  - { claim: elsewhere, role: lead, system: no-such-system }
competences:
  - { claim: planners, competence: production-planning }
`;

/** An act of the log, with what it holds. */
interface Recorded {
  action: string;
  payload: Record<string, unknown>;
}

/** The application with a real OpenID provider beside it, and people on both sides. */
export class OidcStage {
  private accounts = 0;
  private lastEntry = '';

  private constructor(
    readonly test: TestApp,
    readonly provider: TestIdentityProvider,
    readonly url: string,
    private readonly policies: string,
  ) {}

  static async open(): Promise<OidcStage> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
    await cp(shipped, policies, { recursive: true });
    await writeFile(join(policies, 'sign-in.yaml'), rules);
    const client = { clientId: 'countersign', clientSecret: 'a-secret-of-the-tests-32-characters' };
    const provider = await startIdentityProvider(
      { ...client, redirectUri: `${url}/api/v1/session/oidc/callback`, postLogoutRedirectUri: `${url}/` },
      [],
    );
    const test = await openTestApp({
      PORT: String(port),
      COUNTERSIGN_POLICIES: policies,
      COUNTERSIGN_RATE_LIMIT: '100000',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.clientId,
      OIDC_CLIENT_SECRET: client.clientSecret,
      OIDC_SCOPES: 'openid email profile groups',
      OIDC_ROLES_CLAIM: 'realm_access.roles',
      OIDC_LABEL: 'Example Login',
    });
    await test.app.listen(port, '127.0.0.1');
    return new OidcStage(test, provider, url, policies);
  }

  async close(): Promise<void> {
    await this.test.close();
    await this.provider.stop();
    await rm(this.policies, { recursive: true });
  }

  browser(): OidcBrowser {
    return new OidcBrowser(this.url);
  }

  /** Somebody whom the provider knows, as these claims change them. */
  account(change: Record<string, unknown> = {}): ProviderAccount {
    this.accounts += 1;
    const made = {
      sub: `subject-${this.accounts}`,
      name: `Person ${this.accounts}`,
      email: `person-${this.accounts}@example.org`,
      email_verified: true,
      amr: ['pwd', 'mfa'],
      realm_access: { roles: ['quality-reviewers'] },
      ...change,
    };
    this.provider.accounts.set(made.sub, made);
    return made;
  }

  /** Somebody whom an administrator has added. */
  async person(email: unknown, grants: Grant[] = [{ role: 'compliance', system: null }]): Promise<PersonView> {
    const input = await withPasswordHash({
      email: String(email),
      name: 'By hand',
      language: 'en' as const,
      password: 'a-password-for-tests',
      grants,
      competences: ['medicine'],
    });
    return this.test.product.db.transaction((tx) => addPerson(tx, setUpActor, input));
  }

  /** What was recorded since this was last asked. */
  async recorded(): Promise<Recorded[]> {
    const rows = await this.test.product.db.read((tx) =>
      tx.query<Recorded & { id: string }>(
        `select e.id, action, payload from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.id::text > $1 order by e.id`,
        [this.lastEntry],
      ),
    );
    this.lastEntry = rows.at(-1)?.id ?? this.lastEntry;
    return rows.map(({ action, payload }) => ({ action, payload }));
  }
}

/** Where a browser ends whose sign-in is refused for that reason. */
export const refused = (reason: string): string => `/login?refused=${reason}`;
