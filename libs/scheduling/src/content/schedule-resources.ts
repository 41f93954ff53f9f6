import { worded } from '@countersign/contracts';
import { z } from 'zod';
import {
  closing,
  differsFromBeginning,
  identifier,
  localDate,
  minutes,
  opening,
  personGroup,
  skillList,
  weekday,
  zonedInstant,
} from './wire-values.js';

const window = z.strictObject({ from: opening, to: closing }).refine((it) => it.from !== it.to, differsFromBeginning);

/** Opening hours: weekly shifts, and dates on which the windows that begin there are replaced. */
export const scheduleCalendar = z.strictObject({
  id: identifier,
  shifts: z
    .array(
      z
        .strictObject({ days: z.array(weekday).min(1).max(7), from: opening, to: closing })
        .refine((it) => it.from !== it.to, differsFromBeginning),
    )
    .max(50),
  exceptions: z
    .array(z.strictObject({ date: localDate, open: z.array(window).max(20) }))
    .max(4000)
    .optional(),
});

/** How much a machine takes together, in the unit of quantities; `minimum` is what it is not started under. */
const machineBatch = z
  .strictObject({ capacity: z.number().positive(), minimum: z.number().min(0).optional() })
  .refine(
    ({ capacity, minimum }) => (minimum ?? 0) <= capacity,
    worded({ en: 'must not be over the capacity', 'zh-TW': '不可大於容量（capacity）' }, ['minimum']),
  )
  .meta({
    description:
      'The machine runs several operations together, as an oven does: those on it that start and end at the same instant are one batch, of one family. Their quantities together are at most the capacity and at least the minimum.',
  });

/** A machine; without a calendar it is always open, without `batch` it does one operation at a time. */
export const scheduleMachine = z.strictObject({
  id: identifier,
  calendar: identifier.optional(),
  batch: machineBatch.optional(),
});

/** A person who can be assigned; without a calendar always available. */
export const schedulePerson = z.strictObject({
  id: identifier,
  skills: skillList.optional(),
  calendar: identifier.optional(),
  groups: z.array(personGroup).max(50).optional(),
});

/** Most pieces of one tool. */
const maxPieces = 100_000;

/** Alike tools, moulds or fixtures, of which there are `count` (1 unless told); without a calendar always available. */
export const scheduleTool = z
  .strictObject({
    id: identifier,
    count: z.int().min(1).max(maxPieces).optional().meta({ description: 'How many pieces there are, 1 unless told.' }),
    calendar: identifier.optional(),
  })
  .meta({ description: 'A tool, mould or fixture that operations share.' });

/** What an operation needs of a tool, from its start to its end, pauses included. */
export const toolNeed = z
  .strictObject({ tool: identifier, count: z.int().min(1).max(maxPieces).optional() })
  .meta({ description: 'Pieces (1 unless told) of a tool, held from start to end of the operation, pauses included.' });

/** A stocked material: what is there when the schedule starts, and what arrives. */
export const scheduleMaterial = z.strictObject({
  id: identifier,
  onHand: z.number().min(0),
  arrivals: z
    .array(z.strictObject({ at: zonedInstant, quantity: z.number().min(0) }))
    .max(10_000)
    .optional(),
});

/** Working minutes that a machine needs between two families, in that order; pairs not named need none. */
export const scheduleChangeover = z.strictObject({
  machine: identifier,
  from: identifier,
  to: identifier,
  minutes,
});
