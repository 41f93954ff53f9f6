import { sentences } from '../../language/phrase.js';

export const togetherText = sentences({
  chosen: {
    en: '1 chosen, %{most} at most |||| %{count} chosen, %{most} at most',
    'zh-TW': '已選 %{count} 項，上限 %{most} 項',
  },
  clear: { en: 'Choose none', 'zh-TW': '取消選取' },
  read: { en: 'Read and decide on them', 'zh-TW': '閱讀並裁決所選項目' },
  'against.hidden': {
    en: 'Cannot be chosen: what the checks found is hidden at first',
    'zh-TW': '無法選取：檢核結果起初不顯示',
  },
  'against.tier': {
    en: 'Cannot be chosen: its risk asks for a look of its own',
    'zh-TW': '無法選取：此風險須逐件裁決',
  },
  'against.schedule': { en: 'Cannot be chosen: a schedule is looked at whole', 'zh-TW': '無法選取：排程須完整檢視' },
  'against.findings': {
    en: 'Cannot be chosen: it has a major finding or an inconclusive check',
    'zh-TW': '無法選取：有重大檢核發現或無法判定的檢核',
  },
  'against.contested': { en: 'Cannot be chosen: its decision is contested', 'zh-TW': '無法選取：裁決遭申訴' },
  'against.disagreed': { en: 'Cannot be chosen: people disagree on it', 'zh-TW': '無法選取：審查意見不一致' },
  'against.held': { en: 'Cannot be chosen: it is held back', 'zh-TW': '無法選取：暫緩中' },
  'against.taken': { en: 'Cannot be chosen: somebody else is reviewing it', 'zh-TW': '無法選取：他人審查中' },
  'against.kept': { en: 'Cannot be chosen: it is kept for somebody else', 'zh-TW': '無法選取：已指派給他人' },
  title: { en: 'Decide on several outputs', 'zh-TW': '裁決多項產出' },
  lead: {
    en: 'One word for all of them, a record for each. Each decision is bound to the version whose beginning you read here; %{most} outputs at once at most.',
    'zh-TW': '對所有項目作成相同裁決，每項各留紀錄，並綁定您在此讀到開頭的版本；一次最多 %{most} 項。',
  },
  goesOn: { en: 'Only the beginning is shown.', 'zh-TW': '僅顯示開頭。' },
  newTab: { en: ': %{name}, in a new tab', 'zh-TW': '：%{name}（在新分頁）' },
  open: { en: 'Open whole', 'zh-TW': '開啟全文' },
  pictureOf: { en: 'Picture %{nth} of %{name}', 'zh-TW': '「%{name}」的第 %{nth} 張圖片' },
  blurred: { en: '%{name}, blurred', 'zh-TW': '%{name}，已模糊' },
  thePicture: { en: ': %{name}', 'zh-TW': '：%{name}' },
  morePictures: { en: '%{count} more', 'zh-TW': '另有 %{count} 張' },
  notTogether: { en: 'Not decided on here', 'zh-TW': '不在此裁決' },
  gone: {
    en: 'One of them no longer waits, or is not yours to decide. |||| %{count} of them no longer wait, or are not yours to decide.',
    'zh-TW': '其中 %{count} 項已不在等待，或不屬您可裁決的範圍。',
  },
  outcome: { en: 'Outcome', 'zh-TW': '裁決' },
  reasons: { en: 'Reasons', 'zh-TW': '理由' },
  chooseOutcome: { en: 'Choose an outcome first.', 'zh-TW': '請先選擇裁決。' },
  noReasons: {
    en: 'The policy lists no reason for this outcome that fits all of these kinds.',
    'zh-TW': '政策中沒有適用於所有類型的裁決理由。',
  },
  comment: { en: 'Comment, kept with each', 'zh-TW': '備註（隨每項留存）' },
  decide: { en: 'Decide on 1 output |||| Decide on %{count} outputs', 'zh-TW': '裁決 %{count} 項產出' },
  none: { en: 'None of them can be decided on here', 'zh-TW': '沒有可在此裁決的項目' },
  decided: { en: '1 decided. |||| %{count} decided.', 'zh-TW': '已裁決 %{count} 項。' },
  refused: {
    en: 'One was refused; it waits as before, and stays chosen if it can be. |||| %{count} were refused; they wait as before, and stay chosen if they can be.',
    'zh-TW': '%{count} 項遭拒；這些項目照舊等待；仍可選取者保持選取。',
  },
  lost: {
    en: 'Whether it was recorded is not known. Send it again: you are told what was recorded, and nothing is decided on twice.',
    'zh-TW': '無法得知是否已記錄。請再送出一次：系統會告知已記錄的結果，不會重複裁決。',
  },
  results: { en: 'What became of each', 'zh-TW': '各項結果' },
  again: { en: 'Read those again', 'zh-TW': '重新閱讀這些項目' },
  close: { en: 'Close', 'zh-TW': '關閉' },
});
