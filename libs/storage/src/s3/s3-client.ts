import { openAsBlob } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { S3Outage, S3Refusal } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/** Tries of one request, and the pause before the second; each further pause is twice as long, and all vary by half. */
export interface RetryPlan {
  tries: number;
  pauseMs: number;
  /** Longest that one try may take, its body included. */
  tryMs: number;
}

const usualPlan: RetryPlan = { tries: 5, pauseMs: 100, tryMs: 60_000 };
const passing = new Set([408, 429, 500, 502, 503, 504]);

/** A file that is sent as it lies on the disk, never whole in memory. */
export interface FileBody {
  path: string;
  /** SHA-256 in hex: the service refuses other bytes. */
  sha256: string;
  mediaType: string;
}

interface S3Request<T> {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Below the bucket; '' is the bucket itself. */
  key: string;
  query?: string;
  body?: FileBody;
  /** Status that is an answer although it is none of success. */
  accept?: number;
  /** Makes of the answer what is wanted; a body that breaks off is asked for again. */
  use(answer: Response): Promise<T>;
}

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Signed requests (AWS Signature Version 4, path style) to one bucket, tried again with growing pauses while the service is away or busy. */
export class S3Client {
  private readonly plan: RetryPlan;

  constructor(
    private readonly settings: S3Settings,
    plan: Partial<RetryPlan> = {},
  ) {
    this.plan = { ...usualPlan, ...plan };
  }

  /** Throws `S3Refusal` for what the service refuses, `S3Outage` where it stays away. */
  async send<T>(request: S3Request<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.once(request);
      } catch (error) {
        if (error instanceof S3Refusal && !passing.has(error.status)) throw error;
        if (tried === this.plan.tries) throw new S3Outage(error);
        await delay(this.plan.pauseMs * 2 ** (tried - 1) * (0.75 + Math.random() / 2));
      }
    }
  }

  private async once<T>({ method, key, query = '', body, accept, use }: S3Request<T>): Promise<T> {
    const { endpoint, bucket, ...credentials } = this.settings;
    const signed = await new AwsV4Signer({
      ...credentials,
      service: 's3',
      method,
      url: `${endpoint}/${bucket}${key && `/${key}`}${query}`,
      headers: {
        'x-amz-content-sha256': body?.sha256 ?? emptySha256,
        ...(body ? { 'content-type': body.mediaType } : {}),
      },
    }).sign();
    const answer = await fetch(signed.url, {
      method,
      headers: signed.headers,
      body: body ? await openAsBlob(body.path) : null,
      // Signed for this host: another one is not asked.
      redirect: 'manual',
      signal: AbortSignal.timeout(this.plan.tryMs),
    });
    if (answer.ok || answer.status === accept) return use(answer);
    const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? answer.statusText;
    throw new S3Refusal(answer.status, code, `${method} ${key || 'the bucket'}`);
  }
}
