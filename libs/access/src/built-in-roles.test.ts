import { describe, expect, it } from '@jest/globals';
import { actions, rolesDocument, subjectTypes, type Action, type Role, type SubjectType } from '@countersign/contracts';
import type { PersonActor } from './actor.js';
import { everySystem, isAllowed } from './authorize.js';
import { builtInRoles } from './built-in-roles.js';

type Rights = Partial<Record<SubjectType, Action[]>>;
/** What each role may do: of the AI systems of its grant, and whichever those are. */
interface Given {
  ofSystems: Rights;
  always: Rights;
}

const reviewer: Given = {
  ofSystems: {
    Review: ['list', 'read', 'claim', 'decide'],
    Submission: ['list', 'read', 'comment', 'submit', 'withdraw'],
    Receipt: ['read'],
    ScheduleMapping: ['list', 'submit', 'withdraw'],
    CheckRun: ['read'],
    Stop: ['list', 'stop'],
  },
  always: { Blob: ['submit'], Catalog: ['read'] },
};

const expected: Record<Role, Given> = {
  reviewer,
  lead: {
    ofSystems: {
      ...reviewer.ofSystems,
      Review: ['list', 'read', 'claim', 'decide', 'lead'],
      Submission: ['list', 'read', 'comment', 'submit', 'withdraw', 'contest'],
      GoldItem: [...actions],
      SecondReview: [...actions],
      ReviewerQuality: ['read'],
      Coverage: ['read'],
      Stop: ['list', 'stop', 'resume'],
      Attestation: ['list', 'sign'],
      Incident: ['list', 'read'],
    },
    always: {
      ...reviewer.always,
      AuditEntry: ['list', 'read'],
      Policy: ['read', 'draft', 'withdraw'],
      Fleet: ['read'],
    },
  },
  compliance: {
    ofSystems: {
      GoldItem: [...actions],
      SecondReview: ['list'],
      TrainingExport: ['list', 'read', 'request'],
      Submission: ['list', 'read', 'comment', 'contest'],
      Review: ['list', 'read', 'oversee'],
      Receipt: ['read'],
      CheckRun: ['read'],
      Report: ['list', 'read', 'request'],
      Coverage: ['read'],
      Stop: ['list', 'stop', 'resume'],
      Hold: [...actions],
      Attestation: ['list', 'sign'],
      Incident: [...actions],
    },
    always: {
      AuditEntry: ['list', 'read'],
      Policy: ['read', 'draft', 'approve', 'withdraw'],
      Catalog: ['read'],
      Fleet: ['read'],
      System: ['list'],
    },
  },
  administrator: {
    ofSystems: {},
    always: {
      Person: [...actions],
      Key: [...actions],
      Elevation: ['list', 'approve'],
      System: [...actions],
      Hold: [...actions],
      ScheduleMapping: ['list', 'withdraw'],
      Submission: ['list', 'read'],
      AuditEntry: ['list', 'read'],
      Incident: ['list', 'read'],
      CheckRun: ['read'],
      Attestation: ['list'],
      Policy: ['read', 'approve', 'withdraw'],
      Fleet: ['read'],
      Catalog: ['read'],
      Stop: ['list', 'stop', 'resume'],
    },
  },
};
const own: Rights = { Profile: ['read-own', 'change-own'] };

const holding = (role: Role, system: string | null): PersonActor => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  pseudonym: 'person:p',
  grants: [{ role, system }],
  competences: [],
  language: 'en',
});

/** Everything that somebody may do, of nothing in particular or of that AI system, as `act type`. */
function allowed(actor: PersonActor, system?: string): string[] {
  return subjectTypes.flatMap((type) =>
    actions.filter((action) => isAllowed(actor, action, type, system)).map((action) => `${action} ${type}`),
  );
}
const listed = (...rights: Rights[]): string[] =>
  rights.flatMap((of) => Object.entries(of).flatMap(([type, acts]) => acts.map((action) => `${action} ${type}`)));

describe.each(Object.keys(expected) as Role[])('the built-in role %s', (role) => {
  const { ofSystems, always } = expected[role];
  const everything = listed(ofSystems, always, own).toSorted();
  const withoutSystems = listed(always, own).toSorted();

  it('for all AI systems may do this, and nothing else', () => {
    for (const system of [undefined, 'mine', everySystem]) {
      expect(allowed(holding(role, null), system).toSorted()).toEqual(everything);
    }
  });

  it('for one AI system may do it there, and elsewhere what belongs to none', () => {
    expect(allowed(holding(role, 'mine'), 'mine').toSorted()).toEqual(everything);
    expect(allowed(holding(role, 'mine')).toSorted()).toEqual(everything);
    for (const system of ['other', everySystem]) {
      expect(allowed(holding(role, 'mine'), system).toSorted()).toEqual(withoutSystems);
    }
  });
});

it('is a document that would be taken', () => {
  expect(rolesDocument.parse(builtInRoles)).toEqual(builtInRoles);
});
