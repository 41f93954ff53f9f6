import { Controller, Req } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type RouteInput, type UploadView } from '@countersign/contracts';
import { issueUpload, readUpload, type BlobInput } from '@countersign/submissions';
import type { FastifyRequest } from 'fastify';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { BlobIntake } from './blob-intake.js';
import { rawBody } from './raw-body.js';

/** Images in two steps: whoever may submit declares one, whoever has the address that is answered sends its bytes. */
@Controller()
export class UploadsController {
  constructor(
    private readonly product: Product,
    private readonly blobs: BlobIntake,
  ) {}

  @Route(routes.beginUpload)
  begin(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.beginUpload>): UploadView {
    const { token, expiresAt } = issueUpload(actor, body, this.product.uploads);
    return { href: `${routes.sendUpload.path}?token=${token}`, method: 'PUT', expiresAt: expiresAt.toISOString() };
  }

  @Route(routes.sendUpload)
  async send(
    @Req() request: FastifyRequest,
    @Input() { query }: RouteInput<typeof routes.sendUpload>,
  ): Promise<BlobInput> {
    const { db, uploads, policy } = this.product;
    const { holder, digest, size } = await db.read((tx) =>
      readUpload(tx, query.token, { tokens: uploads, roles: policy.roles }),
    );
    return this.blobs.store(holder, rawBody(request), { digest, bytes: size });
  }
}
