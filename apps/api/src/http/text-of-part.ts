import type { Multipart } from '@fastify/multipart';

/** The text of a part of `multipart/form-data`, sent as a field or as a file; of one sent as JSON, which the parser has read already, that JSON. */
export async function textOfPart(part: Multipart): Promise<string> {
  if (part.type === 'file') return (await part.toBuffer()).toString('utf8');
  return typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
}
