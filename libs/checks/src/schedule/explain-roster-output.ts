import { buildRosterModel, type OffRequest, type Roster, type RosterModel, type Shift } from '@countersign/scheduling';
import type { Explained } from './explain-result.js';
import type { Candidate, FindingParts } from './limit-findings.js';
import { namesText, numberText } from './number-text.js';

/** People with the skills of a shift who neither work nor asked to be off on its day. */
function couldHaveWorked(model: RosterModel, { person: asker }: OffRequest, shift: Shift): string[] {
  const off = new Set(
    model.requests.filter(({ date }) => Date.parse(date) / 86_400_000 === shift.day).map(({ person }) => person),
  );
  return [...model.people.values()]
    .filter((person) => person !== asker && !off.has(person))
    .filter(
      (person) =>
        shift.skills.every((skill) => person.skills.has(skill)) && !person.shifts.some(({ day }) => day === shift.day),
    )
    .map(({ id }) => id);
}

function refusedParts(model: RosterModel, request: OffRequest): FindingParts {
  const [shift] = request.refusedBy;
  const others = shift ? couldHaveWorked(model, request, shift) : [];
  const shifts = namesText(request.refusedBy.map(({ id }) => id));
  const names = namesText(others);
  return {
    ids: request.refusedBy.map(({ id }) => id),
    message: {
      en: `${request.person.id} asked to be off on ${request.date} and works ${shifts.en}.`,
      'zh-TW': `人員「${request.person.id}」申請 ${request.date} 休假，仍排入${shifts['zh-TW']}。`,
    },
    explanation:
      others.length === 0
        ? {
            en: 'Nobody else with the skills is free that day without a wish against it: granting it would leave the shift short.',
            'zh-TW': '當天沒有其他具備技能、未排班且未申請休假的人員：若准假，該班次將人力不足。',
          }
        : {
            en: `${numberText(others.length)} others have the skills, are free that day and did not ask to be off: ${names.en}. Rest and weekly hours were not looked at.`,
            'zh-TW': `另有 ${numberText(others.length)} 人具備技能、當天未排班且未申請休假：${names['zh-TW']}。未檢視休息時間與每週工時。`,
          },
  };
}

function hasReason(roster: Roster, request: OffRequest): boolean {
  const shifts = new Set(request.refusedBy.map(({ id }) => id));
  return (roster.reasons ?? []).some(
    ({ person, shift }) => person === request.person.id && (shift === undefined || shifts.has(shift)),
  );
}

function unreasoned(silent: readonly OffRequest[], refused: number, rationale: boolean): Candidate[] {
  if (silent.length === 0) return [];
  const people = namesText([...new Set(silent.map(({ person }) => person.id))]);
  return [
    {
      code: 'refusals-without-reason',
      severity: rationale ? 'minor' : 'major',
      weight: silent.length,
      write: () => ({
        ids: silent.flatMap(({ refusedBy }) => refusedBy.map(({ id }) => id)),
        message: {
          en: `${numberText(silent.length)} of ${numberText(refused)} refused requests have no stated reason; they concern ${people.en}.`,
          'zh-TW': `${numberText(refused)} 件未准的申請中有 ${numberText(silent.length)} 件未陳述理由；涉及人員${people['zh-TW']}。`,
        },
        explanation: rationale
          ? {
              en: 'A rationale for the whole was sent; what it says of these requests was not read.',
              'zh-TW': '已附整體說明，但未判讀其中對這些申請的敘述。',
            }
          : {
              en: 'Neither a reason for the person nor a rationale for the whole was sent.',
              'zh-TW': '既未附上對當事人的理由，也未附整體說明。',
            },
      }),
    },
  ];
}

/** Why people who asked to be off have to work. Stated reasons of a roster are counted and not judged: nothing in it confirms or denies their wording. */
export function explainRosterOutput(roster: Roster, rationale: boolean): Explained {
  const model = buildRosterModel(roster);
  const refused = model.requests.filter(({ refusedBy }) => refusedBy.length > 0);
  const silent = refused.filter((request) => !hasReason(roster, request));
  const stated = roster.reasons?.length ?? 0;
  return {
    candidates: [
      ...unreasoned(silent, refused.length, rationale),
      ...refused.map((request): Candidate => ({
        code: 'refusal-explained',
        severity: 'info',
        weight: request.refusedBy.length,
        write: () => refusedParts(model, request),
      })),
    ],
    needed: refused.length,
    reasoned: refused.length - silent.length,
    held: 0,
    contradicted: 0,
    // Where nothing needed a reason, one that cannot be judged leaves nothing open.
    undecided: refused.length > 0 ? stated : 0,
    summary: {
      en: `${numberText(refused.length)} of ${numberText(model.requests.length)} requests to be off are refused; ${numberText(refused.length - silent.length)} of them state a reason. ${numberText(stated)} reasons are stated; a roster holds nothing to judge them by.`,
      'zh-TW': `${numberText(model.requests.length)} 件休假申請中有 ${numberText(refused.length)} 件未准；其中 ${numberText(refused.length - silent.length)} 件陳述了理由。共陳述 ${numberText(stated)} 項理由；班表中沒有可據以判定的資料。`,
    },
    measures: { requests: model.requests.length, refusedRequests: refused.length },
  };
}
