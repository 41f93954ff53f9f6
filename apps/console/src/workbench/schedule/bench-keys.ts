import { sentences } from '../../language/phrase.js';

export const benchKeyText = sentences({
  title: { en: 'In the chart of a production schedule', 'zh-TW': '於生產排程圖中' },
  arrows: {
    en: 'From operation to operation, along the row and between rows',
    'zh-TW': '在作業之間移動（同列與上下列）',
  },
  ends: { en: 'First / last operation of the row', 'zh-TW': '該列的第一道／最後一道作業' },
  add: { en: 'Go there and add it to the choice', 'zh-TW': '移動並加入選取' },
  zoom: { en: 'Zoom in / out', 'zh-TW': '放大／縮小' },
  undo: { en: 'Take back the last change that is tried', 'zh-TW': '復原上一項試算變更' },
  reset: { en: 'Put all back that is tried', 'zh-TW': '還原所有試算變更' },
  leave: { en: 'Leave the enlarged view', 'zh-TW': '離開放大檢視' },
});

/** Keys of the bench and what they do, for the sheet of keys. */
export const benchKeys: readonly (readonly [string, keyof typeof benchKeyText])[] = [
  ['← → ↑ ↓', 'arrows'],
  ['Home  End', 'ends'],
  ['Shift + ← → ↑ ↓', 'add'],
  ['Ctrl/⌘ + ↑ ↓', 'zoom'],
  ['Ctrl/⌘ + Z', 'undo'],
  ['Ctrl/⌘ + Backspace', 'reset'],
  ['Esc', 'leave'],
];
