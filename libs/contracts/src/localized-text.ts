import { z } from 'zod';

/** Languages every sentence of the product exists in. */
export const languages = ['en', 'zh-TW'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

/** One sentence in each language of the product. */
export const localizedText = z.strictObject({ en: z.string().min(1), 'zh-TW': z.string().min(1) });
export type LocalizedText = z.infer<typeof localizedText>;

/** The product language that an `Accept-Language` header asks for; English when it asks for neither. */
export function preferredLanguage(header: string | undefined): Language {
  const ranges = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of ranges) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-TW';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return 'en';
}
