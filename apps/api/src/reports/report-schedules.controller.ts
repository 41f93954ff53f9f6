import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type Page,
  type ReportRecipient,
  type ReportScheduleView,
  type RouteInput,
} from '@countersign/contracts';
import { addSchedule, deleteSchedule, listRecipients, listSchedules, pauseSchedule } from '@countersign/reports';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class ReportSchedulesController {
  constructor(private readonly product: Product) {}

  @Route(routes.addReportSchedule)
  add(
    @Who() actor: Actor,
    @Input() { body }: RouteInput<typeof routes.addReportSchedule>,
  ): Promise<ReportScheduleView> {
    return this.product.db.transaction((tx) => addSchedule(tx, actor, body));
  }

  @Route(routes.listReportSchedules)
  list(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listReportSchedules>,
  ): Promise<Page<ReportScheduleView>> {
    return this.product.db.read((tx) => listSchedules(tx, actor, query));
  }

  @Route(routes.changeReportSchedule)
  change(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.changeReportSchedule>,
  ): Promise<ReportScheduleView> {
    return this.product.db.transaction((tx) => pauseSchedule(tx, actor, params.id, body.paused));
  }

  @Route(routes.deleteReportSchedule)
  async delete(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.deleteReportSchedule>,
  ): Promise<void> {
    await this.product.db.transaction((tx) => deleteSchedule(tx, actor, params.id));
  }

  @Route(routes.listReportRecipients)
  recipients(@Who() actor: Actor): Promise<{ items: ReportRecipient[] }> {
    return this.product.db.read((tx) => listRecipients(tx, actor));
  }
}
