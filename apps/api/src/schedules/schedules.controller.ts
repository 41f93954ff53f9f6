import { Controller, Res } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { notFound, routes, type RouteInput } from '@countersign/contracts';
import { openScheduleTexts, type ScheduleTexts } from '@countersign/submissions';
import type { FastifyReply } from 'fastify';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { Threads } from '../threads/threads.js';
import type { ScheduleQuestion } from './answer-schedule-question.js';

@Controller()
export class SchedulesController {
  constructor(
    private readonly product: Product,
    private readonly threads: Threads,
  ) {}

  @Route(routes.analyseSchedule)
  analyse(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.analyseSchedule>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(actor, params.id, reply, (texts) => ({ ask: 'analysis', ...texts }));
  }

  @Route(routes.askWhatIf)
  whatIf(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.askWhatIf>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(actor, params.id, reply, ({ payload }) => ({ ask: 'what-if', payload, ...body }));
  }

  @Route(routes.askWhyNot)
  whyNot(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.askWhyNot>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(actor, params.id, reply, ({ payload }) => ({ ask: 'why-not', payload, ...body }));
  }

  /** Asks in a thread, and sends the answer, which is JSON text already. */
  private async answer(
    actor: Actor,
    id: string,
    reply: FastifyReply,
    questionOn: (texts: ScheduleTexts) => ScheduleQuestion,
  ): Promise<void> {
    const texts = await this.product.db.transaction((tx) => openScheduleTexts(tx, actor, id));
    const answer = await this.threads.run('answerScheduleQuestion', questionOn(texts));
    if (answer === null) {
      throw notFound({ en: 'production schedule (only a roster) in', 'zh-TW': '生產排程（僅有班表）於' }, id);
    }
    await reply.header('Content-Type', 'application/json; charset=utf-8').send(answer);
  }
}
