import { abilityOfRules, everySystem, type Ability } from '@countersign/access';
import { actions, subjectTypes, type Action, type SessionView, type SubjectType } from '@countersign/contracts';
import type { AuthProvider } from 'react-admin';
import { call, type CallInput } from './call.js';
import { ProblemError } from './problem-error.js';
import { sessionStore } from './session-store.js';

let pending: Promise<SessionView> | null = null;

/** The session of this tab, asked for once when the page was loaded with a cookie. */
async function currentSession(): Promise<SessionView> {
  const known = sessionStore.get();
  if (known) return known;
  pending ??= call('getSession').finally(() => {
    pending = null;
  });
  const session = await pending;
  sessionStore.set(session);
  return session;
}

/** What the signed-in person may do, by the same rules as the server (libs/access). */
export const abilityOf = ({ rules }: SessionView): Ability => abilityOfRules(rules);

const isAction = (value: string): value is Action => actions.some((action) => action === value);
const isSubject = (value: string): value is SubjectType => subjectTypes.some((subject) => subject === value);

/** Whether a person may do that act to some thing of that type, or of that AI system where one is named (null: of all). */
export function may(
  session: SessionView | null,
  action: Action,
  subject: SubjectType,
  system?: string | null,
): boolean {
  if (session === null) return false;
  const of = system === undefined ? subject : { type: subject, system: system ?? everySystem };
  return abilityOf(session).can(action, of);
}

/** react-admin's resource names and acts, as the rules file calls them. */
const subjectOf: Record<string, SubjectType> = {
  queue: 'Review',
  submissions: 'Submission',
  entries: 'AuditEntry',
  reports: 'Report',
  'report-schedules': 'Report',
  systems: 'System',
  people: 'Person',
  keys: 'Key',
  attestations: 'Attestation',
  incidents: 'Incident',
  'policy-drafts': 'Policy',
  'policy-versions': 'Policy',
};
const actionOf: Record<string, Action> = {
  list: 'list',
  show: 'read',
  create: 'manage',
  edit: 'manage',
  delete: 'manage',
};
/** Acts that the rules call otherwise where they are done to some things. */
const actionOn: Partial<Record<string, Record<string, Action>>> = {
  Report: { create: 'request' },
  Policy: { list: 'read', create: 'draft' },
};

type Body<N extends 'signIn' | 'completeSignIn' | 'signInByPasskey'> = NonNullable<CallInput<N>['body']>;

/** What people sign in by: a password, what follows one, or a passkey alone. */
export type SignInGiven = Body<'signIn'> | Body<'completeSignIn'> | Body<'signInByPasskey'>;

function sessionBy(given: SignInGiven): Promise<SessionView> {
  if ('password' in given) return call('signIn', { body: given });
  return 'challenge' in given ? call('completeSignIn', { body: given }) : call('signInByPasskey', { body: given });
}

export const authProvider: AuthProvider = {
  login: async (given: SignInGiven) => {
    sessionStore.set(await sessionBy(given));
  },
  logout: async () => {
    if (sessionStore.get()) await call('signOut').catch(() => null);
    sessionStore.set(null);
    return '/login?left';
  },
  checkAuth: async () => {
    await currentSession();
  },
  checkError: (error: unknown) =>
    error instanceof ProblemError && error.status === 401 ? Promise.reject(error) : Promise.resolve(),
  getIdentity: async () => {
    const { person } = await currentSession();
    return { id: person.id, fullName: person.name };
  },
  getPermissions: async () => (await currentSession()).roles,
  canAccess: async ({ action, resource }) => {
    const session = await currentSession().catch(() => null);
    const subject = subjectOf[resource] ?? resource;
    const act = actionOn[subject]?.[action] ?? actionOf[action] ?? action;
    return isAction(act) && isSubject(subject) && may(session, act, subject);
  },
};
