import { Controller, Res } from '@nestjs/common';
import { linkActor, type Actor } from '@countersign/access';
import { routes, type DownloadLink, type Page, type ReportView, type RouteInput } from '@countersign/contracts';
import {
  downloadByLink,
  downloadReportFile,
  getReport,
  issueDownloadLink,
  listReports,
  requestReport,
} from '@countersign/reports';
import type { FastifyReply } from 'fastify';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { sendFile } from './send-file.js';

@Controller()
export class ReportsController {
  constructor(private readonly product: Product) {}

  @Route(routes.requestReport)
  request(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.requestReport>): Promise<ReportView> {
    return this.product.db.transaction((tx) => requestReport(tx, actor, body));
  }

  @Route(routes.listReports)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listReports>): Promise<Page<ReportView>> {
    return this.product.db.read((tx) => listReports(tx, actor, { ...query, mine: query.mine === 'true' }));
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
    const { db, config } = this.product;
    await sendFile(reply, await downloadReportFile(db, actor, params, config.reportFolder));
  }

  @Route(routes.linkReportFile)
  async link(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.linkReportFile>,
  ): Promise<DownloadLink> {
    const { db, links } = this.product;
    const { token, expiresAt } = await db.read((tx) => issueDownloadLink(tx, actor, params, links));
    return { href: `${routes.downloadByLink.path}?token=${token}`, expiresAt: expiresAt.toISOString() };
  }

  @Route(routes.downloadByLink)
  async download(
    @Input() { query }: RouteInput<typeof routes.downloadByLink>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { db, config, links } = this.product;
    const from = { links, folder: config.reportFolder };
    await sendFile(reply, await downloadByLink(db, linkActor, query.token, from));
  }
}
