import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemError } from '../errors/problem.ts';
import type { Metrics } from '../metrics/metrics.ts';

const MIB = 2 ** 20;

/** No body may be larger; one that does not tell its size may be as large. */
const LARGEST_BODY = MIB;

/** What operators send is small, and goes through when deliveries fill everything else. */
const SMALL_BODY = 16 * 1024;

/** The answer comes as soon as others are out, which is soon. */
const RETRY_AFTER_S = 1;

export interface IntakeLimits {
  /** Of request bodies under way, in this process. */
  bytes: number;
  /** Requests under way, in this process. */
  requests: number;
}

/** 64 bodies of the largest size, and more requests than a process answers in a second. */
export const INTAKE_LIMITS: IntakeLimits = { bytes: 64 * MIB, requests: 1000 };

/**
 * Refuses requests while too much is under way, before their bodies are read: when the database is
 * slow or away, callers are slowed instead of kept in memory. A body counts until its answer is out.
 * What tells how the process does is never refused.
 */
export function boundedIntake(metrics: Metrics, limits: IntakeLimits): RequestHandler {
  const refused = metrics.counter({
    name: 'intake_refused_total',
    help: 'Requests refused with 429 too_busy, by what there was too much of.',
    labels: ['of'],
  });
  let bytes = 0;
  let requests = 0;
  metrics.gauge({ name: 'intake_bytes', help: 'Size of the request bodies under way.' }, (gauge) =>
    gauge.set(bytes),
  );
  return (request: Request, response: Response, next: NextFunction) => {
    if (!/^\/(api|oauth)\//i.test(request.path) || isProbe(request.path)) return next();
    const size = sizeOf(request);
    const room = size <= SMALL_BODY ? limits.bytes * 1.25 : limits.bytes;
    const tooMuch = requests >= limits.requests ? 'requests' : size > room - bytes ? 'bytes' : null;
    if (tooMuch) {
      refused.inc({ of: tooMuch });
      return next(tooBusy());
    }
    bytes += size;
    requests += 1;
    response.once('close', () => {
      bytes -= size;
      requests -= 1;
    });
    next();
  };
}

function isProbe(path: string): boolean {
  return /^\/api\/(health|ready)$/.test(path);
}

/** Bytes the body will take, at most; a compressed one is counted as what it may become. */
function sizeOf({ headers }: Request): number {
  const isOpen = headers['transfer-encoding'] !== undefined;
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
  if (isOpen || !isPlain) return LARGEST_BODY;
  return Math.min(Number(headers['content-length'] ?? 0) || 0, LARGEST_BODY);
}

function tooBusy(): ProblemError {
  return new ProblemError(429, 'too_busy', 'Too much is under way here. Try again in a moment.', {
    extra: { retry_after_s: RETRY_AFTER_S },
  });
}
