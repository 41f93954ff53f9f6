import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignInRules } from '@countersign/policy';
import { IdentityFixture } from '../../test/identity-fixture.js';
import type { Claims } from './claims.js';
import { signInByIdentity, type IdentitySignedIn } from './sign-in-by-identity.js';

const now = new Date('2026-11-20T08:00:00.000Z');
const rules: SignInRules = {
  version: 1,
  matchBy: 'email-verified',
  createPeople: true,
  verifiedClaim: 'email_verified',
  roles: [],
  competences: [],
};

let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());

interface Shape {
  rolesClaim: string;
  /** The value of that claim which gives the role of a lead. */
  value: string;
  rules?: Partial<SignInRules>;
  token: Claims;
  userinfo?: Claims;
}

/** Tokens as the providers document them, shortened; none is of a living service. */
const shapes: Record<string, Shape> = {
  'Entra ID, app roles': {
    rolesClaim: 'roles',
    value: 'quality-leads',
    rules: { verifiedClaim: 'xms_edov' },
    token: {
      aud: '6e74172b-be56-4843-9ff4-e66a39bb12e3',
      iss: 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
      sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
      oid: '690222be-ff1a-4d56-abd1-7e4f7d38e474',
      tid: '72f988bf-86f1-41af-91ab-2d7cd011db47',
      ver: '2.0',
      name: 'Ann Entra',
      preferred_username: 'ann@entra.example',
      email: 'ann@entra.example',
      xms_edov: true,
      roles: ['quality-leads'],
    },
  },
  'Entra ID, groups by their ids': {
    rolesClaim: 'groups',
    value: '8d5e1f2a-3f44-4b0b-9d8e-0a8d9f4f5a11',
    rules: { verifiedClaim: 'xms_edov' },
    token: {
      iss: 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
      sub: 'BBBBBBBBBBBBBBBBBBBBBIkzqFVrSaSaFHy782bbtaQ',
      email: 'Bea@entra.example',
      xms_edov: '1',
      groups: ['0fd2a0b5-6f6c-4f0e-8a2b-d1d5a6a3a001', '8d5e1f2a-3f44-4b0b-9d8e-0a8d9f4f5a11'],
    },
  },
  'Keycloak, realm roles': {
    rolesClaim: 'realm_access.roles',
    value: 'quality-leads',
    rules: { authentication: { claim: 'acr', anyOf: ['2'], ask: ['2'] } },
    token: {
      iss: 'https://sso.example/realms/works',
      sub: '9b3f7f3c-2a0e-4cb4-8a3c-a6f5a7a1a002',
      typ: 'ID',
      azp: 'countersign',
      acr: '2',
      email_verified: true,
      realm_access: { roles: ['default-roles-works', 'offline_access', 'quality-leads'] },
      name: 'Cai Keycloak',
      preferred_username: 'cai',
      email: 'cai@keycloak.example',
    },
  },
  'Keycloak, roles of a client with dots in its name': {
    rolesClaim: 'resource_access.countersign.works.example.roles',
    value: 'lead',
    token: {
      iss: 'https://sso.example/realms/works',
      sub: '9b3f7f3c-2a0e-4cb4-8a3c-a6f5a7a1a003',
      email_verified: true,
      email: 'dan@keycloak.example',
      resource_access: { account: { roles: ['lead'] }, 'countersign.works.example': { roles: ['lead'] } },
    },
  },
  'Keycloak, groups with their paths': {
    rolesClaim: 'groups',
    value: '/quality/leads',
    token: {
      iss: 'https://sso.example/realms/works',
      sub: '9b3f7f3c-2a0e-4cb4-8a3c-a6f5a7a1a004',
      email_verified: true,
      email: 'eva@keycloak.example',
      groups: ['/quality', '/quality/leads'],
    },
  },
  'Okta, groups from the userinfo endpoint': {
    rolesClaim: 'groups',
    value: 'Quality Leads',
    rules: { authentication: { claim: 'amr', anyOf: ['mfa'], ask: ['urn:okta:loa:2fa:any'] } },
    token: {
      iss: 'https://works.okta.com/oauth2/default',
      sub: '00uid4BxXw6I6TV4m0g3',
      ver: 1,
      idp: '00ok1u7AsAkrwdZL3z0g3',
      amr: ['mfa', 'otp', 'pwd'],
      acr: 'urn:okta:loa:2fa:any',
    },
    userinfo: {
      name: 'Fay Okta',
      email: 'fay@okta.example',
      email_verified: true,
      zoneinfo: 'Asia/Taipei',
      groups: ['Everyone', 'Quality Leads'],
    },
  },
  'Auth0, a claim under an address': {
    rolesClaim: 'https://works.example/roles',
    value: 'lead',
    token: {
      iss: 'https://works.eu.auth0.com/',
      sub: 'auth0|5f7c8ec7c33c6c004bbafe82',
      email: 'gus@auth0.example',
      email_verified: true,
      'https://works.example/roles': ['lead'],
    },
  },
};

