import type { ProductUsers } from '@countersign/testing';

/** Stores an image on a running product; answers its digest. */
export async function storeImage(users: ProductUsers, bytes: Buffer, mediaType: string): Promise<string> {
  const answer = await fetch(`${users.product.url}/api/v1/blobs`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${users.apiKey}`, 'Content-Type': mediaType },
    body: new Uint8Array(bytes),
  });
  const { digest } = (await answer.json()) as { digest?: string };
  if (digest === undefined) throw new Error(`The image was refused with status ${answer.status}.`);
  return digest;
}
