import { digest as digestSchema, notFound, type ProductError } from '@countersign/contracts';

/** `<ab>/<hex>`: where a blob lies in every store; null for anything but a digest, so that no path can be smuggled in. */
export function blobKey(digest: string): string | null {
  if (!digestSchema.safeParse(digest).success) return null;
  const hex = digest.slice('sha256:'.length);
  return `${hex.slice(0, 2)}/${hex}`;
}

/** The store has no such image. */
export const missingBlob = (digest: string): ProductError => notFound({ en: 'image', 'zh-TW': '圖片' }, digest);
