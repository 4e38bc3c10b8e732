import type { Facts } from './action.ts';
import type { RequestContext } from './definition.ts';
import type { VendorResponse } from './request.ts';

/** An answer that delivered an action, and what it is the answer to. */
export interface Answered {
  response: VendorResponse;
  /** What the action's steps found. */
  found: Facts;
  /** As the action's schema gives it. */
  input: unknown;
  /** Of the request that was answered. */
  context: RequestContext;
}
