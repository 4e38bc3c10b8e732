import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Metrics } from './metrics.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Requests by route template, never by path: what a caller may choose freely is no label. Seconds run
 * until the answer is out or its caller is gone.
 */
export function httpMetrics(metrics: Metrics): RequestHandler {
  const labels = ['method', 'route', 'status'] as const;
  const requests = metrics.counter({
    ...{ name: 'http_requests_total', help: 'Requests answered.', labels },
  });
  const duration = metrics.histogram(
    {
      name: 'http_request_duration_seconds',
      help: 'From the request’s headers to the end of the answer.',
      labels: ['route'],
    },
    SECONDS,
  );
  let underWay = 0;
  metrics.gauge({ name: 'http_requests_under_way', help: 'Requests not answered yet.' }, (gauge) =>
    gauge.set(underWay),
  );
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      const route = routeOf(request);
      // 499, as nginx has it, for whoever left before there was an answer.
      const status = response.headersSent ? response.statusCode : 499;
      requests.inc({ method: methodOf(request), route, status });
      duration.observe({ route }, (performance.now() - startedAt) / 1000);
    });
    next();
  };
}

function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : 'other';
}

function routeOf(request: Request): string {
  const { route } = request as { route?: { path?: unknown } };
  if (typeof route?.path === 'string') return route.path;
  return /^\/(api|oauth|metrics)(\/|$)/i.test(request.path) ? 'unmatched' : 'page';
}
