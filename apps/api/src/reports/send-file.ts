import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends a file as a download that nobody keeps a copy of on the way. */
export async function sendFile(
  reply: FastifyReply,
  file: { name: string; mediaType: string; size: number; bytes: Readable },
): Promise<void> {
  await reply
    .header('Content-Type', file.mediaType)
    .header('Content-Length', String(file.size))
    .header('Content-Disposition', `attachment; filename="${file.name}"`)
    .header('Cache-Control', 'no-store')
    .send(file.bytes);
}
