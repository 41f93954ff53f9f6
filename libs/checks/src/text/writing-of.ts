import { canonicalLanguage } from '@countersign/contracts';

/** The language of a text as models are chosen by it: `zh` where most of its letters are Chinese, else what the sender says, else unknown. */
export function writingOf(text: string, said: string | null | undefined): string | undefined {
  const start = text.slice(0, 5000);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  const chinese = start.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(start);
  if (chinese * 2 > letters && !kana) return 'zh';
  return said == null ? undefined : canonicalLanguage(said);
}
