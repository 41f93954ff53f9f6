import { Controller, Req, Res } from '@nestjs/common';
import { linkActor, type Actor } from '@countersign/access';
import {
  notFound,
  ProductError,
  routes,
  type DownloadLink,
  type ImageDescription,
  type Language,
  type RouteInput,
} from '@countersign/contracts';
import {
  getImage,
  issueImageLink,
  openImage,
  openImageLink,
  type BlobInput,
  type ImagePlace,
} from '@countersign/submissions';
import type { Tx } from '@countersign/database';
import { getReadImageBlind } from '@countersign/reviews';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { Threads } from '../threads/threads.js';
import { BlobIntake } from './blob-intake.js';
import { declaredDigest } from './declared-digest.js';
import { NotedReads } from './noted-reads.js';
import { Previews } from './previews.js';
import { rawBody } from './raw-body.js';

@Controller()
export class ImagesController {
  private readonly noted = new NotedReads();

  constructor(
    private readonly product: Product,
    private readonly blobs: BlobIntake,
    private readonly threads: Threads,
    private readonly previews: Previews,
  ) {}

  @Route(routes.putBlob)
  async put(@Req() request: FastifyRequest, @Who() actor: Actor): Promise<BlobInput> {
    return this.blobs.store(actor, rawBody(request), { digest: declaredDigest(request.headers) });
  }

  @Route(routes.getBlob)
  async get(
    @Who() actor: Actor,
    @Input() { params, query }: RouteInput<typeof routes.getBlob>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { digest } = await this.open(actor, params, getImage);
    const { edge, x, y, width, height, frame } = query;
    // A kept copy is shown again only to who may still see it: the browser asks each time, and nothing is made anew.
    const tag = `"${[digest.slice(7), edge, x, y, width, height, frame].join('-')}"`;
    const kept = { 'Cache-Control': 'private, no-cache', ETag: tag };
    if (request.headers['if-none-match'] === tag) {
      await reply.headers(kept).status(304).send();
      return;
    }
    const whole = x === undefined || y === undefined || width === undefined || height === undefined;
    const part = whole ? null : { x, y, width, height };
    const copy = await this.previews.of({ digest, maxEdge: edge, part, frame: frame ?? null });
    await reply
      .headers(kept)
      .header('Content-Type', copy.mediaType)
      .header('X-Source-Width', String(copy.sourceWidth))
      .header('X-Source-Height', String(copy.sourceHeight))
      .send(copy.bytes);
  }

  @Route(routes.linkImage)
  async link(
    @Who() actor: Actor,
    @Input() { params, query }: RouteInput<typeof routes.linkImage>,
  ): Promise<DownloadLink> {
    const { db, imageLinks } = this.product;
    const { token, expiresAt } = await db.read((tx) => issueImageLink(tx, actor, { ...params, ...query }, imageLinks));
    return { href: `${routes.openImageLink.path}?token=${token}`, expiresAt: expiresAt.toISOString() };
  }

  @Route(routes.openImageLink)
  async openLink(
    @Input() { query }: RouteInput<typeof routes.openImageLink>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { db, imageLinks, policy } = this.product;
    const { digest, edge } = await db.transaction((tx) =>
      openImageLink(tx, linkActor, query.token, { links: imageLinks, roles: policy.roles }),
    );
    const { bytes, mediaType } = await this.previews.of({ digest, maxEdge: edge, part: null, frame: null });
    await reply.header('Content-Type', mediaType).header('Cache-Control', 'no-store').send(bytes);
  }

  @Route(routes.describeImage)
  async describe(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.describeImage>,
  ): Promise<ImageDescription> {
    const { config, policy } = this.product;
    const { digest, generator, concealed, readLines, readLinesCut } = await this.open(
      actor,
      params,
      (tx, reader, place) => getReadImageBlind(tx, reader, place, policy),
    );
    // Asked here, too: threads hand over no classes of errors.
    if (!(await this.product.blobs.has(digest))) throw notFound({ en: 'image', 'zh-TW': '圖片' }, digest);
    const { trustedSigners } = policy;
    const answer = await this.threads.run('describeImageInThread', {
      place: config.blobs,
      digest,
      trustedSigners,
      generator,
      promptConcealed: concealed.includes('prompt'),
      language,
    });
    if ('refusal' in answer) throw new ProductError('unsupported-media-type', answer.refusal);
    return { ...answer, readLines, readLinesCut };
  }

  /** Reading a further part within the hour writes nothing, and costs no transaction. */
  private async open<T>(
    actor: Actor,
    place: ImagePlace,
    read: (tx: Tx, actor: Actor, place: ImagePlace) => Promise<T>,
  ): Promise<T> {
    const { db } = this.product;
    const now = new Date();
    if (!this.noted.isNew(actor, place.id, now)) return await db.read((tx) => read(tx, actor, place));
    const image = await db.transaction((tx) => openImage(tx, actor, place, read, now));
    this.noted.add(actor, place.id, now);
    return image;
  }
}
