import { Controller, Res } from '@nestjs/common';
import { authorize, type Actor } from '@countersign/access';
import { findEntryProof, getAuditStatus, getEntry, listEntries, listEvents, readHistory } from '@countersign/audit';
import {
  ProductError,
  routes,
  type AuditEvents,
  type AuditStatus,
  type EntryView,
  type Language,
  type Page,
  type RouteInput,
} from '@countersign/contracts';
import { findSubmissionFor } from '@countersign/submissions';
import type { FastifyReply } from 'fastify';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { describeEntry } from './describe-entry.js';

@Controller()
export class AuditController {
  constructor(private readonly product: Product) {}

  @Route(routes.listEntries)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listEntries>): Promise<Page<EntryView>> {
    return this.product.db.read((tx) => listEntries(tx, actor, query));
  }

  @Route(routes.getEntry)
  get(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getEntry>): Promise<EntryView> {
    return this.product.db.read((tx) => getEntry(tx, actor, params.id));
  }

  @Route(routes.getEntryProof)
  async proof(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getEntryProof>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    authorize(actor, 'read', 'Receipt');
    const proof = await this.product.db.read((tx) => findEntryProof(tx, params.id, this.product.witnesses));
    if (proof === null) {
      throw new ProductError(
        'not-found',
        {
          en: 'There is no sealed entry with this id. A new entry is sealed within two seconds; ask again then.',
          'zh-TW': '找不到此編號的已封存紀錄。新紀錄會在兩秒內封存，請稍後再查詢。',
        },
        { retryAfter: 2 },
      );
    }
    await reply.header('Content-Type', 'text/plain; charset=utf-8').send(proof);
  }

  @Route(routes.listEvents)
  events(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listEvents>): Promise<AuditEvents> {
    return this.product.db.read((tx) => listEvents(tx, actor, query, this.product.log));
  }

  @Route(routes.getAuditStatus)
  status(@Who() actor: Actor): Promise<AuditStatus> {
    return this.product.db.read((tx) => getAuditStatus(tx, actor, this.product.log));
  }

  @Route(routes.listHistory)
  async history(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.listHistory>,
  ) {
    const entries = await this.product.db.read(async (tx) => {
      await findSubmissionFor(tx, actor, params.id, 'read');
      return readHistory(tx, params.id);
    });
    return {
      items: entries.map((entry) => ({
        entry: entry.id,
        action: entry.action,
        at: entry.at,
        actor: entry.actor.pseudonym,
        text: describeEntry(entry, language),
        index: entry.index,
      })),
    };
  }
}
