import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import {
  faultIn,
  preferredLanguage,
  ProductError,
  problems,
  type Problem,
  type ProblemCode,
} from '@countersign/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from './outage.js';

const tooLarge = new ProductError('too-large', {
  en: 'The body is over the limit: 32 MB of JSON, 25 MB for an image. Send less at once.',
  'zh-TW': '請求內容超過上限：JSON 為 32 MB，圖片為 25 MB。請減少單次傳送的內容。',
});

const unsupportedType = new ProductError('unsupported-media-type', {
  en: 'Send JSON (Content-Type: application/json); images go to PUT /api/v1/blobs or into multipart/form-data.',
  'zh-TW': '請傳送 JSON（Content-Type: application/json）；圖片請使用 PUT /api/v1/blobs 或 multipart/form-data。',
});

const invalidJson = new ProductError('invalid-json', {
  en: 'The body is not JSON that can be read. Check quotes, commas and the encoding (UTF-8).',
  'zh-TW': '請求內容不是可讀取的 JSON。請檢查引號、逗號與編碼（UTF-8）。',
});

const badAddress = new ProductError('invalid-query', {
  en: 'The address is not well-formed: a percent sign begins two hexadecimal digits of UTF-8.',
  'zh-TW': '網址格式不正確：百分號之後須為 UTF-8 的兩個十六進位數字。',
});

const nothingHere = new ProductError('not-found', {
  en: 'There is nothing at this address. The routes are listed at /api/docs.',
  'zh-TW': '此位址沒有內容。所有路徑請見 /api/docs。',
});

const internal = new ProductError('internal', {
  en: 'The request failed on our side and changed nothing. Try again; if it stays so, give the trace id to your administrator.',
  'zh-TW': '系統處理時發生錯誤，未做任何變更。請再試一次；若持續發生，請將追蹤編號提供給管理員。',
});

const unavailable = new ProductError(
  'overloaded',
  {
    en: 'The database cannot be reached at the moment. Try again shortly; with an Idempotency-Key nothing is taken in twice.',
    'zh-TW': '目前無法連線至資料庫，請稍後再試；使用 Idempotency-Key 可避免重複送審。',
  },
  { retryAfter: 2 },
);

/** Refusals of the framework itself (parsers, router), by the status it gives them. */
const byStatus = new Map<number, ProductError>([
  [400, invalidJson],
  [404, nothingHere],
  [405, nothingHere],
  // A part of a form that says it is JSON.
  [406, invalidJson],
  [413, tooLarge],
  [414, nothingHere],
  [415, unsupportedType],
]);

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 0;
}

/** The refusal that an error means to the caller. */
function refusalFor(error: unknown): ProductError {
  if (error instanceof ProductError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_BAD_URL') return badAddress;
  return byStatus.get(statusOf(error)) ?? (isOutage(error) ? unavailable : internal);
}

/** The RFC 9457 body of a refusal, in the reader's language. */
function problemOf(refusal: ProductError, traceId: string, acceptLanguage: string | undefined): Problem {
  const language = preferredLanguage(acceptLanguage);
  const { status, title } = problems[refusal.code];
  const { errors, changed, challenge, factors } = refusal.extras;
  return {
    type: `urn:countersign:problem:${refusal.code}`,
    title: title[language],
    status,
    detail: refusal.detail[language],
    code: refusal.code,
    traceId,
    ...(errors ? { errors: errors.map((fault) => faultIn(fault, language)) } : {}),
    ...(changed ? { changed } : {}),
    ...(challenge === undefined ? {} : { challenge }),
    ...(factors ? { factors } : {}),
  };
}

/** Refusals that may be somebody trying doors: they are told to whoever reads the process's log. */
const guarded = new Set([401, 403, 429]);

/** Not told here: the first step of a sign-in that goes well, and what is told once a minute, where it is counted. */
const toldElsewhere: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['second-factor-needed', 'rate-limited']);

const logger = new Logger('problem');

/** The one place where errors become HTTP answers. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalFor(error);
  if (guarded.has(refusal.status) && !toldElsewhere.has(refusal.code)) {
    const { method, routeOptions, ip } = request;
    const who = request.actor?.pseudonym ?? null;
    logger.warn({ traceId: request.id, refused: refusal.code, who, method, route: routeOptions.url, ip });
  }
  if (refusal === internal || refusal === unavailable) tellFailure(error, String(request.id));
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (refusal.extras.retryAfter !== undefined) void reply.header('Retry-After', String(refusal.extras.retryAfter));
  void reply
    .status(refusal.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .send(problemOf(refusal, String(request.id), request.headers['accept-language']));
}

/** Tells whoever reads the process's log what failed. */
function tellFailure(error: unknown, traceId: string): void {
  logger.error({ traceId, error: error instanceof Error ? error.stack : String(error) });
}

/** The body of the answer to one item of several that failed; what failed on our side is told to the process's log. */
export function problemOfItem(error: unknown, traceId: string, language: string): Problem {
  const refusal = refusalFor(error);
  if (refusal === internal || refusal === unavailable) tellFailure(error, traceId);
  return problemOf(refusal, traceId, language);
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
