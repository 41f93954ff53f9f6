import { sentences } from '../language/phrase.js';

export const queueFlowText = sentences({
  title: { en: 'Flow', 'zh-TW': '流量' },
  lead: {
    en: 'How work comes in and is done in the queues that you lead. No figure here is of one person.',
    'zh-TW': '您所管理之佇列的進件與處理情形。此處沒有任何個人數據。',
  },
  period: { en: 'Period', 'zh-TW': '期間' },
  days: { en: '%{count} days', 'zh-TW': '%{count} 天' },
  byDay: { en: 'In and out, by day', 'zh-TW': '每日進出' },
  byDayPlot: {
    en: 'Columns for each day: what arrived, what was decided, and what missed its due time',
    'zh-TW': '每日長條圖：進件、已裁決與逾期未決的數量',
  },
  byDayNote: {
    en: 'Days of the time zone %{zone}; today as far as it has gone. Something misses its due time on the day that it was due, whether it was decided later or waits still.',
    'zh-TW': '日期依時區 %{zone}，今日計至目前為止。逾期計入期限當日，不論之後已裁決或仍在等待。',
  },
  arrived: { en: 'Arrived', 'zh-TW': '進件' },
  decided: { en: 'Decided', 'zh-TW': '已裁決' },
  breached: { en: 'Missed its due time', 'zh-TW': '逾期' },
  waiting: { en: 'Age of what waits now', 'zh-TW': '目前等待項目的時長' },
  waitingNone: { en: 'Nothing waits in the queues that you lead.', 'zh-TW': '您所管理的佇列目前沒有等待的項目。' },
  queue: { en: 'Queue', 'zh-TW': '佇列' },
  under: { en: 'under %{to}', 'zh-TW': '未滿 %{to}' },
  between: { en: '%{from} to %{to}', 'zh-TW': '%{from}至 %{to}' },
  over: { en: 'over %{from}', 'zh-TW': '%{from}以上' },
  disagreement: { en: 'Disagreement', 'zh-TW': '意見不一致' },
  shared: { en: 'Outputs that take two people', 'zh-TW': '須由兩人裁決的產出' },
  sharedHow: {
    en: 'of those on which two decided, how many they did not decide alike',
    'zh-TW': '已由兩人以上裁決者中，結果不同的件數',
  },
  second: { en: 'Second reviews', 'zh-TW': '複審' },
  secondHow: { en: 'how many ended otherwise', 'zh-TW': '結果與原裁決不同的件數' },
  agreementLink: { en: 'Agreement and reliance', 'zh-TW': '一致性與依賴程度' },
  secondLink: { en: 'Second reviews by stratum', 'zh-TW': '各分層的複審' },
  forecast: { en: 'What may come in', 'zh-TW': '預計進件' },
  forecastPlot: {
    en: 'Columns for the next seven days: what is expected, with the interval of 80 %',
    'zh-TW': '未來七天長條圖：預計數量與 80 % 區間',
  },
  forecastNote: {
    en: 'The mean of the same weekday over the last %{weeks} weeks; in four of five days the number lies within the interval, as long as weeks go on as they did. Holidays and new AI systems are not foreseen.',
    'zh-TW':
      '最近 %{weeks} 週同一星期幾的平均。若情況不變，五天中約有四天的數量會落在區間內。假日與新登錄的 AI 系統無法預見。',
  },
  forecastNone: {
    en: 'Not enough data: a forecast takes two whole weeks of outputs.',
    'zh-TW': '資料不足：預測至少需要兩整週的產出。',
  },
  expected: { en: 'Expected', 'zh-TW': '預計' },
  from: { en: 'From', 'zh-TW': '下限' },
  to: { en: 'To', 'zh-TW': '上限' },
});
