import { wordedIssue } from '@countersign/contracts';
import { roster, schedule as productionSchedule } from '@countersign/scheduling';
import { canonicalJson } from '@countersign/tlog';
import { z } from 'zod';
import type { ModalityDefinition } from '../modality-definition.js';
import { sha256Digest } from '../sha256-digest.js';

const content = z
  .strictObject({ schedule: productionSchedule.optional(), roster: roster.optional() })
  .superRefine((value, context) => {
    if ((value.schedule === undefined) === (value.roster === undefined)) {
      const en = 'must hold either "schedule" or "roster", and not both';
      context.addIssue(wordedIssue({ en, 'zh-TW': '須包含「schedule」或「roster」其中之一，不可兩者皆有' }));
      return;
    }
    try {
      canonicalJson(value);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const zh = `無法轉為標準 JSON（RFC 8785）：${reason}`;
      context.addIssue(wordedIssue({ en: `has no canonical JSON (RFC 8785): ${reason}`, 'zh-TW': zh }));
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
