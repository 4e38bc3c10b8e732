import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemError } from '../errors/problem.ts';

/** Whether this process is about to end: it finishes what it has and takes nothing new. */
@Injectable()
export class Draining {
  private begun = false;

  get isDraining(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}

/**
 * While a process drains it still listens, so that a balancer hears "not ready" instead of nothing;
 * whatever else is asked goes to another process.
 */
export function refuseWhileDraining(draining: Draining): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (!draining.isDraining) return next();
    response.setHeader('Connection', 'close');
    if (/^\/(api\/(health|ready)|metrics)$/.test(request.path)) return next();
    next(
      new ProblemError(503, 'stopping', 'This process is about to stop.', {
        extra: { retry_after_s: 1 },
      }),
    );
  };
}
