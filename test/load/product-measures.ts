import type { ClaimView } from '@countersign/contracts';
import { drive, type Call, type Driven } from './drive.ts';
import { submissionBody, type Stage } from './stage.ts';

const api = '/api/v1';
const prepared = (count: number, body: () => unknown): string[] =>
  Array.from({ length: count }, () => JSON.stringify(body()));

/** Outputs a second, one in each POST: authentication, validation, rows, checks, audit entry and view. */
export function intake(stage: Stage, connections: number, seconds: number): Promise<Driven> {
  const bodies = prepared(64, submissionBody);
  let count = 0;
  const next = () => ({
    method: 'POST' as const,
    path: `${api}/submissions`,
    headers: { authorization: stage.authorization },
    body: bodies[count++ % bodies.length] ?? '',
  });
  return drive({ url: stage.url, connections, seconds, next, expected: 201 });
}

/** Outputs a second, fifty in each POST; the times are of whole batches. */
export async function batchIntake(stage: Stage, connections: number, seconds: number): Promise<Driven> {
  const bodies = prepared(8, () => ({ items: Array.from({ length: 50 }, submissionBody) }));
  let count = 0;
  const next = () => ({
    method: 'POST' as const,
    path: `${api}/submissions/batch`,
    headers: { authorization: stage.authorization },
    body: bodies[count++ % bodies.length] ?? '',
  });
  const driven = await drive({ url: stage.url, connections, seconds, next, expected: 200 });
  return { ...driven, count: driven.count * 50, perSecond: driven.perSecond * 50 };
}

/** A claim and who holds it, as a decision needs them. */
export interface Held {
  reviewer: number;
  claim: string;
  submission: string;
  binding: ClaimView['binding'];
}

/** Claims a second of "next", by every reviewer at once; answers also what was claimed, and fails when something was claimed twice. */
export async function claims(stage: Stage, seconds: number): Promise<{ driven: Driven; held: Held[] }> {
  const answers: { text: string; reviewer: number }[] = [];
  const driven = await drive({
    url: stage.url,
    connections: stage.reviewers.length,
    seconds,
    next: (reviewer) => ({
      method: 'POST',
      path: `${api}/reviews/claims`,
      headers: stage.reviewers[reviewer] ?? {},
      body: '{}',
    }),
    expected: 201,
    answered: (text, reviewer) => answers.push({ text, reviewer }),
  });
  const held = answers.map(({ text, reviewer }): Held => {
    const { claim, binding, submission } = JSON.parse(text) as ClaimView;
    return { reviewer, claim: claim.id, submission: submission.id, binding };
  });
  const distinct = new Set(held.map(({ submission }) => submission)).size;
  if (distinct !== held.length) throw new Error(`${held.length - distinct} reviews were claimed twice.`);
  return { driven, held };
}

/** Approvals a second, each under its claim: decision, audit entry, receipt. */
export function decisions(stage: Stage, held: readonly Held[], seconds: number): Promise<Driven> {
  const waiting = stage.reviewers.map((_, reviewer) => held.filter((claim) => claim.reviewer === reviewer));
  const next = (reviewer: number): Call | null => {
    const mine = waiting[reviewer]?.pop();
    if (!mine) return null;
    const body = {
      claim: mine.claim,
      binding: mine.binding,
      outcome: 'approve',
      reasons: [{ code: 'checked-against-source' }],
    };
    return {
      method: 'POST',
      path: `${api}/reviews/decisions`,
      headers: stage.reviewers[reviewer] ?? {},
      body: JSON.stringify(body),
    };
  };
  return drive({ url: stage.url, connections: stage.reviewers.length, seconds, next, expected: 201 });
}

/** Queue pages of 50 a second, each reviewer walking on from page to page. */
export function queuePages(stage: Stage, connections: number, seconds: number): Promise<Driven> {
  const cursors: (string | null)[] = [];
  return drive({
    url: stage.url,
    connections,
    seconds,
    next: (connection) => ({
      method: 'GET',
      path: `${api}/reviews/queue?limit=50${cursors[connection] ? `&after=${encodeURIComponent(cursors[connection])}` : ''}`,
      headers: stage.reviewers[connection] ?? {},
    }),
    expected: 200,
    answered: (text, connection) => {
      // The cursor stands at the end: a search through all of the page would be the load, not the product.
      cursors[connection] = /"next":"([^"]+)"/.exec(text.slice(-300))?.[1] ?? null;
    },
  });
}
