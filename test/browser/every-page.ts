import type { Role } from '@countersign/contracts';
import type { ProductUsers } from '@countersign/testing';
import { draftTitle } from './begin-draft.js';
import { handIn } from './sample-outputs.js';

/** Ids of one handed-in output of each modality, as the addresses of pages name them. */
export interface Items {
  text: string;
  image: string;
  schedule: string;
}

/** Hands in one output of each modality and waits until they are before people. */
export async function handInAll(users: ProductUsers): Promise<Items> {
  const items = { text: '', image: '', schedule: '' };
  for (const modality of ['text', 'image', 'schedule'] as const) items[modality] = await handIn(users, modality);
  return items;
}

/** Ids that addresses name: outputs, and what was planted of policies. */
export interface Places extends Items {
  policy: string;
  draft: string;
  backTest: string;
}

/** A page of the console: its address, and its heading in each language. */
export interface ConsolePage {
  address(places: Places): string;
  en: string | RegExp;
  'zh-TW': string | RegExp;
}

const page = (path: string | ((places: Places) => string), en: string | RegExp, zhTW = en): ConsolePage => ({
  address: typeof path === 'string' ? () => path : path,
  en,
  'zh-TW': zhTW,
});

/** Every page of the console, by a role that sees it. */
export const everyPage: readonly [role: Role, pages: readonly ConsolePage[]][] = [
  [
    'reviewer',
    [
      page('/', 'My day', '我的工作'),
      page('/queue', 'Queue', '待審佇列'),
      page('/submissions', 'Submissions', '送審紀錄'),
      page('/submissions?filter={"state":"awaiting-review"}', 'Submissions', '送審紀錄'),
      page(({ text }) => `/submissions/${text}/show`, 'Warranty of the pump'),
      page(({ image }) => `/submissions/${image}/show`, 'Picture of the pump'),
      page(({ schedule }) => `/submissions/${schedule}/show`, 'Week 49'),
      page(
        ({ text }) => `/submissions/${text}/checks/text-factuality`,
        'Factuality: how it was found',
        '事實性：檢核過程',
      ),
      page(({ image }) => `/submissions/${image}/checks/image-bias`, 'Bias: how it was found', '偏見：檢核過程'),
      page(
        ({ schedule }) => `/submissions/${schedule}/checks/schedule-explainability`,
        'Explainability: how it was found',
        '可解釋性：檢核過程',
      ),
      page('/schedule-import', 'Hand in a schedule', '送審排程'),
      page('/calibrations', 'Calibration', '分數校準'),
      page('/my-reliance', 'My reliance', '我的依賴程度'),
      page('/account', 'My account', '我的帳號'),
      page('/no-such-page', 'There is no such page', '沒有這個頁面'),
      page('/people', 'This page is not for your role', '您的角色無法檢視此頁面'),
    ],
  ],
  [
    'lead',
    [
      page('/dashboard', 'Flow', '流量'),
      page('/quality', 'Quality of review', '審查品質'),
      page('/second-reviews', 'Second reviews', '複審'),
    ],
  ],
  [
    'compliance',
    [
      page('/coverage', 'Coverage', '要求涵蓋'),
      page('/coverage?view=system', 'Coverage', '要求涵蓋'),
      page('/coverage?view=month&framework=AIA', 'Coverage', '要求涵蓋'),
      page('/coverage?view=timeline', 'Coverage', '要求涵蓋'),
      page('/coverage?view=exceptions', 'Coverage', '要求涵蓋'),
      page('/cohorts', 'Groups compared', '群組比較'),
      page('/attestations', 'Statements', '聲明'),
      page('/incidents', 'Incidents', '事件'),
      page('/incidents/create', 'Open an incident', '開立事件'),
      page('/training-exports', 'Training exports', '訓練匯出'),
      page('/entries', 'Audit log', '稽核紀錄'),
      page('/reports', 'Reports', '報告'),
      page('/reports/create', 'Request a report', '申請報告'),
      page('/report-schedules', 'Report schedules', '報告排程'),
      page('/report-schedules/create', 'Add a schedule', '新增排程'),
      page('/fleet', 'Fleet', '運算資源'),
      page('/fleet?days=7', 'Fleet', '運算資源'),
      page('/policies', 'Policies', '政策'),
      page('/policy-versions', 'Versions of the policy', '政策歷次版本'),
      page(({ policy }) => `/policy-versions/${policy}/show`, 'A version of the policy', '政策版本'),
      page('/policy-drafts', 'Drafts of policies', '政策草案'),
      page('/policy-drafts/create', 'Begin a draft', '建立草案'),
      page(({ draft }) => `/policy-drafts/${draft}/show`, draftTitle),
      page(({ draft, backTest }) => `/policy-drafts/${draft}/back-tests/${backTest}`, /^Back-test /, /^回溯測試/),
    ],
  ],
  [
    'administrator',
    [
      page('/people', 'People', '人員'),
      page('/people/create', 'Add a person', '新增人員'),
      page('/systems', 'AI systems', 'AI 系統'),
      page('/systems/create', 'Register an AI system', '登錄 AI 系統'),
      page('/keys', 'API keys', 'API 金鑰'),
    ],
  ],
];
