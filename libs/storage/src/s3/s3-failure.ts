import { ProductError } from '@countersign/contracts';

/** The service answered and refused: its own code (`AccessDenied`, `NoSuchBucket` …) and the status. */
export class S3Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    action: string,
  ) {
    super(`The image store refused to ${action}: ${status} ${code}.`);
  }
}

/** The service did not answer, or was too busy, however often it was asked. */
export class S3Outage extends ProductError {
  constructor(cause: unknown) {
    super(
      'overloaded',
      {
        en: 'The store of images cannot be reached at the moment. Try again shortly.',
        'zh-TW': '目前無法連線至圖片儲存空間，請稍後再試。',
      },
      { retryAfter: 5 },
    );
    this.cause = cause;
  }
}

/** What to do where a bucket cannot be used at start, by what the service said. */
export function wayOut(error: unknown): string {
  if (error instanceof S3Outage) {
    return `it did not answer (${String(error.cause)}). Check S3_ENDPOINT, the network and the service.`;
  }
  if (!(error instanceof S3Refusal)) return String(error);
  const said = `it answered ${error.status} ${error.code}.`;
  switch (error.code) {
    case 'NoSuchBucket':
      return `${said} Make the bucket, or name another with S3_BUCKET.`;
    case 'InvalidAccessKeyId':
    case 'SignatureDoesNotMatch':
      return `${said} Check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.`;
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
      return `${said} Check S3_REGION and S3_ENDPOINT.`;
    default:
      return `${said} The keys need s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject on what is in it.`;
  }
}
