import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Action, Role, Scope, SubjectType } from '@countersign/contracts';
import type { Actor, ServiceActor } from './actor.js';

/** What services may do and nobody else: record machine results, run the log, set up. */
export type ServiceAction = 'record' | 'seal' | 'set-up';
export type Ability = MongoAbility<[Action | ServiceAction | 'manage', SubjectType | 'all' | object]>;

type Grant = (can: AbilityBuilder<Ability>['can'], system: object) => void;

const byRole: Record<Role, Grant> = {
  reviewer: (can, system) => {
    can(['list', 'read', 'claim', 'decide'], 'Review', system);
    can(['list', 'read', 'comment', 'submit', 'withdraw'], 'Submission', system);
    can('read', 'Receipt', system);
    can('submit', 'Blob');
    can(['list', 'submit', 'withdraw'], 'ScheduleMapping', system);
    can('read', 'Catalog');
    can('read', 'CheckRun', system);
    can(['list', 'stop'], 'Stop', system);
  },
  lead: (can, system) => {
    byRole.reviewer(can, system);
    can('contest', 'Submission', system);
    can(['list', 'manage'], 'GoldItem', system);
    can(['list', 'manage'], 'SecondReview', system);
    can('read', 'ReviewerQuality', system);
    can(['list', 'read'], 'AuditEntry');
    can('read', 'Coverage', system);
    can(['read', 'draft', 'withdraw'], 'Policy');
    can('read', 'Fleet');
    can('resume', 'Stop', system);
    can(['list', 'sign'], 'Attestation', system);
    can(['list', 'read'], 'Incident', system);
  },
  compliance: (can, system) => {
    can(['list', 'manage'], 'GoldItem', system);
    can('list', 'SecondReview', system);
    can(['list', 'read'], ['Submission', 'Review'], system);
    can(['comment', 'contest'], 'Submission', system);
    can('read', ['Receipt', 'CheckRun'], system);
    can(['list', 'read', 'request'], 'Report', system);
    can(['list', 'read', 'request'], 'TrainingExport', system);
    can(['list', 'read'], 'AuditEntry');
    can('read', 'Coverage', system);
    can('read', ['Policy', 'Catalog', 'Fleet']);
    can(['draft', 'approve', 'withdraw'], 'Policy');
    can(['list', 'stop', 'resume'], 'Stop', system);
    can('list', 'System');
    can(['list', 'manage'], 'Hold', system);
    can(['list', 'sign'], 'Attestation', system);
    can(['list', 'read', 'manage'], 'Incident', system);
  },
  administrator: (can) => {
    can(['list', 'manage'], ['Person', 'Key', 'System', 'Hold']);
    can(['list', 'withdraw'], 'ScheduleMapping');
    can(['list', 'read'], ['Submission', 'AuditEntry', 'Incident']);
    can('read', 'CheckRun');
    can('list', 'Attestation');
    can('read', ['Policy', 'Fleet', 'Catalog']);
    can(['approve', 'withdraw'], 'Policy');
    can(['list', 'stop', 'resume'], 'Stop');
  },
};

const byScope: Record<Scope, Grant> = {
  submit: (can, system) => {
    can(['submit', 'withdraw', 'read', 'contest'], 'Submission', system);
    can('submit', 'Blob');
    can(['list', 'submit', 'withdraw'], 'ScheduleMapping', system);
    can('read', 'Receipt', system);
    can('read', 'Catalog');
  },
  read: (can, system) => {
    can(['list', 'read'], 'Submission', system);
    can('read', 'Receipt', system);
    can('read', 'Catalog');
    can('list', 'System');
  },
  report: (can, system) => {
    can(['list', 'read', 'request'], 'Report', system);
    can(['list', 'read'], 'AuditEntry');
    can('read', ['Coverage', 'Receipt'], system);
    can('read', 'Catalog');
    can(['list', 'read'], ['Attestation', 'Incident'], system);
    can('list', 'System');
  },
};

const byService: Record<ServiceActor['name'], (can: AbilityBuilder<Ability>['can']) => void> = {
  worker: (can) => can(['record', 'seal', 'set-up'], 'all'),
  'set-up': (can) => {
    can(['record', 'seal', 'set-up'], 'all');
    can(['list', 'manage'], ['Person', 'Key', 'System']);
  },
  'sign-in': () => {},
  link: (can) => can('read', ['Report', 'Submission']),
};

/** All that an actor may do: the one home of "who may do this". */
export function abilityFor(actor: Actor): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  switch (actor.kind) {
    case 'person':
      can(['read-own', 'change-own'], 'Profile');
      for (const grant of actor.grants) {
        byRole[grant.role](can, grant.system === null ? {} : { system: grant.system });
      }
      break;
    case 'key': {
      const system = actor.systems.length === 0 ? {} : { system: { $in: [...actor.systems] } };
      for (const scope of actor.scopes) byScope[scope](can, system);
      break;
    }
    case 'service':
      byService[actor.name](can);
      break;
  }
  return build({ detectSubjectType: (item) => (item as { type: SubjectType }).type });
}
