import { setUpActor } from '@countersign/access';
import type { Grant, Role } from '@countersign/contracts';
import { addPerson, withPasswordHash } from '@countersign/identity';
import request from 'supertest';
import type { TestApp } from './test-app.js';

const password = 'a-password-for-tests';

/** Adds people with a role each, everywhere or on one AI system, to the application and signs them in; answers how to ask as one of them. */
export async function signInAll<Name extends string>(test: TestApp, people: Readonly<Record<Name, Role | Grant>>) {
  const server = () => request(test.app.getHttpServer());
  const sessions = new Map<Name, { cookie: string; csrfToken: string }>();
  for (const name of Object.keys(people) as Name[]) {
    const person = { email: `${name}@example.org`, name, language: 'en' as const, password, competences: [] };
    const given: Role | Grant = people[name];
    const grants = [typeof given === 'string' ? { role: given, system: null } : given];
    const hashed = await withPasswordHash({ ...person, grants });
    await test.product.db.transaction((tx) => addPerson(tx, setUpActor, hashed));
    const answer = await server().post('/api/v1/session').send({ email: person.email, password });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    sessions.set(name, { cookie, csrfToken: (answer.body as { csrfToken: string }).csrfToken });
  }
  /** GET without a body and POST with one, where no method is named. */
  return (
    name: Name,
    path: string,
    body?: object,
    method: 'get' | 'post' | 'patch' | 'put' | 'delete' = body === undefined ? 'get' : 'post',
  ): request.Test => {
    const session = sessions.get(name);
    const asked = server()[method](path).send(body);
    return asked.set('Cookie', session?.cookie ?? '').set('X-CSRF-Token', session?.csrfToken ?? '');
  };
}
