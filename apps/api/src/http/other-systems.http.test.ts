import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInRoles, isAllowed, setUpActor, type Actor } from '@countersign/access';
import { routes, scopes, type RouteDefinition, type RouteName } from '@countersign/contracts';
import { createKey, registerSystem } from '@countersign/identity';
import { activatePolicy } from '@countersign/submissions';
import { must, plainSystem, textBody } from '@countersign/testing';
import request from 'supertest';
import { makeObjects, type Maker, type Objects } from '../testing/objects-of-a-system.js';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';

/** What a route is asked for: the parameters of its path, and a body and query that are well-formed. */
interface Asked {
  path: Readonly<Record<string, string>>;
  body?: object;
  query?: string;
}
type Asking = (objects: Objects) => Asked;

type Ids = Exclude<keyof Objects, 'binding' | 'statement'>;
const of =
  (id: Ids, body?: object | ((objects: Objects) => object)): Asking =>
  (objects) => ({
    path: { id: objects[id] },
    ...(body && { body: typeof body === 'function' ? body(objects) : body }),
  });
const image: Asking = ({ picture }) => ({ path: { id: picture, index: '0' } });
const file =
  (id: Ids, name: string): Asking =>
  (objects) => ({ path: { id: objects[id], name } });
const digest = `sha256:${'0'.repeat(64)}`;
const words = 'x';

/** Of each route that names something of an AI system in its path: that thing. */
const things: Partial<Record<RouteName, Asking>> = {
  getSubmission: of('submission'),
  getCheckRun: ({ submission }) => ({ path: { id: submission, check: 'text-factuality' } }),
  judgeFinding: ({ submission, finding }) => ({ path: { id: submission, finding }, body: { useful: true } }),
  getPayload: of('submission'),
  waitForDecision: of('approved'),
  reviseSubmission: of('submission', textBody()),
  withdrawSubmission: of('submission'),
  listFindings: of('submission'),
  getDisclosure: of('approved'),
  listHistory: of('submission'),
  getReceipt: of('approved'),
  listDecisions: of('approved'),
  listComments: of('submission'),
  addComment: of('submission', { text: words }),
  contestDecision: of('approved', { reason: words, by: 'affected-person' }),
  listContestations: of('approved'),
  listEvidencedRequirements: of('submission'),
  getRouting: of('submission'),
  describeImage: image,
  linkImage: image,
  getBlob: image,
  analyseSchedule: of('plan'),
  askWhatIf: of('plan', { changes: [{ kind: 'due', job: 'J1', dueAt: '2026-12-03T17:00:00+08:00' }] }),
  askWhyNot: of('plan', { operation: 'J2-10', before: 'J1-10' }),
  heartbeatClaim: of('claim'),
  releaseClaim: of('claim'),
  handOverReview: of('claim', ({ person }) => ({ to: person, note: words })),
  getReview: of('claimed'),
  listCandidates: of('submission'),
  assignReview: of('submission', { person: null, reason: words }),
  holdReview: of('submission', ({ until }) => ({ reason: words, until })),
  resumeReview: of('paused'),
  snoozeReview: of('submission', { until: null }),
  notePresence: of('submission'),
  retireGoldItem: of('gold'),
  answerDisagreement: of('disagreement', { answer: 'upheld' }),
  getTrainingExport: of('training'),
  getTrainingExportFile: file('training', 'manifest.json'),
  getReport: of('report'),
  getReportFile: file('report', 'findings.csv'),
  linkReportFile: file('report', 'findings.csv'),
  changeReportSchedule: of('schedule', { paused: true }),
  deleteReportSchedule: of('schedule'),
  withdrawAttestation: of('attestation', { reason: words }),
  getIncident: of('incident'),
  reclassifyIncident: of('incident', { class: 'death', reason: words }),
  reportIncident: of('incident', ({ until }) => ({
    kind: 'initial',
    recipient: 'authority',
    sentAt: until,
    reference: words,
  })),
  closeIncident: of('incident', { correctiveAction: words }),
  liftHold: of('hold'),
  approvePolicyException: of('exception'),
  endPolicyException: of('exception'),
  stopSystem: of('system', { reason: words }),
  resumeSystem: of('system'),
  listScheduleMappings: of('system'),
  rememberScheduleMapping: of('system', { signature: digest, mapping: { kind: 'production', tables: {} } }),
  forgetScheduleMapping: ({ system }) => ({ path: { id: system }, query: `?signature=${digest}` }),
  getReviewerQuality: of('person'),
};

const inBody =
  (body: (objects: Objects) => object): Asking =>
  (objects) => ({ path: {}, body: body(objects) });
