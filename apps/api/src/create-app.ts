import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { AppModule } from './app.module.js';
import { Authentication } from './http/authentication.js';
import { answerProblem } from './http/problem.filter.js';
import { guardRequests, windowMs } from './http/rate-limit.js';
import { securityHeaders } from './http/security-headers.js';
import { buildOpenApi } from './openapi/build-openapi.js';
import { serveDocs } from './openapi/serve-docs.js';
import { ApiLogger } from './operation/api-logger.js';
import { Metrics } from './operation/metrics.js';
import { Product } from './product.js';

const megabyte = 1_048_576;
const bodyLimit = 32 * megabyte;
const imageLimit = 25 * megabyte;
/** One byte more than an image may have, so that the store counts what is too much and says so. */
const fileLimit = imageLimit + 1;

async function registerPlugins(app: NestFastifyApplication, product: Product): Promise<void> {
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: fileLimit, files: 64, fields: 8, fieldSize: bodyLimit } });
  await app.register(rateLimit, { global: false, max: product.config.rateLimit, timeWindow: windowMs });
}

/** Images come in as streams, and are counted and judged by the blob store. */
function acceptImages(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    /^(image\/|application\/octet-stream)/,
    { bodyLimit: imageLimit },
    (_, payload, done) => {
      done(null, payload);
    },
  );
}

async function serveConsole(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(serveStatic, {
    root: folder,
    wildcard: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      void reply.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** The HTTP application around an opened product, ready to listen. */
export async function createApp(product: Product): Promise<NestFastifyApplication> {
  const secure = securityHeaders(product.config.secureCookies);
  const adapter = new FastifyAdapter({
    bodyLimit,
    // Addresses that the router cannot read come past no hook.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      answerProblem(error, request, reply.headers(secure).header('cache-control', 'no-store'));
    },
    genReqId: () => randomUUID(),
    trustProxy: product.config.trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.around(product), adapter, {
    logger: new ApiLogger(product.config.logLevel),
  });
  await registerPlugins(app, product);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (_, reply, done) => {
    void reply.headers(secure);
    done();
  });
  acceptImages(fastify);
  const authentication = app.get(Authentication);
  guardRequests(fastify, authentication);
  fastify.addHook('onSend', (request, reply, _, done) => {
    authentication.settle(request);
    // What the API answers is somebody's business: browsers and proxies keep it only where a route says so.
    const path = request.routeOptions.url ?? '/api/';
    if (path.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    // A stream lasts as long as its tab: no time of an answer.
    if (reply.getHeader('content-type') !== 'text/event-stream')
      metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  await serveConsole(app, product.config.consoleFolder);
  serveDocs(fastify, () => buildOpenApi(product.config));
  app.enableShutdownHooks();
  return app;
}
