import { seededRandom } from '@countersign/checks';
import {
  buildRosterModel,
  buildScheduleModel,
  recheckRoster,
  recheckSchedule,
  roster as rosterSchema,
  schedule as scheduleSchema,
} from '@countersign/scheduling';
import type { Evaluator } from '../section.ts';
import { dispatchFlexible } from '../schedules/dispatch-flexible.ts';
import { enrichShop } from '../schedules/enrich-shop.ts';
import { greedyRosters } from '../schedules/greedy-roster.ts';
import { readFlexibleShops, readJobShops } from '../schedules/read-shops.ts';
import { rosterMutations } from '../schedules/roster-mutations.ts';
import type { Mutation } from '../schedules/mutation.ts';
import { scheduleMutations } from '../schedules/schedule-mutations.ts';

/** What a re-check says, of schedules and rosters alike. */
interface Found {
  kind: string;
  places: readonly string[];
  amount: number;
}

interface Tally {
  tried: number;
  found: number;
  named: number;
  measured: number;
  right: number;
}

const tries = 10_000;
const rosterTries = 2000;

function scheduleFound(content: unknown): Found[] {
  const violations = recheckSchedule(buildScheduleModel(scheduleSchema.parse(content)));
  return violations.map(({ constraint, operations, amount }) => ({ kind: constraint, places: operations, amount }));
}

function rosterFound(content: unknown): Found[] {
  const violations = recheckRoster(buildRosterModel(rosterSchema.parse(content)));
  return violations.map(({ constraint, shifts, amount }) => ({ kind: constraint, places: shifts, amount }));
}

/** Breaks the contents one way after the other until there have been enough tries; counts what was found, and at the right place. */
function tryMutations<Content extends { assignments: Item[] }, Item, Kind extends string>(
  contents: readonly Content[],
  mutations: readonly Mutation<Content, Item, Kind>[],
  recheck: (content: unknown) => Found[],
  wanted: number,
): Map<string, Tally> {
  const random = seededRandom(20_261_130);
  const draw = (bound: number): number => Math.floor(random() * bound);
  const tallies = new Map(mutations.map(({ kind, how }) => [`${kind}: ${how}`, emptyTally()]));
  for (let done = 0, round = 0; done < wanted && round < 20 * wanted; round += 1) {
    const mutation = mutations[round % mutations.length];
    const source = contents[draw(contents.length)];
    if (!mutation || !source) break;
    const content = structuredClone(source);
    const item = content.assignments[draw(content.assignments.length)];
    const broken = item === undefined ? null : mutation.spoil(content, item, draw);
    const tally = tallies.get(`${mutation.kind}: ${mutation.how}`);
    if (!broken || !tally) continue;
    done += 1;
    const own = recheck(content).filter(({ kind }) => kind === mutation.kind);
    const { operation, amount } = broken;
    const named = operation === null ? own : own.filter(({ places }) => places.includes(operation));
    tally.tried += 1;
    tally.found += own.length > 0 ? 1 : 0;
    tally.named += named.length > 0 ? 1 : 0;
    tally.measured += amount === undefined ? 0 : 1;
    tally.right += amount !== undefined && named.some((it) => Math.abs(it.amount - amount) < 1e-6) ? 1 : 0;
  }
  return tallies;
}

const emptyTally = (): Tally => ({ tried: 0, found: 0, named: 0, measured: 0, right: 0 });

function rowsOf(of: string, alarms: readonly Found[][], tallies: ReadonlyMap<string, Tally>): string[][] {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const wrong = alarms.filter(({ length }) => length > 0).length;
  return [
    [`${of}, unbroken: false alarms`, String(alarms.length), share(wrong, alarms.length), '–', '–'],
    ...[...tallies].map(([name, { tried, found, named, measured, right }]) => [
      `${of}, ${name}`,
      String(tried),
      share(found, tried),
      share(named, tried),
      share(right, measured),
    ]),
  ];
}

/** Each constraint broken in otherwise valid schedules and rosters: is it found, at the right place, by the right amount? */
export const schedulesMutated: Evaluator = async (data) => {
  const shops = readJobShops(data);
  const flexible = readFlexibleShops(data);
  const rosters = greedyRosters(data);
  if (!shops || !flexible || !rosters) return null;
  const schedules = [...shops, ...flexible.map(dispatchFlexible)].map(enrichShop);
  const made = rosters.map(({ roster }) => roster);
  const unbroken = made.map((content) =>
    rosterFound(content).filter(({ kind }) => kind !== 'coverage' && kind !== 'request'),
  );
  return {
    title: 'Schedules: what is broken is found',
    text: `The job shops and flexible job shops in a plant with shifts, changeovers, people, material, releases, due dates, tools, ovens, lots, locks and a frozen horizon, all kept to the minute; one constraint broken in each of ${tries} seeded tries, and in ${rosterTries} of the nurse rosters. Found: a finding of that kind. Named: at the operation (shift) that was broken. Amount: by exactly as much, where the mutation decides it.`,
    table: {
      head: ['broken', 'tries', 'found', 'named', 'amount'],
      rows: [
        ...rowsOf(
          'schedule',
          schedules.map(scheduleFound),
          tryMutations(schedules, scheduleMutations, scheduleFound, tries),
        ),
        ...rowsOf('roster', unbroken, tryMutations(made, rosterMutations, rosterFound, rosterTries)),
      ],
    },
  };
};