const signIn = ({ token, userinfo = {}, rolesClaim, ...shape }: Omit<Shape, 'value'>): Promise<IdentitySignedIn> =>
  identity.db.transaction((tx) =>
    signInByIdentity(tx, {
      identity: {
        issuer: String(token['iss']),
        subject: String(token['sub']),
        claims: { ...userinfo, ...token },
        token,
      },
      rules: { ...rules, ...shape.rules },
      rolesClaim,
      language: 'en',
      origin: { userAgent: undefined, address: undefined },
      now,
    }),
  );

const giving = ({ value, ...shape }: Shape): Omit<Shape, 'value'> => ({
  ...shape,
  rules: { ...shape.rules, roles: [{ claim: value, role: 'lead', system: null }] },
});
const grantsOf = (answer: IdentitySignedIn) => ('session' in answer ? answer.session.actor.grants : answer);

describe('tokens of the shape of', () => {
  it.each(Object.entries(shapes))('%s give a role, and the same person again', async (_, shape) => {
    const [first, second] = [await signIn(giving(shape)), await signIn(giving(shape))];
    expect(grantsOf(first)).toEqual([{ role: 'lead', system: null }]);
    const people = [first, second].map((answer) => 'session' in answer && answer.session.person);
    expect(people[0]).toMatchObject({ email: String({ ...shape.userinfo, ...shape.token }['email']).toLowerCase() });
    expect(people[1]).toEqual(people[0]);
  });

  it('Entra ID with more than 200 groups are refused, and take nothing away', async () => {
    const shape = { ...giving(shapes['Entra ID, groups by their ids'] as Shape) };
    const { groups, ...token } = shape.token;
    expect(groups).toHaveLength(2);
    const overage = {
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://graph.windows.net/72f988bf/users/690222be/getMemberObjects' } },
    };
    await signIn(shape);
    expect(await signIn({ ...shape, token: { ...token, ...overage } })).toEqual({ refused: 'roles-not-sent' });
    expect(grantsOf(await signIn(shape))).toEqual([{ role: 'lead', system: null }]);
  });

  it('Entra ID without an address, or with one whose domain nobody verified, add nobody', async () => {
    const shape = giving(shapes['Entra ID, app roles'] as Shape);
    for (const change of [{ email: undefined }, { xms_edov: false }, { xms_edov: undefined }]) {
      const token = { ...shape.token, sub: `other ${Object.keys(change).join()}`, ...change };
      expect(await signIn({ ...shape, token })).toEqual({ refused: 'email-not-verified' });
    }
  });

  it('Google find who was added by hand, and give no role', async () => {
    const { email, id } = await identity.add();
    const token = {
      iss: 'https://accounts.google.com',
      azp: '1234987819200.apps.googleusercontent.com',
      sub: '10769150350006150715113082367',
      hd: 'works.example',
      email,
      email_verified: true,
      name: 'Hal Google',
    };
    const answer = await signIn({ rolesClaim: 'roles', token });
    expect('session' in answer && answer.session.person.id).toBe(id);
    expect(grantsOf(answer)).toEqual([{ role: 'reviewer', system: null }]);
    // Google says nothing of how somebody signed in: whoever asks for it lets nobody in.
    const asked = { authentication: { claim: 'amr', anyOf: ['mfa'], ask: [] } };
    expect(await signIn({ rolesClaim: 'roles', token, rules: asked })).toEqual({ refused: 'weak-authentication' });
  });
});
