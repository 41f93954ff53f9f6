import { setUpActor } from '@countersign/access';
import type { ClaimView, DecisionAnswer, Outcome, Role, SubmissionView } from '@countersign/contracts';
import { addPerson, createKey, registerSystem, withPasswordHash } from '@countersign/identity';
import { plainSystem } from './plain-system.js';
import type { RunningProduct } from './product-process.js';

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** Sends JSON to a running product and reads JSON, or text where it is none. */
export async function send<Body>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer<Body>> {
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(url, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson =
    /json/.test(answer.headers.get('content-type') ?? '') && !/jose/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, body: (isJson && text !== '' ? JSON.parse(text) : text) as Body };
}

/** A person signed in to a running product. */
export class SignedIn {
  private constructor(
    private readonly product: Pick<RunningProduct, 'url'>,
    /** What a request of this session carries: its cookie and its CSRF token. */
    readonly headers: Record<string, string>,
  ) {}

  static async as(product: Pick<RunningProduct, 'url'>, email: string, password: string): Promise<SignedIn> {
    const answer = await fetch(`${product.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return new SignedIn(product, { Cookie: cookie, 'X-CSRF-Token': csrfToken });
  }

  send<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    return send(`${this.product.url}/api/v1${path}`, method, this.headers, body);
  }

  /** Claims the submission and decides it with one reason; answers what the product said. */
  async decide(submission: string, outcome: Outcome, code: string): Promise<Answer<DecisionAnswer>> {
    const { body } = await this.send<ClaimView>('POST', '/reviews/claims', { submission });
    const decision = { claim: body.claim.id, binding: body.binding, outcome, reasons: [{ code }] };
    return this.send('POST', '/reviews/decisions', decision);
  }
}

const password = 'a-password-for-tests';

/** A client with a key, and people of every role, on a running product. */
export class ProductUsers {
  private constructor(
    readonly product: RunningProduct,
    readonly apiKey: string,
  ) {}

  /** Registers the AI system `answers`, makes a key with every scope, and two people for each role. */
  static async on(product: RunningProduct): Promise<ProductUsers> {
    const { db } = product.test;
    const roles: Role[] = ['reviewer', 'lead', 'compliance', 'administrator'];
    const people = await Promise.all(
      roles.flatMap((role) =>
        [1, 2].map((n) =>
          withPasswordHash({
            email: `${role}${n}@example.org`,
            name: `${role} ${n}`,
            language: 'en' as const,
            password,
            grants: [{ role, system: null }],
            competences: [],
          }),
        ),
      ),
    );
    const secret = await db.transaction(async (tx) => {
      await registerSystem(tx, setUpActor, plainSystem('answers', 'Answers'));
      for (const person of people) await addPerson(tx, setUpActor, person);
      const key = {
        name: 'client',
        scopes: ['submit', 'read', 'report'] as ('submit' | 'read' | 'report')[],
        systems: [],
      };
      return (await createKey(tx, setUpActor, key)).secret;
    });
    return new ProductUsers(product, secret);
  }

  /** As the API client. */
  send<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const authorization = { Authorization: `Bearer ${this.apiKey}`, ...headers };
    return send(`${this.product.url}/api/v1${path}`, method, authorization, body);
  }

  signIn(role: Role, n: 1 | 2 = 1): Promise<SignedIn> {
    return SignedIn.as(this.product, `${role}${n}@example.org`, password);
  }

  /** Waits until the checks of a submission are in and it is before people. */
  async untilWaiting(id: string, limitMs = 180_000): Promise<SubmissionView> {
    const end = Date.now() + limitMs;
    for (;;) {
      const { body } = await this.send<SubmissionView>('GET', `/submissions/${id}`);
      if (body.state === 'awaiting-review') return body;
      if (Date.now() > end) throw new Error(`The submission is still "${body.state}": ${JSON.stringify(body.checks)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
