import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNurseRoster, type Roster } from '@countersign/scheduling';

/** A roster with the number of shifts that its maker knows to be short of people. */
export interface MadeRoster {
  name: string;
  roster: Roster;
  uncovered: number;
}

const hour = 3_600_000;
const day = 86_400_000;
/** Rules that the instances do not have, so that they can be broken. */
const rules = { minRestHours: 11, maxHoursPerWeek: 48 };

/** Instances of INRC-I, filled by a plain rule without the engine: who has worked least and may work goes next. Null where they are not there. */
export function greedyRosters(data: string): MadeRoster[] | null {
  const folder = join(data, 'inrc1_instances');
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((file) => file.endsWith('.xml'));
  return files.toSorted().map((file) => {
    const { roster } = readNurseRoster(readFileSync(join(folder, file), 'utf8'), 'UTC');
    return { name: file.replace('.xml', ''), ...fill({ ...roster, rules }) };
  });
}

interface Worker {
  person: Roster['people'][number];
  worked: { date: number; begin: number; end: number }[];
}

function timesOf({ date, from, to }: Roster['shifts'][number]) {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const begin = midnight + minutes(from) * 60_000;
  const end = midnight + minutes(to) * 60_000 + (minutes(to) <= minutes(from) ? day : 0);
  return { date: midnight / day, begin, end };
}

function mayWork({ person, worked }: Worker, shift: Roster['shifts'][number]): boolean {
  const { date, begin, end } = timesOf(shift);
  if (!(shift.skills ?? []).every((skill) => person.skills?.includes(skill))) return false;
  if (worked.some((it) => begin - it.end < rules.minRestHours * hour)) return false;
  const monday = date - ((date + 3) % 7);
  const week = worked.filter((it) => it.date >= monday).reduce((sum, it) => sum + it.end - it.begin, 0);
  if (week + end - begin > rules.maxHoursPerWeek * hour) return false;
  let run = 1;
  while (worked.some((it) => it.date === date - run)) run += 1;
  return run <= (person.contract?.maxConsecutiveDays ?? Infinity);
}

function fill(source: Roster): { roster: Roster; uncovered: number } {
  const workers = source.people.map((person): Worker => ({ person, worked: [] }));
  const assignments: Roster['assignments'] = [];
  let uncovered = 0;
  const shifts = source.shifts.toSorted((a, b) => timesOf(a).begin - timesOf(b).begin);
  for (const shift of shifts) {
    const able = workers.filter((worker) => mayWork(worker, shift));
    const chosen = able.toSorted((a, b) => a.worked.length - b.worked.length).slice(0, shift.count);
    if (chosen.length < shift.count) uncovered += 1;
    for (const { person, worked } of chosen) {
      worked.push(timesOf(shift));
      assignments.push({ person: person.id, shift: shift.id });
    }
  }
  return { roster: { ...source, assignments, claims: { uncoveredShifts: uncovered } }, uncovered };
}
