import type { LocalizedText } from '@countersign/contracts';

/** What a model's answer hangs on, as a sentence that follows others; `words` null: on no single part. */
export function tellTelling(words: string | null, without: number): LocalizedText {
  if (words === null) {
    return {
      en: ' Left out one by one, no single part changes that much.',
      'zh-TW': '逐一刪去各部分，都不會使結果有明顯改變。',
    };
  }
  const percent = Math.round(without * 100);
  return {
    en: ` Without “${words}” it finds ${percent} %: most hangs on that.`,
    'zh-TW': `若刪去「${words}」，機率變為 ${percent} %，可見影響最大的是這一處。`,
  };
}
