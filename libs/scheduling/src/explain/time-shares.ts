import type { Binding } from './bind-placements.js';

/** Where the time of a chain goes; all in milliseconds, or all in minutes. Summed over a chain they give its whole length. */
export interface TimeShares {
  /** Processing of the job that is explained. */
  ownWork: number;
  /** Processing of other jobs that had to end first. */
  othersWork: number;
  changeover: number;
  /** Closed hours, in between and within operations. */
  calendar: number;
  /** From the start of the schedule to the release of the first operation of the chain. */
  release: number;
  /** The same to the arrival of its material. */
  material: number;
  /** The same to where it is locked or frozen, or to the end of the frozen horizon. */
  lock: number;
  /** Open time in which nothing held the next operation back. */
  idle: number;
  /** Negative where an operation starts before what should hold it back ends (a violation). */
  overlap: number;
}

/** Names of the shares. */
export const shareNames = [
  'ownWork',
  'othersWork',
  'changeover',
  'calendar',
  'release',
  'material',
  'lock',
  'idle',
  'overlap',
] as const satisfies readonly (keyof TimeShares)[];

/** The time of one link: from where its blocker ends to where the operation ends; all work counts as `othersWork`. */
export function linkShares({ placement, binding }: Binding, scheduleStart: number): TimeShares {
  const { hours, start, end } = placement;
  const { until } = binding;
  const cause = binding.by === null ? (binding.through ?? binding.cause) : null;
  const work = hours.openBetween(start, end);
  const open = hours.openBetween(until, start);
  const changeover = Math.min(binding.changeover, open);
  const waited = Math.max(0, start - until);
  return {
    ownWork: 0,
    othersWork: work,
    changeover,
    calendar: end - start - work + waited - open,
    release: cause === 'release' ? until - scheduleStart : 0,
    material: cause === 'material' ? until - scheduleStart : 0,
    lock: cause === 'lock' || cause === 'frozen' ? until - scheduleStart : 0,
    idle: open - changeover,
    overlap: Math.min(0, start - until),
  };
}

/** Shares given one by one. */
export function mapShares(value: (name: keyof TimeShares) => number): TimeShares {
  return {
    ownWork: value('ownWork'),
    othersWork: value('othersWork'),
    changeover: value('changeover'),
    calendar: value('calendar'),
    release: value('release'),
    material: value('material'),
    lock: value('lock'),
    idle: value('idle'),
    overlap: value('overlap'),
  };
}
