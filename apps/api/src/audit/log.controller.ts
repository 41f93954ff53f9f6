import { Controller, Res } from '@nestjs/common';
import { findServedCheckpoint, getTile, listHandovers } from '@countersign/audit';
import { notFound, routes, type RouteInput } from '@countersign/contracts';
import type { FastifyReply } from 'fastify';
import { Input } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

/** The transparency log in the C2SP formats, for readers that nobody here wrote. */
@Controller()
export class LogController {
  constructor(private readonly product: Product) {}

  @Route(routes.getCheckpoint)
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    const checkpoint = await this.product.db.read((tx) => findServedCheckpoint(tx, this.product.witnesses));
    if (!checkpoint) throw notFound({ en: 'checkpoint', 'zh-TW': '檢查點' }, '');
    await reply
      .header('Content-Type', 'text/plain; charset=utf-8')
      .header('Cache-Control', 'no-cache')
      .send(checkpoint.note);
  }

  @Route(routes.getVerifierKey)
  async verifierKey(@Res() reply: FastifyReply): Promise<void> {
    const { vkey, next } = this.product.log;
    await reply.header('Content-Type', 'text/plain; charset=utf-8').send(`${vkey}\n${next ? `${next.vkey}\n` : ''}`);
  }

  @Route(routes.getLogKeys)
  async keys() {
    return { keys: await this.product.db.read(listHandovers) };
  }

  @Route(routes.getTile)
  async tile(@Input() { params }: RouteInput<typeof routes.getTile>, @Res() reply: FastifyReply): Promise<void> {
    const { bytes, immutable } = await this.product.db.read((tx) => getTile(tx, `tile/${params['*']}`));
    await reply
      .header('Content-Type', 'application/octet-stream')
      .header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      .send(bytes);
  }

  @Route(routes.getJwks)
  jwks() {
    return { keys: [this.product.receipts.jwk] };
  }
}
