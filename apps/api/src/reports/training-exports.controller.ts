import { Controller, Res } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type Page, type RouteInput, type TrainingExportView } from '@countersign/contracts';
import {
  downloadTrainingFile,
  getTrainingExport,
  listTrainingExports,
  requestTrainingExport,
} from '@countersign/reports';
import type { FastifyReply } from 'fastify';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { sendFile } from './send-file.js';

@Controller()
export class TrainingExportsController {
  constructor(private readonly product: Product) {}

  @Route(routes.requestTrainingExport)
  request(
    @Who() actor: Actor,
    @Input() { body }: RouteInput<typeof routes.requestTrainingExport>,
  ): Promise<TrainingExportView> {
    return this.product.db.transaction((tx) => requestTrainingExport(tx, actor, body));
  }

  @Route(routes.listTrainingExports)
  list(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listTrainingExports>,
  ): Promise<Page<TrainingExportView>> {
    return this.product.db.read((tx) => listTrainingExports(tx, actor, query));
  }

  @Route(routes.getTrainingExport)
  get(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getTrainingExport>,
  ): Promise<TrainingExportView> {
    return this.product.db.read((tx) => getTrainingExport(tx, actor, params.id));
  }

  @Route(routes.getTrainingExportFile)
  async file(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getTrainingExportFile>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { db, config } = this.product;
    await sendFile(reply, await downloadTrainingFile(db, actor, params, config.reportFolder));
  }
}
