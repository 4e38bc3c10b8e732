import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { getDataSourceToken } from '@nestjs/typeorm';
import express from 'express';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { AppModule } from './app.module.ts';
import { sessionMiddleware, unlessBearer } from './modules/auth/session-middleware.ts';
import { MasterKeys } from './platform/crypto/master-keys.ts';
import { ProblemFilter } from './platform/errors/problem.filter.ts';
import { INTAKE_LIMITS, boundedIntake } from './platform/http/bounded-intake.ts';
import { knowConnections } from './platform/http/close-connections.ts';
import { Draining, refuseWhileDraining } from './platform/http/draining.ts';
import { healthOnly } from './platform/http/health-only.ts';
import { answerClientErrors } from './platform/http/client-error.ts';
import { jsonOnly } from './platform/http/json-only.ts';
import { mountOpenApi } from './platform/http/openapi.ts';
import { mountPage } from './platform/http/page.ts';
import { PublicUrl } from './platform/http/public-url.ts';
import { requestId } from './platform/http/request-id.ts';
import { securityHeaders } from './platform/http/security-headers.ts';
import { sharedWindow } from './platform/http/shared-window.ts';
import { shallowJson } from './platform/http/shallow-json.ts';
import { ValidationPipe } from './platform/http/validation.pipe.ts';
import { httpMetrics } from './platform/metrics/http-metrics.ts';
import { Metrics } from './platform/metrics/metrics.ts';
import { NestLogger } from './platform/logging/nest-logger.ts';
import type { PlatformOptions } from './platform/platform.module.ts';

/** Source and compiled server stand equally deep below the root: apps/server/src, dist/apps/server/src. */
const ROOT = fileURLToPath(
  new URL(import.meta.url.includes('/dist/apps/') ? '../../../../' : '../../../', import.meta.url),
);

/**
 * The proxy passes bodies on as they came; every other route takes JSON. In any case of letters, as
 * the router matches: a body that nobody parsed would be dropped in silence.
 */
const PROXY_ROUTES = /^\/api\/v1\/sites\/[^/]+\/connections\/[^/]+\/proxy(?=\/|$)/i;
const JSON_ROUTES = /^\/api(?!\/v1\/sites\/[^/]+\/connections\/[^/]+\/proxy(\/|$))/i;

/** The whole service, ready to listen; nothing here depends on how it was started. */
export async function createApp(options: PlatformOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    bodyParser: false,
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  const publicUrl = app.get(PublicUrl);
  answerClientErrors(app.getHttpServer());
  // A body that trickles in is counted as under way for so long.
  app.getHttpServer().requestTimeout = 60_000;
  // Longer than callers and proxies in front keep theirs: who closes first must be the one that asks.
  // Otherwise a busy server ends a connection whose next request is already on its way.
  app.getHttpServer().keepAliveTimeout = 75_000;
  knowConnections(app.getHttpServer());
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // A proxy on this machine tells the caller's address; nobody else is believed.
  app.set('trust proxy', 'loopback');
  app.use(requestId);
  app.use(httpMetrics(app.get(Metrics)));
  app.use(refuseWhileDraining(app.get(Draining)));
  app.use(boundedIntake(app.get(Metrics), INTAKE_LIMITS));
  if (options.config.role === 'worker') app.use(healthOnly);
  app.use(securityHeaders(publicUrl.secure));
  app.use('/oauth', sharedWindow);
  app.use(PROXY_ROUTES, express.raw({ type: () => true, limit: '1mb' }));
  app.use(JSON_ROUTES, jsonOnly, express.json({ limit: '1mb', strict: true }), shallowJson);
  const sessions = sessionMiddleware({
    pool: poolOf(app.get<DataSource>(getDataSourceToken())),
    secrets: app.get(MasterKeys).deriveSecrets('session cookies'),
    secure: () => publicUrl.secure,
  });
  app.use(['/api', '/oauth'], unlessBearer(sessions));
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  mountOpenApi(app);
  mountPage(app, `${ROOT}apps/admin/dist`, publicUrl);
  return app;
}

/** The driver's own pool, so that sessions share its bound on connections. */
function poolOf(source: DataSource) {
  return (source.driver as PostgresDriver).master;
}
