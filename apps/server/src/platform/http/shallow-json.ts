import type { NextFunction, Request, Response } from 'express';
import { ProblemError } from '../errors/problem.ts';

/** Far beyond what any schema asks for, far below what recursive code can walk. */
const MAX_DEPTH = 100;

/**
 * Refuses a body nested so deeply that code which walks it, JSON.stringify included, would end in a
 * stack overflow: JSON.parse reads half a million levels out of 1 MiB.
 */
export function shallowJson(request: Request, _response: Response, next: NextFunction): void {
  if (isShallow(request.body, MAX_DEPTH)) return next();
  next(new ProblemError(400, 'invalid_json', `The body nests deeper than ${MAX_DEPTH} levels.`));
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((item) => isShallow(item, levels - 1));
}
