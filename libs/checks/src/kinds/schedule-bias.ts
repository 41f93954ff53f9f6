import type { CheckResultDraft, LocalizedText } from '@countersign/contracts';
import type { ScheduleModalityContent } from '@countersign/modalities';
import {
  buildRosterModel,
  buildScheduleModel,
  keyFigures,
  rosterLoads,
  type Roster,
  type Schedule,
} from '@countersign/scheduling';
import type { Check } from '../check.js';
import type { Burden } from '../schedule/burden.js';
import { lateBurden } from '../schedule/late-burden.js';
import { isSerious } from '../is-serious.js';
import { limitFindings } from '../schedule/limit-findings.js';
import { loadBurden } from '../schedule/load-burden.js';

const version = '1.3.0';

function burdensOfSchedule(schedule: Schedule): Burden[] {
  const model = buildScheduleModel(schedule);
  const workOf = (person: string) => model.people.get(person)?.queue.map(({ operation }) => operation.id) ?? [];
  return [lateBurden(model, 'customer'), lateBurden(model, 'class'), loadBurden(keyFigures(model).people, workOf)];
}

function burdensOfRoster(roster: Roster): Burden[] {
  const model = buildRosterModel(roster);
  const workOf = (person: string) => model.people.get(person)?.shifts.map(({ id }) => id) ?? [];
  return [loadBurden(rosterLoads(model), workOf)];
}

function summaryOf(asked: readonly Burden[]): LocalizedText {
  if (asked.length === 0) {
    return {
      en: 'Neither customers nor people are named, so nobody can be compared. Send job.customer, and people with their groups.',
      'zh-TW': '未指明客戶或人員，無從比較。請傳送 job.customer，以及人員與其群體。',
    };
  }
  return {
    en: asked.map(({ sentence }) => sentence.en).join(' '),
    'zh-TW': asked.map(({ sentence }) => sentence['zh-TW']).join(''),
  };
}

function conclude(burdens: readonly Burden[]): CheckResultDraft {
  const asked = burdens.filter(({ answered }) => answered !== null);
  const candidates = asked.flatMap((burden) => burden.candidates);
  const answered = asked.length > 0 && asked.every((burden) => burden.answered === true);
  const serious = candidates.filter(isSerious).length;
  return {
    outcome: serious > 0 ? 'flagged' : answered ? 'passed' : 'inconclusive',
    score: answered ? 1 / (1 + serious) : null,
    summary: summaryOf(asked),
    findings: limitFindings(candidates, version),
    measures: Object.fromEntries(burdens.flatMap(({ measures }) => Object.entries(measures))),
  };
}

/** Whether lateness falls on customers and classes of orders, and work, nights and weekends on people and their declared groups, alike. Effect sizes; too little data is inconclusive. */
export const scheduleBias: Check<ScheduleModalityContent> = {
  name: 'schedule-bias',
  kind: 'bias',
  modality: 'schedule',
  version,
  reads: ['content'],
  async run({ content: { schedule, roster } }, { signal }) {
    signal.throwIfAborted();
    if (schedule) return conclude(burdensOfSchedule(schedule));
    if (roster) return conclude(burdensOfRoster(roster));
    throw new Error('The content holds neither a schedule nor a roster: it was not parsed by the schedule modality.');
  },
};
