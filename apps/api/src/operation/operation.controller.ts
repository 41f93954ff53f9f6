import { Controller, Res } from '@nestjs/common';
import { findCheckpoint } from '@countersign/audit';
import { routes } from '@countersign/contracts';
import type { FastifyReply } from 'fastify';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { Metrics } from './metrics.js';

@Controller()
export class OperationController {
  constructor(
    private readonly product: Product,
    private readonly metrics: Metrics,
  ) {}

  @Route(routes.getHealth)
  health() {
    return { ok: true };
  }

  @Route(routes.getReady)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const reasons: string[] = [];
    await this.product.db.read(findCheckpoint).catch((error: Error) => {
      reasons.push(`The database cannot be read: ${error.message}`);
    });
    await this.product.blobs.check().catch((error: Error) => {
      reasons.push(error.message);
    });
    if (reasons.length > 0) void reply.status(503);
    return { ready: reasons.length === 0, reasons };
  }

  @Route(routes.getMetrics)
  async metricsText(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('Content-Type', this.metrics.contentType).send(await this.metrics.text());
  }
}