const period = ({ until }: Objects) => ({ from: '2026-01-01T00:00:00Z', to: until, systems: ['answers'] });
const reasons = [{ code: 'harmful' }];

/** Of routes that name something of an AI system in their body: that thing. */
const thingsInBodies: Partial<Record<RouteName, Asking>> = {
  submitOutput: inBody(() => textBody()),
  claimReview: inBody(({ submission }) => ({ submission })),
  decideReview: inBody(({ claim, binding }) => ({ claim, binding, outcome: 'reject', reasons })),
  giveOpinion: inBody(({ claim }) => ({ claim, outcome: 'reject', confidence: 3, reasons })),
  editOutput: inBody(({ claim, binding }) => ({ claim, binding, content: { text: words }, reasons })),
  answerContestation: inBody(({ claim, binding: { contentDigest } }) => ({
    claim,
    contentDigest,
    outcome: 'upheld',
    answer: words,
  })),
  acknowledgeAlarm: inBody(({ submission }) => ({ submission, kind: 'overdue' })),
  addGoldItem: inBody(({ approved }) => ({ submission: approved, outcome: 'approve' })),
  requestReport: inBody((objects) => ({ kind: 'audit', formats: ['csv'], ...period(objects) })),
  addReportSchedule: inBody(() => ({
    name: words,
    kind: 'audit',
    systems: ['answers'],
    formats: ['csv'],
    period: 'monthly',
    timeZone: 'UTC',
  })),
  requestTrainingExport: inBody((objects) => ({ form: 'sft', ...period(objects) })),
  openIncident: inBody(() => ({
    title: words,
    description: words,
    class: 'death',
    systems: ['answers'],
    awareAt: '2026-01-01T00:00:00Z',
  })),
  placeHold: inBody(({ approved }) => ({ kind: 'submission', target: approved, reason: words })),
  requestPolicyException: inBody(() => ({ system: 'answers', rule: 'several-persons', days: 1, reason: words })),
  signAttestation: inBody(({ statement }) => ({ ...statement, system: 'answers' })),
};

/** Why there is no such thing of another AI system in the path of a route. */
const ofNoSystem: Partial<Record<RouteName, string>> = {
  ...named('one policy holds for all AI systems', [
    ...([
      'getPolicyVersion',
      'confirmPolicyVersion',
      'getPolicyDraft',
      'changePolicyDraft',
      'proposePolicyDraft',
      'approvePolicyDraft',
    ] as const),
    ...(['returnPolicyDraft', 'withdrawPolicyDraft', 'requestBackTest', 'listBackTests'] as const),
    ...(['getPolicyShadow', 'beginPolicyShadow', 'endPolicyShadow'] as const),
  ]),
  ...named('there is one log, which whoever may read it reads whole', ['getEntry', 'getEntryProof']),
  ...named('people are of no AI system, and who administers them does so for all', [
    ...(['changePerson', 'listSessionsOfPerson', 'revokeSessionsOfPerson', 'removeSecondFactorsOfPerson'] as const),
    ...(['eraseSubject', 'approveElevation'] as const),
  ]),
  ...named('whoever administers keys and AI systems does so for all', ['revokeKey', 'rotateKey', 'changeSystem']),
  ...named('it is their own', [
    ...(['renameSavedView', 'removeSavedView', 'removePasskey', 'revokeSession', 'endElevation'] as const),
  ]),
  ...named('a template is of no AI system', ['getScheduleTemplate']),
};

function named(reason: string, names: readonly RouteName[]): Partial<Record<RouteName, string>> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

/** Refusals beside `forbidden` and `not-found` that tell as little: of a claim that is not one's own or not there, and of AI systems that are not theirs or not there. */
const tellsAsLittle: Partial<Record<RouteName, string>> = {
  ...named('claim-lost', ['heartbeatClaim', 'releaseClaim', 'handOverReview']),
  ...named('invalid-body', ['requestReport', 'addReportSchedule', 'requestTrainingExport']),
  ...named('claim-lost', ['decideReview', 'giveOpinion', 'editOutput', 'answerContestation']),
};

/** Roles that are given for single AI systems. */
const limited = Object.entries(builtInRoles.roles).flatMap(([name, { everySystem }]) => (everySystem ? [] : [name]));

