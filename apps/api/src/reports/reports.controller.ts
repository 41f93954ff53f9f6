import { Controller, Res } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type Page, type ReportView, type RouteInput } from '@countersign/contracts';
import { getReport, listReports, openReportFile, requestReport } from '@countersign/reports';
import type { FastifyReply } from 'fastify';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class ReportsController {
  constructor(private readonly product: Product) {}

  @Route(routes.requestReport)
  request(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.requestReport>): Promise<ReportView> {
    return this.product.db.transaction((tx) => requestReport(tx, actor, body));
  }

  @Route(routes.listReports)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listReports>): Promise<Page<ReportView>> {
    return this.product.db.read((tx) => listReports(tx, actor, query));
  }

  @Route(routes.getReport)
  get(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getReport>): Promise<ReportView> {
    return this.product.db.read((tx) => getReport(tx, actor, params.id));
  }

  @Route(routes.getReportFile)
  async file(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getReportFile>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const folder = this.product.config.reportFolder;
    const file = await this.product.db.read((tx) => openReportFile(tx, actor, params, folder));
    await reply
      .header('Content-Type', file.mediaType)
      .header('Content-Length', String(file.size))
      .header('Content-Disposition', `attachment; filename="${params.name}"`)
      .send(file.bytes);
  }
}
