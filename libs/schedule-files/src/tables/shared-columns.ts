import { columnOf, type ColumnDefinition, type TableDefinition, tableOf } from './table-definition.js';

/** The time zone of the file, in which local times are read. */
export const timeZoneColumn = columnOf(
  'timeZone',
  ['Time zone', '時區'],
  'text',
  [
    'Name of an IANA time zone, such as Asia/Taipei. Dates and times without a zone are read in it.',
    'IANA 時區名稱，例如 Asia/Taipei。未註明時區的日期與時間以此解讀。',
  ],
  { also: ['tz', '時區名稱', 'zone'], required: true },
);

/** Skills, in a list. */
export const skillsColumn = (who: readonly [string, string]): ColumnDefinition =>
  columnOf('skills', ['Skills', '技能'], 'list', [`${who[0]}, separated by ;`, `${who[1]}，以 ; 分隔`], {
    also: ['skill', 'qualifications', '資格', '技能要求', '證照'],
  });

/** Declared traits of a person, on which fairness is measured. */
export const groupsColumn = columnOf(
  'groups',
  ['Groups', '群組'],
  { kind: 'pairs', keys: ['attribute', 'value'], value: 'text' },
  [
    'Declared groups for the check of fairness, such as gender=f; age=50+',
    '供公平性檢核的已揭露群組，例如 性別=女; 年齡=50+',
  ],
  { also: ['group', '族群'] },
);

/** A text that says why. */
export const reasonText = columnOf(
  'text',
  ['Reason', '理由'],
  'text',
  ['What the AI gives as its reason', 'AI 所提出的理由'],
  { also: ['text', 'why', 'explanation', '說明', '原因'], required: true },
);

/** Key figures that the generator states, a row each. */
export function claimsTable(
  choices: Readonly<Record<string, { en: string; 'zh-TW': string }>>,
  of: readonly [string, string],
): TableDefinition {
  return tableOf(
    'claims',
    ['Claims', '宣稱'],
    [
      'Key figures that the AI states about its own schedule; each is recomputed',
      'AI 對自己排程所宣稱的關鍵數字，系統會逐一重算',
    ],
    [
      columnOf('figure', ['Figure', '指標'], { kind: 'choice', choices }, ['Which key figure', '哪一項指標'], {
        also: ['claim', 'kpi', '項目', '宣稱'],
        required: true,
      }),
      columnOf(
        'of',
        ['Of', '對象'],
        'id',
        [`${of[0]}, where the figure is about one`, `指標針對單一對象時的${of[1]}`],
        {
          also: ['for', '所屬'],
        },
      ),
      columnOf('value', ['Value', '數值'], 'number', ['The stated value', '宣稱的數值'], {
        also: ['值'],
        required: true,
      }),
    ],
    { also: ['claim', 'key figures', 'kpis', '關鍵指標', '宣稱指標'] },
  );
}
