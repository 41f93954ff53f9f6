import { PassThrough } from 'node:stream';
import type { PersonActor } from '@countersign/access';
import type { LiveTopic } from '@countersign/contracts';
import type { Session } from '@countersign/identity';

/** The events of one tab, as the text of an event stream (HTML standard, section 9.2). */
export class LiveStream {
  /** What its reader leaves unread is kept: a few dozen bytes a round, until the stream ends. */
  readonly body = new PassThrough();
  /** Who listens, with the rights of when they began. */
  readonly actor: PersonActor;
  readonly session: string;
  #begun = false;

  constructor(
    { actor, sessionId }: Session,
    readonly until: number,
    onEnd: () => void,
  ) {
    this.actor = actor;
    this.session = sessionId;
    this.body.once('close', onEnd);
    // A client that hangs up is no fault.
    this.body.on('error', () => undefined);
  }

  /** Says that from now on every change is told. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.write('retry: 3000\n\n');
  }

  tell(topic: LiveTopic): void {
    this.write(`event: ${topic}\ndata:\n\n`);
  }

  /** A comment, so that proxies see that the connection lives. */
  beat(): void {
    this.write(': still here\n\n');
  }

  end(): void {
    this.body.end();
  }

  private write(text: string): void {
    if (!this.body.writableEnded && !this.body.destroyed) this.body.write(text);
  }
}
