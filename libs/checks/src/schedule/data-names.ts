import type { LocalizedText } from '@countersign/contracts';
import type { DataField, DataTable } from '@countersign/scheduling';

/** What the lists of master data are called, in the plural. */
export const tableNames: Readonly<Record<DataTable, LocalizedText>> = {
  calendars: { en: 'calendars', 'zh-TW': '行事曆' },
  machines: { en: 'machines', 'zh-TW': '機台' },
  tools: { en: 'tools', 'zh-TW': '工具' },
  people: { en: 'people', 'zh-TW': '人員' },
  materials: { en: 'materials', 'zh-TW': '物料' },
  arrivals: { en: 'arrivals of material', 'zh-TW': '物料到貨' },
  customers: { en: 'customers', 'zh-TW': '客戶' },
  changeovers: { en: 'changeovers', 'zh-TW': '換線' },
  jobs: { en: 'jobs', 'zh-TW': '工單' },
  operations: { en: 'operations', 'zh-TW': '作業' },
  shifts: { en: 'shifts', 'zh-TW': '班次' },
  requests: { en: 'wishes', 'zh-TW': '休假申請' },
  assignments: { en: 'assignments', 'zh-TW': '排定結果' },
};

/** What the fields of master data are called. */
export const fieldNames: Readonly<Record<DataField, LocalizedText>> = {
  minutes: { en: 'processing minutes', 'zh-TW': '加工分鐘數' },
  changeoverMinutes: { en: 'changeover minutes', 'zh-TW': '換線分鐘數' },
  materialQuantity: { en: 'quantity of material', 'zh-TW': '物料用量' },
  arrivalQuantity: { en: 'quantity that arrives', 'zh-TW': '到貨數量' },
  jobQuantity: { en: 'quantity ordered', 'zh-TW': '訂單數量' },
  hoursPerWeek: { en: 'agreed hours a week', 'zh-TW': '每週約定工時' },
  dueAt: { en: 'due date', 'zh-TW': '交期' },
  releaseAt: { en: 'release date', 'zh-TW': '釋放時間' },
  arrivalAt: { en: 'date of arrival', 'zh-TW': '到貨時間' },
  customer: { en: 'customer', 'zh-TW': '客戶' },
  quantity: { en: 'quantity', 'zh-TW': '數量' },
  family: { en: 'family', 'zh-TW': '產品族' },
  calendar: { en: 'calendar', 'zh-TW': '行事曆' },
  skills: { en: 'skills', 'zh-TW': '技能' },
  contract: { en: 'contract', 'zh-TW': '契約' },
};
