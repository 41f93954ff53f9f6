import { scheduleChange } from '@countersign/contracts';
import type { Schedule, ScheduleChange, ZoneClock } from '@countersign/scheduling';
import { dayNumber } from '@countersign/scheduling';

export type ChangeKind = ScheduleChange['kind'];
export type ChangeField =
  'operation' | 'before' | 'after' | 'machine' | 'calendar' | 'material' | 'job' | 'from' | 'to' | 'at' | 'dueAt';
export type ChangeValues = Partial<Record<ChangeField, string>>;

/** What each kind of change asks for, in the order in which it is asked. */
export const changeFields: Readonly<Record<ChangeKind, readonly ChangeField[]>> = {
  'move-before': ['operation', 'before'],
  'move-after': ['operation', 'after'],
  'move-to': ['operation', 'machine', 'at'],
  'start-no-earlier': ['operation', 'at'],
  'other-machine': ['operation', 'machine'],
  overtime: ['calendar', 'from', 'to'],
  arrival: ['material', 'at'],
  due: ['job', 'dueAt'],
  outage: ['machine', 'from', 'to'],
};

/** The kinds that this schedule has something for. */
export function changeKinds({ calendars = [], materials = [] }: Schedule): ChangeKind[] {
  const kinds = Object.keys(changeFields) as ChangeKind[];
  const arrivals = materials.some((material) => (material.arrivals ?? []).length > 0);
  return kinds.filter((kind) => (kind !== 'overtime' || calendars.length > 0) && (kind !== 'arrival' || arrivals));
}

/** An instant as the field for date and time wants it, in the zone of the clock. */
export function localText(clock: ZoneClock, instant: number): string {
  return clock.toText(instant).slice(0, 16);
}

/** The instant of such a field as RFC 3339; null when it is not filled in. */
export function instantText(clock: ZoneClock, local: string | undefined): string | null {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(local ?? '');
  if (!found) return null;
  const [, date = '', hours, minutes] = found;
  return clock.toText(clock.toInstant(dayNumber(date), Number(hours) * 60 + Number(minutes)));
}

/** An arrival as one value of a field. */
export const arrivalValue = (material: string, nth: number): string => `${nth} ${material}`;

/** The change that was filled in, null while something is missing or a window has no length. */
export function changeFrom(kind: ChangeKind, values: ChangeValues, clock: ZoneClock): ScheduleChange | null {
  const filled: Record<string, string | number> = { kind };
  for (const field of changeFields[kind]) {
    const value = values[field]?.trim() ?? '';
    if (field === 'material') {
      const [nth = '', ...name] = value.split(' ');
      if (name.length === 0) return null;
      Object.assign(filled, { material: name.join(' '), arrival: Number(nth) });
    } else {
      const isTime = field === 'from' || field === 'to' || field === 'at' || field === 'dueAt';
      const given = isTime ? instantText(clock, value) : value;
      if (given === null || given === '') return null;
      filled[field] = given;
    }
  }
  const { from, to } = filled;
  if (typeof from === 'string' && typeof to === 'string' && Date.parse(from) >= Date.parse(to)) return null;
  return scheduleChange.safeParse(filled).data ?? null;
}
