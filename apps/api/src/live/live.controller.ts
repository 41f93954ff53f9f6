import { Controller, Res } from '@nestjs/common';
import { routes } from '@countersign/contracts';
import type { Session } from '@countersign/identity';
import type { FastifyReply } from 'fastify';
import { SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { LiveEvents } from './live-events.js';

@Controller()
export class LiveController {
  constructor(private readonly events: LiveEvents) {}

  @Route(routes.streamEvents)
  async stream(@SignedIn() session: Session, @Res() reply: FastifyReply): Promise<void> {
    const events = this.events.open(session);
    // Also where nobody reads it, as after HEAD.
    reply.raw.once('close', () => events.destroy());
    await reply
      .header('Content-Type', 'text/event-stream')
      .header('Cache-Control', 'no-store, no-transform')
      // A process that stops waits for its connections: this one goes with its stream.
      .header('Connection', 'close')
      // nginx would gather them.
      .header('X-Accel-Buffering', 'no')
      .send(events);
  }
}
