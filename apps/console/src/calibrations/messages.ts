import { sentences } from '../language/phrase.js';

export const calibrationText = sentences({
  title: { en: 'Calibration', 'zh-TW': '分數校準' },
  lead: {
    en: 'How far the scores of checks can be believed: what they promise against what people decided, for each AI system.',
    'zh-TW': '檢核分數有多可信：逐一 AI 系統比較分數所預期的結果與人員的裁決。',
  },
  fitted: { en: 'Calibrations', 'zh-TW': '校準結果' },
  noneYet: { en: 'Calibrations', 'zh-TW': '校準結果' },
  emptyTitle: { en: 'No score is calibrated yet', 'zh-TW': '尚無校準結果' },
  empty: {
    en: 'A calibration is fitted once at least 30 decisions on an AI system’s outputs speak of a check, 5 of each kind: approvals, and rejections whose reason is about what the check looks at. “Useful” and “not useful” on findings, in the workbench, count for findings. Until then scores are shown as uncalibrated.',
    'zh-TW':
      '當某一 AI 系統的產出累積至少 30 項與該檢核有關的裁決（核可，以及理由與該檢核相關的駁回，各至少 5 項）後，系統會自動校準。審查工作台上對檢核發現標示的「有用」與「沒有用」則用於校準檢核發現。在此之前，分數一律標示為「未校準」。',
  },
  system: { en: 'AI system and check', 'zh-TW': 'AI 系統與檢核' },
  target: { en: 'Of what', 'zh-TW': '對象' },
  'target.output': { en: 'Scores of outputs', 'zh-TW': '產出的分數' },
  'target.finding': { en: 'Scores of findings', 'zh-TW': '檢核發現的分數' },
  'method.platt': { en: 'Platt scaling', 'zh-TW': '普拉特縮放' },
  'method.isotonic': { en: 'Isotonic regression', 'zh-TW': '保序迴歸' },
  labels: { en: 'Labels', 'zh-TW': '標記數' },
  'positive.output': { en: '%{share} approved', 'zh-TW': '%{share} 獲核可' },
  'positive.finding': { en: '%{share} useful', 'zh-TW': '%{share} 有用' },
  error: { en: 'Expected calibration error', 'zh-TW': '預期校準誤差' },
  brier: { en: 'Brier score', 'zh-TW': '布賴爾分數' },
  beforeAfter: { en: '%{before} → %{after}', 'zh-TW': '%{before} → %{after}' },
  fittedAt: { en: 'Fitted', 'zh-TW': '校準時間' },
  entry: { en: 'Log entry', 'zh-TW': '稽核紀錄' },
  openEntry: { en: 'Open', 'zh-TW': '開啟' },
  diagram: { en: 'Diagram', 'zh-TW': '圖表' },
  show: { en: 'Show', 'zh-TW': '顯示' },
  shown: { en: 'Shown', 'zh-TW': '顯示中' },
  showOf: { en: ', %{system}, %{check}, %{target}', 'zh-TW': '：%{system}、%{check}、%{target}' },
  diagramOf: { en: 'Reliability: %{system}, %{check}', 'zh-TW': '可靠度圖：%{system}、%{check}' },
  diagramLabel: {
    en: 'Reliability diagram: what scores promised, across, against what people said, upwards, before and after calibration. The table beside it holds the figures.',
    'zh-TW': '可靠度圖：橫軸為分數所預期，縱軸為人員的判斷，分別為校準前與校準後。數據列於旁邊的表格。',
  },
  promised: { en: 'what the score promised', 'zh-TW': '分數所預期的比例' },
  'seen.output': { en: 'share that people approved', 'zh-TW': '人員核可的比例' },
  'seen.finding': { en: 'share that people found useful', 'zh-TW': '人員認為有用的比例' },
  promisedShort: { en: 'Promised', 'zh-TW': '預期' },
  seenShort: { en: 'Came', 'zh-TW': '實際' },
  line: { en: 'Line', 'zh-TW': '線條' },
  before: { en: 'Raw score', 'zh-TW': '原始分數' },
  after: { en: 'Calibrated', 'zh-TW': '校準後' },
  howToRead: {
    en: 'A point on the dotted diagonal keeps its word: of outputs scored 70 %, people approved 70 %. Below it the score promises too much, above it too little. The larger a point, the more labels stand behind it.',
    'zh-TW':
      '點落在對角虛線上，表示分數與實際相符：分數為 70% 的項目，也有 70% 獲人員認可。低於虛線表示分數過於樂觀，高於虛線則過於保守。點愈大，代表背後的標記數愈多。',
  },
  says: {
    en: 'On average over %{count} labels, the raw score was off by %{before}, the calibrated one by %{after}. The calibrated line is of labels that the fit had not seen.',
    'zh-TW':
      '以 %{count} 項標記平均，原始分數的誤差為 %{before}，校準後為 %{after}。校準後的線條僅以未參與擬合的標記計算。',
  },
});
