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
import { concealEntries, concealHistory } from '@countersign/reviews';
import { findSubmissionFor } from '@countersign/submissions';
import type { FastifyReply } from 'fastify';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { concealEvents } from './conceal-events.js';
import { describeEntry, untilDecided } from './describe-entry.js';

@Controller()
export class AuditController {
  constructor(private readonly product: Product) {}

  @Route(routes.listEntries)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listEntries>): Promise<Page<EntryView>> {
    const { db, policy } = this.product;
    return db.read(async (tx) => {
      const { items, next } = await listEntries(tx, actor, query);
      return { items: await concealEntries(tx, actor, items, policy), next };
    });
  }

  @Route(routes.getEntry)
  get(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getEntry>): Promise<EntryView> {
    const { db, policy } = this.product;
    return db.read(async (tx) => {
      const entry = await getEntry(tx, actor, params.id);
      const [seen = entry] = await concealEntries(tx, actor, [entry], policy);
      return seen;
    });
  }

  @Route(routes.getEntryProof)
  async proof(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getEntryProof>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    authorize(actor, 'read', 'Receipt');
    const proof = await this.product.db.read((tx) =>
      findEntryProof(tx, params.id, this.product.witnesses, this.product.proofs),
    );
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
    const { db, policy, log } = this.product;
    return db.read(async (tx) => concealEvents(tx, actor, await listEvents(tx, actor, query, log), policy));
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
    const lines = await this.product.db.read(async (tx) => {
      const { id: submission } = params;
      await findSubmissionFor(tx, actor, submission, 'read');
      return concealHistory(tx, actor, { submission, entries: await readHistory(tx, submission) }, this.product.policy);
    });
    return {
      items: lines.map(({ entry, isKept }) => ({
        entry: entry.id,
        action: isKept ? null : entry.action,
        at: entry.at,
        actor: isKept ? null : entry.actor.pseudonym,
        text: isKept ? untilDecided[language] : describeEntry(entry, language),
        index: entry.index,
      })),
    };
  }
}
