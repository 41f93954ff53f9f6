import type { LocalizedText } from '@countersign/contracts';
import {
  buildScheduleModel,
  checkReasons,
  explainSchedule,
  furthestLayout,
  operationSlack,
  type Chain,
  type JobDelay,
  type ReasonVerdict,
  type Schedule,
  type ScheduleModel,
} from '@countersign/scheduling';
import { bottleneckCandidates } from './bottleneck-candidates.js';
import { reasonNames } from './cause-names.js';
import type { Explained } from './explain-result.js';
import { lessUrgentCandidates } from './less-urgent-candidates.js';
import { lateJobParts, lengthParts } from './late-job-sentences.js';
import type { Candidate } from './limit-findings.js';
import { namesText, numberText } from './number-text.js';
import { robustnessCandidate, robustnessOf } from './robustness-candidate.js';

function contradicted(model: ScheduleModel, { operation, job, kind, against }: ReasonVerdict): Candidate[] {
  if (kind === null) return [];
  const name = operation ?? job ?? '?';
  const own =
    operation === null ? (model.jobs.find(({ id }) => id === job)?.operations ?? []).map(({ id }) => id) : [operation];
  const stated = reasonNames[kind];
  const others = namesText(against);
  return [
    {
      code: 'reason-contradicted',
      severity: 'major',
      weight: against.length,
      write: () => ({
        ids: [...own, ...against],
        message: {
          en: `The reason stated for ${name} ("${stated.en}") does not hold.`,
          'zh-TW': `「${name}」所陳述的理由（${stated['zh-TW']}）不成立。`,
        },
        explanation:
          against.length > 0
            ? {
                en: `Against it stands: ${others.en}. Computed from the schedule itself.`,
                'zh-TW': `與此相反的是：${others['zh-TW']}。依排程本身計算。`,
              }
            : { en: 'Computed from the schedule itself.', 'zh-TW': '依排程本身計算。' },
      }),
    },
  ];
}

/** Late jobs none of whose operations has a stated reason. */
function withoutReason(model: ScheduleModel, late: readonly JobDelay[]): JobDelay[] {
  const reasoned = new Set(
    (model.source.reasons ?? []).map(({ operation, job }) => job ?? model.operations.get(operation ?? '')?.job.id),
  );
  return late.filter(({ job }) => !reasoned.has(job));
}

function unreasonedCandidate(silent: readonly JobDelay[], late: number, rationale: boolean): Candidate[] {
  if (silent.length === 0) return [];
  const names = namesText(silent.map(({ job }) => job));
  return [
    {
      code: 'late-jobs-without-reason',
      severity: rationale ? 'minor' : 'major',
      weight: silent.length,
      write: () => ({
        ids: silent.map(({ operation }) => operation),
        message: {
          en: `${numberText(silent.length)} of ${numberText(late)} late ${late === 1 ? 'job has' : 'jobs have'} no stated reason: ${names.en}.`,
          'zh-TW': `${numberText(late)} 張延遲工單中有 ${numberText(silent.length)} 張未陳述理由：${names['zh-TW']}。`,
        },
        explanation: rationale
          ? {
              en: 'A rationale for the whole was sent; what it says of these jobs was not read.',
              'zh-TW': '已附整體說明，但未判讀其中對這些工單的敘述。',
            }
          : {
              en: 'Neither a reason for one of their operations nor a rationale for the whole was sent.',
              'zh-TW': '既未附上其任何作業的理由，也未附整體說明。',
            },
      }),
    },
  ];
}

function summaryOf(
  late: number,
  silent: number,
  verdicts: { held: number; contradicted: number; undecided: number },
): LocalizedText {
  const lateText: LocalizedText =
    late === 0
      ? { en: 'No job is late.', 'zh-TW': '沒有工單延遲。' }
      : {
          en: `${numberText(late)} late ${late === 1 ? 'job is' : 'jobs are'} explained below; ${numberText(late - silent)} ${late - silent === 1 ? 'states' : 'state'} a reason.`,
          'zh-TW': `以下說明 ${numberText(late)} 張延遲工單的原因；其中 ${numberText(late - silent)} 張陳述了理由。`,
        };
  const { held, contradicted: against, undecided } = verdicts;
  const reasons: LocalizedText =
    held + against + undecided === 0
      ? { en: 'No reasons are stated.', 'zh-TW': '未陳述任何理由。' }
      : {
          en: `Of the stated reasons ${held} hold, ${against} are contradicted, ${undecided} cannot be decided by the data.`,
          'zh-TW': `所陳述的理由中，${held} 項成立，${against} 項與排程矛盾，${undecided} 項無法依資料判定。`,
        };
  return { en: `${lateText.en} ${reasons.en}`, 'zh-TW': lateText['zh-TW'] + reasons['zh-TW'] };
}

function lengthCandidate(model: ScheduleModel, criticalPath: Chain, tight: number): Candidate[] {
  if (criticalPath.steps.length === 0) return [];
  const minutes = (model.lastEnd - model.start) / 60_000;
  return [
    {
      code: 'length-explained',
      severity: 'info',
      weight: 0,
      write: () => lengthParts(minutes, criticalPath, tight, model.placements.length),
    },
  ];
}

/** How far beyond the last end slack is looked for, so that an order due far off has some. */
const slackDays = 31;

function modelWithSlack(schedule: Schedule): ScheduleModel {
  const last = schedule.assignments.reduce((to, { end }) => Math.max(to, Date.parse(end)), Date.parse(schedule.start));
  return buildScheduleModel(schedule, { until: Math.min(last + slackDays * 86_400_000, furthestLayout(schedule)) });
}

/** Why each late job of a schedule is late, and whether the reasons stated with it hold. */
export function explainScheduleOutput(schedule: Schedule, rationale: boolean): Explained {
  const model = modelWithSlack(schedule);
  const tight = operationSlack(model).filter(({ minutes }) => minutes === 0).length;
  const robustness = robustnessOf(schedule);
  const { lateJobs, chainTo, criticalPath, forest } = explainSchedule(model);
  const verdicts = checkReasons(model, forest.bindings);
  const count = (verdict: ReasonVerdict['verdict']) => verdicts.filter((it) => it.verdict === verdict).length;
  const silent = withoutReason(model, lateJobs);
  const counts = { held: count('holds'), contradicted: count('contradicted'), undecided: count('undecided') };
  return {
    candidates: [
      ...verdicts
        .filter(({ verdict }) => verdict === 'contradicted')
        .flatMap((verdict) => contradicted(model, verdict)),
      ...unreasonedCandidate(silent, lateJobs.length, rationale),
      ...lateJobs.map((delay): Candidate => ({
        code: 'late-job-explained',
        severity: 'info',
        weight: delay.tardinessMinutes,
        write: () => lateJobParts(delay, chainTo(delay.operation)),
      })),
      ...lengthCandidate(model, criticalPath, tight),
      ...lessUrgentCandidates(model, forest.bindings),
      ...bottleneckCandidates(model, forest),
      ...(robustness === null ? [] : robustnessCandidate(model, robustness)),
    ],
    needed: lateJobs.length,
    reasoned: lateJobs.length - silent.length,
    ...counts,
    summary: summaryOf(lateJobs.length, silent.length, counts),
    measures: {
      lateJobs: lateJobs.length,
      operationsWithoutSlack: tight,
      ...(robustness?.all
        ? { promisesHoldShare: robustness.all.share.value, simulations: robustness.simulations }
        : {}),
    },
  };
}