let test: TestApp;
let objects: Objects;
let ask: Awaited<ReturnType<typeof signInAll>>;
const keys = { their: '', own: '' };
beforeAll(async () => {
  test = await openTestApp({ COUNTERSIGN_RATE_LIMIT: '1000000' });
  const { db } = test.product;
  await db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem('planner')));
  await db.transaction((tx) => activatePolicy(tx, setUpActor, test.product.policy));
  const on = (role: string, system: string) => ({ role, system });
  const makers = {
    reviewer: on('reviewer', 'answers'),
    second: on('reviewer', 'answers'),
    lead: on('lead', 'answers'),
    officer: on('compliance', 'answers'),
  };
  ask = await signInAll(test, {
    ...makers,
    ...Object.fromEntries(limited.map((role) => [`own-${role}`, on(role, 'answers')])),
    ...Object.fromEntries(limited.map((role) => [`other-${role}`, on(role, 'planner')])),
  } as Record<string, { role: string; system: string }>);
  const keyOf = async (system: string) =>
    (await db.transaction((tx) => createKey(tx, setUpActor, { name: system, scopes: [...scopes], systems: [system] })))
      .secret;
  keys.own = await keyOf('answers');
  keys.their = await keyOf('planner');
  objects = await makeObjects(test, ask as Awaited<ReturnType<typeof signInAll<Maker>>>);
}, 120_000);
afterAll(() => test.close());

const callers = [...limited, 'key'];

/** The caller as the rules see it: what their role, or all scopes, let them ask for on that AI system. */
function mayAsk(caller: string, { needs }: RouteDefinition): boolean {
  if (needs === 'public') return false;
  const base = { id: '01a20c4c-9cb8-7209-96cb-dd35f8dac79f', pseudonym: 'x' };
  const actor: Actor =
    caller === 'key'
      ? { ...base, kind: 'key', scopes: [...scopes], systems: ['answers'] }
      : {
          ...base,
          kind: 'person',
          name: '',
          competences: [],
          language: 'en',
          grants: [{ role: caller, system: 'answers' }],
        };
  const peopleOnly = needs[0] === 'claim' || needs[0] === 'decide';
  return !(peopleOnly && actor.kind === 'key') && isAllowed(actor, ...needs);
}

function send(whose: 'own' | 'other', caller: string, route: RouteDefinition): request.Test {
  const { path, body, query = '' } = must({ ...things, ...thingsInBodies }[route.name as RouteName])(objects);
  const address = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(must(path[name]))) + query;
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  if (caller !== 'key') return ask(`${whose}-${caller}`, address, body, method);
  const secret = whose === 'own' ? keys.own : keys.their;
  return request(test.app.getHttpServer())[method](address).send(body).set('Authorization', `Bearer ${secret}`);
}

/** The code of a problem; of all else null. */
const codeOf = (text: string): string | null => /"code":"([a-z-]+)"/.exec(text)?.[1] ?? null;

const all = Object.values(routes) as RouteDefinition[];
const naming = all.filter(({ path }) => path.includes('/:'));
const tried = naming.filter(({ name }) => (name as RouteName) in things);
const triedInBodies = all.filter(({ name }) => (name as RouteName) in thingsInBodies);
const pairs = (some: readonly RouteDefinition[]) =>
  some.flatMap((route) =>
    callers.filter((caller) => mayAsk(caller, route)).map((caller) => [route.name, caller, route] as const),
  );

describe('what is of another AI system', () => {
  it('is tried at every route that names something, or there is a reason why not', () => {
    const known = [...Object.keys(things), ...Object.keys(ofNoSystem)];
    expect(naming.map(({ name }) => name).sort()).toEqual(known.sort());
    // Somebody who is limited may ask for each: else nothing is shown.
    expect(tried.filter((route) => !callers.some((caller) => mayAsk(caller, route)))).toEqual([]);
  });

  // First, while everything is as it was made.
  it.each(pairs(tried.filter(({ method }) => method === 'GET')))('%s answers its own %s', async (_, caller, route) => {
    const { status, text } = await send('own', caller, route);
    expect([status, status < 300 ? '' : text]).toEqual([expect.any(Number), '']);
  });

  // Else a body that is malformed would be refused as if it were of another AI system.
  const refusedAsMalformed = triedInBodies.filter(({ name }) => tellsAsLittle[name as RouteName] === 'invalid-body');
  it.each(pairs(refusedAsMalformed))('%s takes the same of its own %s', async (_, caller, route) => {
    const { status, text } = await send('own', caller, route);
    expect([status, status < 300 ? '' : text]).toEqual([expect.any(Number), '']);
  });

  it.each(pairs([...tried, ...triedInBodies]))('%s tells a %s of another nothing', async (name, caller, route) => {
    const { status, text } = await send('other', caller, route);
    const isRefused = status === 403 || status === 404 || codeOf(text) === (tellsAsLittle[name as RouteName] ?? 'none');
    expect([isRefused, status, isRefused ? '' : text]).toEqual([true, status, '']);
  });
});
