import { sentences } from '../language/phrase.js';

export const presenceText = sentences({
  whole: { en: 'Somebody else is looking at this', 'zh-TW': '有其他人正在檢視此項目' },
  short: { en: 'somebody is looking', 'zh-TW': '有人正在檢視' },
  names: { en: 'somebody else', 'zh-TW': '其他人員' },
  wholeNamed: {
    en: '%{names} is looking at this |||| %{names} are looking at this',
    'zh-TW': '%{names}正在檢視此項目',
  },
  shortNamed: { en: '%{names} is looking |||| %{names} are looking', 'zh-TW': '%{names}正在檢視' },
  namesNamed: { en: '%{names}', 'zh-TW': '%{names}' },
  takenBy: { en: 'Taken: %{name}', 'zh-TW': '已由%{name}認領' },
});
