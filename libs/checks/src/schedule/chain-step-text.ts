import type { LocalizedText } from '@countersign/contracts';
import type { Cause, ChainStep } from '@countersign/scheduling';
import { minutesText, timeText } from './number-text.js';

/** What an operation waited for, until when. */
function waitText(step: ChainStep): LocalizedText {
  const { cause, mate, through } = step;
  if (cause !== 'batch') return causeText(step, cause);
  const own = causeText(step, through ?? 'start');
  return {
    en: `in a batch with ${mate ?? '?'}, which waited for ${own.en}`,
    'zh-TW': `與「${mate ?? '?'}」同批，後者等待${own['zh-TW']}`,
  };
}

function causeText({ by, machine, person, material, tool, blockedUntil }: ChainStep, cause: Cause): LocalizedText {
  const until = timeText(blockedUntil);
  const other = by ?? '?';
  switch (cause) {
    case 'predecessor':
      return { en: `its predecessor ${other} until ${until}`, 'zh-TW': `前置作業「${other}」至 ${until}` };
    case 'machine':
      return {
        en: `machine ${machine} busy with ${other} until ${until}`,
        'zh-TW': `機台「${machine}」由「${other}」占用至 ${until}`,
      };
    case 'person':
      return {
        en: `${person ?? '?'} busy with ${other} until ${until}`,
        'zh-TW': `人員「${person ?? '?'}」忙於「${other}」至 ${until}`,
      };
    case 'tool':
      return {
        en: `tool ${tool ?? '?'} held by ${other} until ${until}`,
        'zh-TW': `工具「${tool ?? '?'}」由「${other}」使用至 ${until}`,
      };
    case 'material':
      return {
        en: `material ${material ?? '?'} comes ${until}`,
        'zh-TW': `物料「${material ?? '?'}」於 ${until} 到料`,
      };
    case 'release':
      return { en: `job released ${until}`, 'zh-TW': `工單於 ${until} 釋放` };
    case 'lock':
      return { en: `locked by a planner at ${until}`, 'zh-TW': `計畫人員鎖定於 ${until}` };
    case 'frozen':
      return { en: `the frozen horizon, ${until}`, 'zh-TW': `凍結區間，${until}` };
    case 'batch':
      return { en: 'its batch', 'zh-TW': '同批作業' };
    case 'start':
      return { en: 'the start of the schedule', 'zh-TW': '排程開始' };
  }
}

/** One operation of a chain in words: its machine, what it waited for and until when, and what then came on top. */
export function stepText(step: ChainStep): LocalizedText {
  const wait = waitText(step);
  const { changeover, calendar, idle } = step.minutes;
  const [setUp, closed, free] = [minutesText(changeover), minutesText(calendar), minutesText(idle)];
  const more = [
    ...(changeover >= 0.5 ? [{ en: `changeover ${setUp.en}`, 'zh-TW': `換線 ${setUp['zh-TW']}` }] : []),
    ...(calendar >= 0.5 ? [{ en: `closed for ${closed.en}`, 'zh-TW': `非工作時間 ${closed['zh-TW']}` }] : []),
    ...(idle >= 0.5
      ? [{ en: `${free.en} for no reason in the data`, 'zh-TW': `另有 ${free['zh-TW']} 無資料可解釋` }]
      : []),
  ];
  const texts = [wait, ...more];
  return {
    en: `${step.operation} on ${step.machine} (${texts.map(({ en }) => en).join('; ')})`,
    'zh-TW': `「${step.operation}」在機台「${step.machine}」（${texts.map((text) => text['zh-TW']).join('；')}）`,
  };
}
