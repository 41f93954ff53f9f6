import { sentences } from '../../../language/phrase.js';

export const savedViewsText = sentences({
  title: { en: 'Saved views', 'zh-TW': '已儲存的檢視' },
  save: { en: 'Save view', 'zh-TW': '儲存檢視' },
  saveDetail: {
    en: 'Keeps the filters as they stand under a name of yours. Only you see it here. Its address can be sent to others, who see there what they may see.',
    'zh-TW': '以您自訂的名稱儲存目前的篩選條件，只有您會在此看到。網址可傳給他人，對方只會看到其權限範圍內的項目。',
  },
  name: { en: 'Name', 'zh-TW': '名稱' },
  rename: { en: 'Rename', 'zh-TW': '重新命名' },
  renameOf: { en: 'Rename the view %{name}', 'zh-TW': '重新命名檢視「%{name}」' },
  remove: { en: 'Remove', 'zh-TW': '移除' },
  removeOf: { en: 'Remove the view %{name}', 'zh-TW': '移除檢視「%{name}」' },
  all: { en: 'All %{count} views', 'zh-TW': '全部 %{count} 個檢視' },
  fewer: { en: 'Fewer views', 'zh-TW': '較少檢視' },
  saved: { en: 'Saved as %{name}.', 'zh-TW': '已儲存為「%{name}」。' },
  renamed: { en: 'Renamed to %{name}.', 'zh-TW': '已重新命名為「%{name}」。' },
  removed: { en: 'The view %{name} is removed.', 'zh-TW': '已移除檢視「%{name}」。' },
});
