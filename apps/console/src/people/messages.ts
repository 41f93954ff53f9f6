import { sentences } from '../language/phrase.js';

export const peopleText = sentences({
  title: { en: 'People', 'zh-TW': '人員' },
  lead: {
    en: 'Who may sign in, and as what. Only people decide.',
    'zh-TW': '可登入的人員及其角色。只有真人可以裁決。',
  },
  add: { en: 'Add a person', 'zh-TW': '新增人員' },
  name: { en: 'Name', 'zh-TW': '姓名' },
  email: { en: 'E-mail', 'zh-TW': '電子郵件' },
  language: { en: 'Language', 'zh-TW': '語言' },
  roles: { en: 'Roles', 'zh-TW': '角色' },
  role: { en: 'Role', 'zh-TW': '角色' },
  system: { en: 'for AI system', 'zh-TW': '適用的 AI 系統' },
  allSystems: { en: 'All AI systems', 'zh-TW': '所有 AI 系統' },
  ofSystem: { en: '%{role} (%{system})', 'zh-TW': '%{role}（%{system}）' },
  unknownRole: {
    en: '“%{role}” is not in the policy and gives nothing',
    'zh-TW': '政策中沒有「%{role}」，不具任何權限',
  },
  rolesApart: {
    en: '%{one} and %{other} are kept apart: not all of it holds',
    'zh-TW': '「%{one}」與「%{other}」須分屬不同人，部分權限無效',
  },
  neverTogether: {
    en: 'Nobody is both %{one} and %{other}.',
    'zh-TW': '任何人不得兼任「%{one}」與「%{other}」。',
  },
  competences: { en: 'Competences', 'zh-TW': '專長' },
  competence: { en: 'Competence', 'zh-TW': '專長' },
  competencesHelp: {
    en: 'Days are optional; both are included. A competence that has expired does not count.',
    'zh-TW': '日期可留空，起訖日均包含在內。過期的專長不計入。',
  },
  from: { en: 'From', 'zh-TW': '自' },
  until: { en: 'Until', 'zh-TW': '至' },
  languages: { en: 'Languages reviewed', 'zh-TW': '審查語言' },
  languagesHelp: {
    en: 'Language tags such as en or zh-TW, separated by commas; “zh” stands for all of Chinese, “zh-TW” for Traditional Chinese of every region. Empty: any language.',
    'zh-TW': '語言代碼，例如 en 或 zh-TW，以逗號分隔；zh 代表所有中文，zh-TW 代表各地區的繁體中文。留空則不限語言。',
  },
  noCompetences: { en: 'The policy asks for no competence.', 'zh-TW': '政策未要求任何專長。' },
  active: { en: 'May sign in', 'zh-TW': '可登入' },
  state: { en: 'State', 'zh-TW': '狀態' },
  'state.active': { en: 'Active', 'zh-TW': '啟用' },
  'state.inactive': { en: 'Deactivated', 'zh-TW': '已停用' },
  password: { en: 'First password', 'zh-TW': '初始密碼' },
  passwordHelp: {
    en: 'At least 12 characters; length counts, not signs. Hand it over in person: it works for a week, and only to set their own.',
    'zh-TW': '至少 12 個字元；長度比符號重要。請當面交付：此密碼一週內有效，且僅供登入後自行設定新密碼。',
  },
  newPasswordHelp: {
    en: 'At least 12 characters; length counts, not signs. Hand it over in person: it works for a week, only to set their own, and they are told that you set it. It ends their sessions; their authenticator and passkeys stay, and passkeys go on signing in: remove them below where somebody else may have them.',
    'zh-TW':
      '至少 12 個字元；長度比符號重要。請當面交付：此密碼一週內有效，僅供登入後自行設定新密碼，並會告知由您設定。變更後會結束此人的工作階段，但驗證器與通行金鑰仍會保留，通行金鑰仍可登入；若可能已落入他人之手，請於下方移除。',
  },
  newPassword: { en: 'New password (empty keeps the old one)', 'zh-TW': '新密碼（留空則不變更）' },
  ownHelp: {
    en: 'You change your own password, authenticator and passkeys where the current ones are asked for:',
    'zh-TW': '變更自己的密碼、驗證器與通行金鑰時，須驗證目前的登入方式，請前往：',
  },
  toAccount: { en: 'My account', 'zh-TW': '我的帳號' },
  created: { en: 'Added', 'zh-TW': '新增時間' },
  save: { en: 'Save', 'zh-TW': '儲存' },
  emptyTitle: { en: 'Nobody yet', 'zh-TW': '尚無人員' },
  empty: { en: 'Add the first reviewer above.', 'zh-TW': '請於上方新增第一位審查員。' },
  addGrant: { en: 'Add a role', 'zh-TW': '新增角色' },
});
