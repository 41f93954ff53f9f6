import { setUpActor } from '@countersign/access';
import type { Role } from '@countersign/contracts';
import { addPerson, withPasswordHash } from '@countersign/identity';
import request from 'supertest';
import type { TestApp } from './test-app.js';

const password = 'a-password-for-tests';

/** Adds people with a role each to the application and signs them in; answers how to ask as one of them. */
export async function signInAll<Name extends string>(test: TestApp, people: Readonly<Record<Name, Role>>) {
  const server = () => request(test.app.getHttpServer());
  const sessions = new Map<Name, { cookie: string; csrfToken: string }>();
  for (const name of Object.keys(people) as Name[]) {
    const person = { email: `${name}@example.org`, name, language: 'en' as const, password, competences: [] };
    const hashed = await withPasswordHash({ ...person, grants: [{ role: people[name], system: null }] });
    await test.product.db.transaction((tx) => addPerson(tx, setUpActor, hashed));
    const answer = await server().post('/api/v1/session').send({ email: person.email, password });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    sessions.set(name, { cookie, csrfToken: (answer.body as { csrfToken: string }).csrfToken });
  }
  /** GET without a body; POST or another method with one. */
  return (name: Name, path: string, body?: object, method: 'post' | 'patch' = 'post'): request.Test => {
    const session = sessions.get(name);
    const asked = body === undefined ? server().get(path) : server()[method](path).send(body);
    return asked.set('Cookie', session?.cookie ?? '').set('X-CSRF-Token', session?.csrfToken ?? '');
  };
}
