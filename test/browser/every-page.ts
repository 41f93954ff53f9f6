import { readFileSync } from 'node:fs';
import type { IncidentView, Page, PersonView, ReportView, Role, SystemView } from '@countersign/contracts';
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

/** Ids that addresses name: outputs, and what was planted besides. */
export interface Places extends Items {
  policy: string;
  draft: string;
  backTest: string;
  /** A text that somebody else rejected, and that the client contests. */
  contested: string;
  incident: string;
  report: string;
  entry: string;
  person: string;
  system: string;
}

/** The title of the incident that is planted: one that no language has to translate. */
const incidentTitle = 'M1';

async function contest(users: ProductUsers): Promise<string> {
  const id = await handIn(users, 'text');
  await (await users.signIn('reviewer', 2)).decide(id, 'reject', 'tone');
  await users.send('POST', `/submissions/${id}/contestations`, { reason: 'M1', by: 'client' });
  return id;
}

async function openIncident(users: ProductUsers): Promise<IncidentView> {
  const officer = await users.signIn('compliance');
  const { body } = await officer.send<IncidentView>('POST', '/incidents', {
    title: incidentTitle,
    description: 'M1',
    class: 'serious-harm-to-health',
    systems: ['answers'],
    awareAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  await officer.send('POST', `/incidents/${body.id}/class`, { class: 'death', reason: 'M1' });
  return body;
}

async function buildReport(users: ProductUsers): Promise<string> {
  const officer = await users.signIn('compliance');
  const period = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() };
  let { body } = await officer.send<ReportView>('POST', '/reports', { kind: 'audit', ...period, formats: ['jsonl'] });
  while (body.state !== 'done' && body.state !== 'failed') {
    await new Promise((resolve) => setTimeout(resolve, 300));
    ({ body } = await officer.send<ReportView>('GET', `/reports/${body.id}`));
  }
  return body.id;
}

/** Plants one of whatever a page of its own is about, and answers its ids. */
export async function plant(users: ProductUsers): Promise<Omit<Places, keyof Items | 'policy' | 'draft' | 'backTest'>> {
  const administrator = await users.signIn('administrator');
  const people = (await administrator.send<Page<PersonView>>('GET', '/people?limit=200')).body.items;
  const systems = (await administrator.send<Page<SystemView>>('GET', '/systems')).body.items;
  const incident = await openIncident(users);
  return {
    contested: await contest(users),
    incident: incident.id,
    entry: incident.entry,
    report: await buildReport(users),
    person: people.find(({ email }) => email === 'reviewer1@example.org')?.id ?? '',
    system: systems[0]?.id ?? '',
  };
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
      page(({ contested }) => `/submissions/${contested}/show`, 'Warranty of the pump'),
      page(({ contested }) => `/review/${contested}`, 'Warranty of the pump'),
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
      page(({ incident }) => `/incidents/${incident}/show`, incidentTitle),
      page('/training-exports', 'Training exports', '訓練匯出'),
      page('/entries', 'Audit log', '稽核紀錄'),
      page(({ entry }) => `/entries/${entry}/show`, / · /),
      page('/reports', 'Reports', '報告'),
      page(({ report }) => `/reports/${report}/show`, /./),
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
      page(({ person }) => `/people/${person}`, 'reviewer 1'),
      page('/systems', 'AI systems', 'AI 系統'),
      page('/systems/create', 'Register an AI system', '登錄 AI 系統'),
      page(({ system }) => `/systems/${system}`, 'Answers'),
      page('/keys', 'API keys', 'API 金鑰'),
    ],
  ],
];

/** Routes that stand in no list of pages, and why. */
const elsewhere: Record<string, string> = {
  '/review': 'claims whatever is next: the workbench is looked at with each modality, by its item',
};

const app = readFileSync(new URL('../../apps/console/src/app.tsx', import.meta.url), 'utf8');
const pagesOfResource = { list: '', create: '/create', edit: '/:id', show: '/:id/show' };

/** Patterns of every route of the console, as `app.tsx` names them. */
export function consoleRoutes(): string[] {
  const resources = [...app.matchAll(/<Resource\s+name="([^"]+)"([^>]*)>/g)].flatMap(([, name, acts = '']) =>
    Object.entries(pagesOfResource).flatMap(([act, path]) => (acts.includes(` ${act}={`) ? [`/${name}${path}`] : [])),
  );
  const routes = [...app.matchAll(/<Route\s+path="([^"]+)"/g)].map(([, path = '']) => path);
  return ['/', ...resources, ...routes];
}

/** Routes that no page of the list leads to, nor is said to be looked at elsewhere. */
export function unseenRoutes(places: Places): string[] {
  const addresses = everyPage.flatMap(([, pages]) => pages.map(({ address }) => address(places).split('?')[0] ?? ''));
  const isSeen = (route: string) => {
    const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '(?!create$)[^/]+')}$`);
    return addresses.some((address) => pattern.test(address));
  };
  return consoleRoutes().filter((route) => !(route in elsewhere) && !isSeen(route));
}
