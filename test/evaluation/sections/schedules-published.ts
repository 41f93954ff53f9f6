import {
  buildRosterModel,
  buildScheduleModel,
  keyFigures,
  leftShift,
  recheckRoster,
  recheckSchedule,
  schedule as scheduleSchema,
  sequenceOf,
} from '@countersign/scheduling';
import type { Evaluator } from '../section.ts';
import { dispatchFlexible } from '../schedules/dispatch-flexible.ts';
import { greedyRosters, type MadeRoster } from '../schedules/greedy-roster.ts';
import { readFlexibleShops, readJobShops, type SolvedShop } from '../schedules/read-shops.ts';

interface Outcome {
  operations: number;
  alarms: number;
  sameLength: boolean;
  /** Recomputed in the same sequences, no operation later and no shorter than the best bound. */
  replayed: boolean;
}

function tryShop({ schedule, makespan, lowerBound }: SolvedShop): Outcome {
  const model = buildScheduleModel(scheduleSchema.parse(schedule));
  const shift = leftShift(schedule, sequenceOf(model));
  const replayed = shift.status === 'feasible' ? keyFigures(buildScheduleModel(shift.schedule)).makespanMinutes : NaN;
  return {
    operations: model.operations.size,
    alarms: recheckSchedule(model).length,
    sameLength: keyFigures(model).makespanMinutes === makespan,
    replayed: replayed <= makespan && replayed >= (lowerBound ?? 0),
  };
}

/** Alarms beside the shortages that the maker of the roster knows; refused wishes are none. */
function tryRoster({ roster, uncovered }: MadeRoster): Outcome {
  const found = recheckRoster(buildRosterModel(roster));
  const short = found.filter(({ constraint }) => constraint === 'coverage').length;
  const others = found.filter(({ constraint }) => constraint !== 'coverage' && constraint !== 'request').length;
  return { operations: roster.shifts.length, alarms: others, sameLength: short === uncovered, replayed: true };
}

function rowOf(name: string, outcomes: readonly Outcome[], hasSequence = true): string[] {
  const count = (holds: (outcome: Outcome) => boolean) => `${outcomes.filter(holds).length} of ${outcomes.length}`;
  return [
    name,
    String(outcomes.reduce((sum, { operations }) => sum + operations, 0)),
    count(({ alarms }) => alarms === 0),
    count(({ sameLength }) => sameLength),
    hasSequence ? count(({ replayed }) => replayed) : '–',
  ];
}

/** Valid schedules must pass, with the objective that was published with them. */
export const schedulesPublished: Evaluator = async (data) => {
  const jobShops = readJobShops(data);
  const flexible = readFlexibleShops(data);
  const rosters = greedyRosters(data);
  if (!jobShops || !flexible || !rosters) return null;
  const byRule = [...Map.groupBy(jobShops, ({ by }) => by)];
  const byFamily = [...Map.groupBy(flexible, ({ family }) => family)];
  return {
    title: 'Schedules: valid ones pass',
    text: 'Job shops (JSPLIB instances) with schedules by three dispatch rules and the makespans stated with them; flexible job shops and nurse rosters (INRC-I), for which no start times are published, filled by plain rules that share nothing with the engine. "As stated" is the makespan, for rosters the number of short shifts. "Recomputed" is the same sequences as early as can be: no longer than stated, no shorter than the best lower bound known.',
    table: {
      head: ['set', 'operations or shifts', 'no alarm', 'as stated', 'recomputed'],
      rows: [
        ...byRule.map(([rule, shops]) => rowOf(`job shops, ${rule}`, shops.map(tryShop))),
        ...byFamily.map(([family, shops]) =>
          rowOf(
            `flexible job shops, ${family}`,
            shops.map((shop) => tryShop(dispatchFlexible(shop))),
          ),
        ),
        rowOf('nurse rosters', rosters.map(tryRoster), false),
      ],
    },
  };
};
