import type { z } from 'zod';
import type { RequestContext } from './definition.ts';
import type { VendorRequest, VendorResponse } from './request.ts';
import type { ResultFile } from './result-file.ts';

/** What steps found, by name. Never a credential: it is kept beside the delivery until that ends. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** What must be asked or done at the vendor before an action's own request. */
export interface Step<I = never> {
  /** Lower case, digits and underscores; unlike the action's other steps'. */
  name: string;
  /** `undefined` when this input needs no such step. */
  request: (input: I, context: RequestContext, found: Facts) => VendorRequest | undefined;
  /** Statuses besides 2xx that `read` understands, such as 404 where nothing was found. */
  accepts?: readonly number[];
  /**
   * Made anew in every attempt, and what it finds is kept no longer: for tokens of a session, which
   * would be stale in a later attempt and are nobody's to store.
   */
  everyAttempt?: true;
  /** `undefined` means that the answer is not this vendor's; the delivery is then tried again. */
  read: (response: VendorResponse, input: I, found: Facts) => Facts | undefined;
}

/** What became of a delivered action, for whoever handed it over. */
export interface ActionResult<R extends z.ZodType = z.ZodType, I = unknown> {
  /** At most 16 KiB as JSON; holds no credential. */
  schema: R;
  /** `undefined` where the answer does not tell it: the delivery stays delivered, without a result. */
  read: (
    response: VendorResponse,
    found: Facts,
    input: I,
    context: RequestContext,
  ) => z.input<R> | undefined;
  /** What is larger than a result or no text: it is kept beside it, and handed out by its name. */
  file?: ResultFile<I>;
}

export interface Action<I extends z.ZodType = z.ZodType> {
  title: string;
  description: string;
  input: I;
  /** An input that satisfies `input`: used by the conformance kit, the documentation and the page. */
  sample: z.input<I>;
  /** Name under which other modules and agents ask for this ability; the action's own by default. */
  tool?: string;
  /** All of them are needed. */
  scopes?: readonly string[];
  /**
   * Done in this order before `request`, each once unless it is of every attempt: a delivery that is tried again goes on after the
   * last step that succeeded, with what the earlier ones found.
   */
  before?: readonly Step<z.output<I>>[];
  request: (input: z.output<I>, context: RequestContext, found: Facts) => VendorRequest;
  result?: ActionResult<z.ZodType, z.output<I>>;
  /**
   * The request is not sent: its address, signed by the flow's `presign` and valid for so many
   * seconds, is the result.
   */
  presignedFor?: (input: z.output<I>) => number;
}

/** Keeps the input's type for `request` and the steps. */
export function action<I extends z.ZodType>(definition: Action<I>): Action {
  return definition as unknown as Action;
}
