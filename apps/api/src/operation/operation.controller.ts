import { Controller, Logger, Res } from '@nestjs/common';
import { findCheckpoint } from '@countersign/audit';
import { routes, type Language } from '@countersign/contracts';
import type { FastifyReply } from 'fastify';
import { InLanguage } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { Metrics } from './metrics.js';

const unready = {
  database: {
    en: 'The database cannot be read. Look at DATABASE_URL and its server; the log of the API says more.',
    'zh-TW': '無法讀取資料庫。請檢查 DATABASE_URL 及其伺服器；詳情請見 API 的日誌。',
  },
  images: {
    en: 'The store of images cannot be used. Look at COUNTERSIGN_DATA, or at S3_ENDPOINT and its bucket and keys; the log of the API says more.',
    'zh-TW': '無法使用圖片儲存區。請檢查 COUNTERSIGN_DATA，或 S3_ENDPOINT 及其儲存貯體與金鑰；詳情請見 API 的日誌。',
  },
};

@Controller()
export class OperationController {
  private readonly logger = new Logger('ready');

  constructor(
    private readonly product: Product,
    private readonly metrics: Metrics,
  ) {}

  @Route(routes.getHealth)
  health() {
    return { ok: true };
  }

  @Route(routes.getReady)
  async ready(@InLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply) {
    const reasons: string[] = [];
    // Anybody may ask: what failed in which words, which may name hosts and people, stands in the log of the process.
    const failed = (reason: string) => (error: unknown) => {
      this.logger.error({ reason, error: error instanceof Error ? error.stack : String(error) });
      reasons.push(reason);
    };
    await this.product.db.read(findCheckpoint).catch(failed(unready.database[language]));
    await this.product.blobs.check().catch(failed(unready.images[language]));
    if (reasons.length > 0) void reply.status(503);
    return { ready: reasons.length === 0, reasons };
  }

  @Route(routes.getMetrics)
  async metricsText(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('Content-Type', this.metrics.contentType).send(await this.metrics.text());
  }
}
