/** What a stated reason can say that the schedule itself confirms or denies. */
export const reasonKinds = [
  'material-on-hand',
  'earliest-due',
  'highest-priority',
  'shortest',
  'same-family',
  'only-machine',
  'customer-class',
  'tool-free',
  'same-batch',
  'locked',
  'waits-predecessor',
  'waits-machine',
  'waits-material',
  'waits-release',
  'waits-tool',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** Wordings of each kind in English and Traditional Chinese; the first that fits is taken out before the next is tried. Gaps are short, so that no text takes long. */
const wordings: readonly [ReasonKind, RegExp][] = [
  [
    'waits-material',
    /\b(?:wait(?:s|ed|ing)?\s+(?:for|until|on)|until|once|after)\b[^.;,]{0,80}\bmaterials?\b[^.;,]*|\bmaterials?\s+(?:only\s+)?(?:arrives?|comes?)\b[^.;,]*|(?:等|待)[^，。；]{0,40}(?:物料|材料|原料)[^，。；]*/i,
  ],
  [
    'waits-release',
    /\b(?:wait(?:s|ed|ing)?\s+(?:for|until|on)|until|(?:only|not)(?:\s+yet)?)\b[^.;,]{0,80}\breleased?\b[^.;,]*|(?:等|待)[^，。；]{0,40}(?:釋放|放行|發放)|尚未(?:釋放|放行)/i,
  ],
  [
    'waits-predecessor',
    /\b(?:wait(?:s|ed|ing)?\s+(?:for|until|on)|after)\b[^.;,]{0,80}\b(?:predecessor|preced(?:ing|ent)|previous\s+(?:step|operation))\b[^.;,]*|(?:等|待|在)[^，。；]{0,40}(?:前一?道|前置|上一?道)[^，。；]*/i,
  ],
  [
    'waits-tool',
    /\b(?:wait(?:s|ed|ing)?\s+(?:for|until|on)|until|as\s+soon\s+as)\b[^.;,]{0,80}\b(?:tool(?:ing)?s?|fixtures?|mou?lds?|jigs?)\b[^.;,]*|(?:等|待)[^，。；]{0,40}(?:工具|治具|夾具|模具|刀具)[^，。；]*/i,
  ],
  [
    'tool-free',
    /\b(?:tool(?:ing)?s?|fixtures?|mou?lds?|jigs?)\b(?:(?!\bnot\b)[^.;,]){0,40}\b(?:free|available|ready|idle)\b|\b(?:free|available)\s+(?:tool(?:ing)?|fixture|mou?ld|jig)s?\b|(?:工具|治具|夾具|模具|刀具)[^，。；不未沒]{0,20}(?:可用|空出|空閒|備妥|就緒|閒置)/i,
  ],
  [
    'waits-machine',
    /\b(?:wait(?:s|ed|ing)?\s+(?:for|until|on)|until|as\s+soon\s+as)\b[^.;,]{0,80}\bmachine\b[^.;,]*|\bmachine\s+(?:is|was)\s+(?:busy|occupied|in\s+use)\b|(?:等|待)[^，。；]{0,40}(?:機台|機器|設備)[^，。；]*|(?:機台|機器|設備)(?:忙碌|被?[佔占]用)/i,
  ],
  [
    'same-family',
    /\bsame\s+(?:family|setup|colou?r)\b|\b(?:avoid(?:s|ing)?|saves?|no|without)\s+(?:a\s+|any\s+)?(?:changeover|setup)s?\b|同一?(?:族|系列|顏色|換線群組)|(?:避免|省去|免|無需|不需)(?:換線|換模|換型)/i,
  ],
  [
    'material-on-hand',
    /\bmaterials?\b(?:(?!\bnot\b)[^.;,]){0,80}\b(?:on\s+hand|available|in\s+stock|ready)\b|(?:物料|材料|原料|庫存)[^，。；不未沒]{0,40}(?:備妥|齊全|充足|足夠|現有|可用|已到)/i,
  ],
  [
    'earliest-due',
    /\b(?:earliest\s+(?:due|deadline)(?:\s+date)?|due\s+(?:first|earliest|soonest)|nearest\s+(?:due\s+date|deadline)|EDD)\b|交期最[早急近]|最[早急近](?:的)?交期/i,
  ],
  [
    'locked',
    /\b(?:locked|fixed|pinned|frozen)\b(?:\s+(?:in\s+place\s+)?by\s+(?:the\s+|a\s+)?planners?)?|\bplanners?\b[^.;,]{0,20}\b(?:locked|fixed|pinned)\b[^.;,]{0,20}|\bfrozen\s+(?:horizon|zone|period)\b|(?:計畫|生管|排程)?人員?已?鎖定|鎖定|凍結(?:區間|期間?)?/i,
  ],
  [
    'same-batch',
    /\b(?:same|one|joint)\s+(?:batch|oven\s+load|load|furnace\s+load)\b|\bbatched\s+(?:together\s+)?with\b[^.;,]{0,40}|同一?[批爐]|併[批爐]|合[批爐]/i,
  ],
  [
    'customer-class',
    /\b(?:customer|client|account)\s+(?:class|tier|grade|category)\b[^.;,]{0,40}|\b[\w-]{1,20}\s+(?:class|tier|grade)\s+(?:customer|client|account)\b|\b(?:key|VIP|strategic|gold|silver|platinum)\s+(?:customer|client|account)\b|(?:客戶|顧客)(?:等級|分級|類別|級別)[^，。；]{0,20}|[^，。；]{0,10}級(?:客戶|顧客)|(?:VIP|重要|關鍵|策略|大)\s?(?:客戶|顧客)/i,
  ],
  ['highest-priority', /\b(?:highest|top)\s+priority\b|優先(?:順序|等級|權|級)?最高|最高優先|最優先/i],
  ['shortest', /\bshortest\b(?:\s+\w+){0,2}|\bSPT\b|(?:加工|處理)?(?:時間|工時)最短/i],
  [
    'only-machine',
    /\bonly\s+(?:eligible|suitable|capable|possible)\s+machine\b|\bno\s+other\s+machine\b|唯一(?:合格|適用|可用)?的?(?:機台|機器|設備)/i,
  ],
];

/** Words that may turn a statement round or weigh it; what they touch is left undecided. */
const doubt =
  /\b(?:not|never|neither|nor|although|though|despite|unless|except|instead|rather|but|cannot|\w+n't)\b|雖|儘管|除非|但|沒有|並非|不|未/i;

/** What a stated reason says, as far as its wording is known; empty when it is unknown or in doubt. */
export function readReason(text: string): ReasonKind[] {
  const kinds: ReasonKind[] = [];
  let rest = text;
  for (const [kind, wording] of wordings) {
    const left = rest.replace(wording, ' ; ');
    if (left === rest) continue;
    kinds.push(kind);
    rest = left;
  }
  return doubt.test(rest) ? [] : kinds;
}
