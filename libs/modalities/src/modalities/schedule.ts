import { roster, schedule as productionSchedule } from '@countersign/scheduling';
import { canonicalJson } from '@countersign/tlog';
import { z } from 'zod';
import type { ModalityDefinition } from '../modality-definition.js';
import { sha256Digest } from '../sha256-digest.js';

const content = z
  .strictObject({ schedule: productionSchedule.optional(), roster: roster.optional() })
  .superRefine((value, context) => {
    if ((value.schedule === undefined) === (value.roster === undefined)) {
      context.addIssue({ code: 'custom', message: 'must hold either "schedule" or "roster", and not both' });
      return;
    }
    try {
      canonicalJson(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  })
  .meta({ id: 'ScheduleModalityContent' });

/** Decided on: the UTF-8 bytes of the content as canonical JSON (RFC 8785). */
export const schedule: ModalityDefinition<z.infer<typeof content>> = {
  name: 'schedule',
  content,
  digest: (value) => sha256Digest(canonicalJson(value)),
  blobs: () => [],
  language: () => null,
};
