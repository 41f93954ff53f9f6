import type { Roster } from '../content/roster-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { DataFault, MissingSkill } from './data-fault.js';
import { missingFields } from './missing-fields.js';
import { nameFaults } from './name-faults.js';
import { saidTwice } from './repeated-records.js';
import { unitSuspects } from './unit-suspects.js';

/** What is doubtful about the master data of a roster: people, shifts, needs and wishes, whatever was assigned. */
export function rosterDataFaults(roster: Roster): DataFault[] {
  const { people, shifts, requests = [] } = roster;
  return [
    ...nameFaults([
      {
        table: 'people',
        records: people.map(({ id }, at) => ({
          id,
          pointer: contentPointer('roster', 'people', at, 'id'),
          operations: [],
        })),
      },
      {
        table: 'shifts',
        records: shifts.map(({ id }, at) => ({
          id,
          pointer: contentPointer('roster', 'shifts', at, 'id'),
          operations: [id],
        })),
      },
    ]),
    ...saidTwice(
      'requests',
      requests.map(({ person, date, shift = null }, at) => ({
        about: JSON.stringify([person, date, shift]),
        name: `${person}: ${date}`,
        value: null,
        pointer: contentPointer('roster', 'requests', at),
        operations: shift === null ? [] : [shift],
      })),
    ),
    ...unitSuspects('people', 'hoursPerWeek', agreedHours(people)),
    ...missingFromPeople(people),
    ...missingSkills(roster),
  ];
}

function agreedHours(people: Roster['people']) {
  return people.flatMap(({ id, contract }, at) => {
    if (contract?.hoursPerWeek === undefined) return [];
    const pointer = contentPointer('roster', 'people', at, 'contract', 'hoursPerWeek');
    return [{ groups: [''], name: id, value: contract.hoursPerWeek, size: 1, pointer, operations: [] }];
  });
}

function* missingFromPeople(people: Roster['people']): Generator<DataFault> {
  const presence = (has: (person: Roster['people'][number]) => boolean) =>
    people.map((person, at) => ({
      name: person.id,
      has: has(person),
      pointer: contentPointer('roster', 'people', at),
      operations: [],
    }));
  yield* missingFields(
    'people',
    'contract',
    presence(({ contract }) => contract !== undefined),
  );
  yield* missingFields(
    'people',
    'skills',
    presence(({ skills = [] }) => skills.length > 0),
  );
}

function* missingSkills({ people, shifts }: Roster): Generator<MissingSkill> {
  const there = new Set(people.flatMap(({ skills = [] }) => skills));
  const asked = Map.groupBy(
    shifts.flatMap(({ id, skills = [] }) => skills.map((skill) => ({ id, skill }))),
    ({ skill }) => skill,
  );
  for (const [skill, of] of asked) {
    if (there.has(skill)) continue;
    const operations = of.map(({ id }) => id);
    yield { kind: 'missing-skill', table: 'people', skill, pointers: [contentPointer('roster', 'people')], operations };
  }
}
