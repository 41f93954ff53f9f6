import { Controller, Res } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { notFound, routes, type RouteInput } from '@countersign/contracts';
import { getScheduleTexts } from '@countersign/submissions';
import type { FastifyReply } from 'fastify';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { Threads } from '../threads/threads.js';

@Controller()
export class SchedulesController {
  constructor(
    private readonly product: Product,
    private readonly threads: Threads,
  ) {}

  @Route(routes.analyseSchedule)
  async analyse(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.analyseSchedule>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const texts = await this.product.db.read((tx) => getScheduleTexts(tx, actor, params.id));
    await send(reply, params.id, await this.threads.run('answerScheduleQuestion', { ask: 'analysis', ...texts }));
  }

  @Route(routes.askWhatIf)
  async whatIf(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.askWhatIf>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { payload } = await this.product.db.read((tx) => getScheduleTexts(tx, actor, params.id));
    const question = { ask: 'what-if' as const, payload, changes: body.changes };
    await send(reply, params.id, await this.threads.run('answerScheduleQuestion', question));
  }

  @Route(routes.askWhyNot)
  async whyNot(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.askWhyNot>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { payload } = await this.product.db.read((tx) => getScheduleTexts(tx, actor, params.id));
    const question = { ask: 'why-not' as const, payload, operation: body.operation, before: body.before };
    await send(reply, params.id, await this.threads.run('answerScheduleQuestion', question));
  }
}

/** Sends an answer that is JSON text already. */
async function send(reply: FastifyReply, id: string, answer: string | null): Promise<void> {
  if (answer === null) {
    throw notFound({ en: 'production schedule (only a roster) in', 'zh-TW': '生產排程（僅有班表）於' }, id);
  }
  await reply.header('Content-Type', 'application/json; charset=utf-8').send(answer);
}
