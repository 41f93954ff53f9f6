import {
  buildScheduleModel,
  leftShift,
  recheckSchedule,
  schedule as scheduleSchema,
  sequenceOf,
} from '@countersign/scheduling';
import type { Evaluator } from '../section.ts';
import { readEnginePlans, type EnginePlan } from '../schedules/read-engine-plans.ts';

function rowOf({ name, schedule, overloads, setups }: EnginePlan): string[] {
  const model = buildScheduleModel(scheduleSchema.parse(schedule));
  const found = recheckSchedule(model).filter(({ constraint }) => constraint !== 'due');
  const days = [...setups.values()].reduce((sum, it) => sum + it, 0);
  const shift = leftShift(schedule, sequenceOf(model));
  const kinds = [...new Set(found.map(({ constraint }) => constraint))].join(', ');
  return [
    name,
    String(setups.size),
    String(overloads),
    kinds === '' ? 'none' : kinds,
    String(days),
    shift.status === 'feasible' ? String(shift.changeoverMinutes / 1440) : '–',
  ];
}

/** Plans that a planning engine made and judged itself, with changeovers. */
export const schedulesOfAnEngine: Evaluator = async (data) => {
  const plans = readEnginePlans(data);
  if (!plans) return null;
  return {
    title: 'Schedules: plans of a planning engine',
    text: 'Plans of the frePPLe engine from its own tests of changeover matrices. Where the engine reports an overload (it planned without limits of capacity), the re-check must object; where it reports none, it must not. The days of changeover are those that the engine put into its operations, and those that its sequences need by the matrix; in setup_2.3 the engine lists one operation of seven days as six days long.',
    table: {
      head: [
        'plan',
        'operations',
        'overloads reported',
        'constraints found broken',
        'changeover days',
        'by the matrix',
      ],
      rows: plans.map(rowOf),
    },
  };
};
