import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type RouteInput } from '@countersign/contracts';
import {
  addPerson,
  changePerson,
  changeSystem,
  createKey,
  getPerson,
  listKeys,
  listPeople,
  listStops,
  listSystems,
  registerSystem,
  resumeSystem,
  revokeKey,
  rotateKey,
  stopSystem,
  withPasswordHash,
  withPasswordHashOf,
} from '@countersign/identity';
import { getCohorts, listCalibrations } from '@countersign/reviews';
import { listUsage, listUsageDays, listWorkers } from '@countersign/jobs';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { describeQueues } from './describe-queues.js';

@Controller()
export class AdministrationController {
  constructor(private readonly product: Product) {}

  @Route(routes.listSystems)
  listSystems(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listSystems>) {
    return this.product.db.read((tx) => listSystems(tx, actor, query));
  }

  @Route(routes.registerSystem)
  registerSystem(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.registerSystem>) {
    return this.product.db.transaction((tx) => registerSystem(tx, actor, body));
  }

  @Route(routes.changeSystem)
  changeSystem(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.changeSystem>) {
    return this.product.db.transaction((tx) => changeSystem(tx, actor, { ...body, id: params.id }));
  }

  @Route(routes.listStops)
  async listStops(@Who() actor: Actor) {
    return { items: await this.product.db.read((tx) => listStops(tx, actor)) };
  }

  @Route(routes.stopSystem)
  stopSystem(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.stopSystem>) {
    const time = { askedAt: performance.now(), clock: () => performance.now() };
    return this.product.db.transaction((tx) => stopSystem(tx, actor, { ...body, system: params.id }, time));
  }

  @Route(routes.resumeSystem)
  resumeSystem(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.resumeSystem>) {
    return this.product.db.transaction((tx) => resumeSystem(tx, actor, { system: params.id }));
  }

  @Route(routes.listPeople)
  listPeople(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listPeople>) {
    return this.product.db.transaction((tx) => listPeople(tx, actor, query));
  }

  @Route(routes.addPerson)
  async addPerson(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.addPerson>) {
    const person = await withPasswordHash(body);
    return this.product.db.transaction((tx) => addPerson(tx, actor, person));
  }

  @Route(routes.changePerson)
  async changePerson(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.changePerson>) {
    const { email, name } = await this.product.db.read((tx) => getPerson(tx, actor, params));
    const change = await withPasswordHashOf({ email, name: body.name ?? name }, body);
    return this.product.db.transaction((tx) => changePerson(tx, actor, { ...change, id: params.id }));
  }

  @Route(routes.listKeys)
  listKeys(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listKeys>) {
    return this.product.db.read((tx) => listKeys(tx, actor, query));
  }

  @Route(routes.createKey)
  createKey(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.createKey>) {
    return this.product.db.transaction((tx) => createKey(tx, actor, body));
  }

  @Route(routes.revokeKey)
  revokeKey(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.revokeKey>) {
    return this.product.db.transaction((tx) => revokeKey(tx, actor, { id: params.id }));
  }

  @Route(routes.rotateKey)
  rotateKey(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.rotateKey>) {
    return this.product.db.transaction((tx) => rotateKey(tx, actor, { ...body, id: params.id }));
  }

  @Route(routes.getCohorts)
  getCohorts(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.getCohorts>) {
    return this.product.db.read((tx) => getCohorts(tx, actor, query));
  }

  @Route(routes.listCalibrations)
  async listCalibrations(@Who() actor: Actor) {
    return { items: await this.product.db.read((tx) => listCalibrations(tx, actor)) };
  }

  @Route(routes.listWorkers)
  async listWorkers(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listWorkers>) {
    const { items, usage, usageDays } = await this.product.db.read(async (tx) => ({
      items: await listWorkers(tx, actor),
      usage: await listUsage(tx, actor, query.days),
      usageDays: await listUsageDays(tx, actor, query.days),
    }));
    const { gridGramsCo2PerKwh } = this.product.policy.devices;
    return { items, queues: await describeQueues(this.product), usage, usageDays, gridGramsCo2PerKwh };
  }
}
