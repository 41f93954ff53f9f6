import type { PersonGroup } from '../content/wire-values.js';
import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import type { DayWindow } from '../time/calendar-hours.js';
import type { OpenHours } from '../time/open-hours.js';
import { unsocialHours } from '../time/unsocial-hours.js';
import { minute } from '../time/zone-clock.js';

/** How much, and when, a person works; local time decides what is night and weekend. */
export interface PersonLoad {
  person: string;
  groups: readonly PersonGroup[];
  /** What may explain a difference, the same text for people alike in it: agreed hours and limits, or calendar; skills. */
  terms: string;
  workedMinutes: number;
  nightMinutes: number;
  weekendMinutes: number;
  /** Worked over the hours agreed for each week, Monday to Sunday; 0 where nothing is agreed. */
  overtimeMinutes: number;
  /** Days with shifts between which more than an hour is free. */
  splitDays: number;
  /** Share of their wishes to be off that are refused; null for who has none. */
  refusedShare: number | null;
}

/** The load of every declared person, also of those who do nothing; pauses in closed hours are no work. */
export function personLoads(model: ScheduleModel, night?: DayWindow): PersonLoad[] {
  if (model.people.size === 0) return [];
  const from = Math.min(model.start, model.placements[0]?.start ?? model.start);
  const unsocial = unsocialHours(model.clock, from, model.lastEnd, night);
  const nightOf = within(unsocial.night);
  const weekendOf = within(unsocial.weekend);
  return [...model.people.values()].map(({ id, groups, calendar, skills, queue }) => ({
    person: id,
    groups,
    terms: termsText([calendar], skills),
    workedMinutes: sum(queue, ({ hours, start, end }) => hours.openBetween(start, end)),
    nightMinutes: sum(queue, ({ hours, start, end }) => nightOf(hours).openBetween(start, end)),
    weekendMinutes: sum(queue, ({ hours, start, end }) => weekendOf(hours).openBetween(start, end)),
    // A production schedule knows neither agreed hours, nor shifts of people, nor wishes.
    overtimeMinutes: 0,
    splitDays: 0,
    refusedShare: null,
  }));
}

/** Terms as text; skills in any order. */
export function termsText(agreed: readonly unknown[], skills: ReadonlySet<string>): string {
  return JSON.stringify([...agreed, [...skills].sort()]);
}

function sum(queue: readonly Placement[], milliseconds: (placement: Placement) => number): number {
  // Who attends a batch attends all of it at once.
  const attended = queue.filter(({ batch }, at) => batch === null || batch !== queue[at - 1]?.batch);
  return attended.reduce((total, placement) => total + milliseconds(placement), 0) / minute;
}

/** Intersects with the same hours once, however often they come. */
function within(part: OpenHours): (hours: OpenHours) => OpenHours {
  const known = new Map<OpenHours, OpenHours>();
  return (hours) => {
    const both = known.get(hours) ?? hours.intersect(part);
    known.set(hours, both);
    return both;
  };
}
