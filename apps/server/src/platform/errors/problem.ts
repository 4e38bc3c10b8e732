import type { Problem } from '@patchbay/contracts/problem';

export interface FieldError {
  path: string;
  message: string;
}

/**
 * A refusal meant for the caller (RFC 9457). Everything in it is public; private detail belongs
 * into `cause`, which only the log sees.
 */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    options: { cause?: unknown; errors?: FieldError[]; extra?: Record<string, unknown> } = {},
  ) {
    super(detail, { cause: options.cause });
    this.status = status;
    this.code = code;
    this.extra = { ...(options.errors && { errors: options.errors }), ...options.extra };
  }

  toProblem(): Problem {
    return {
      // First, so that no extra can pass for a member of RFC 9457.
      ...this.extra,
      type: `urn:patchbay:problem:${this.code}`,
      title: this.code.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase()),
      status: this.status,
      detail: this.message,
      code: this.code,
    };
  }
}

export const invalidInput = (errors: FieldError[]) =>
  new ProblemError(400, 'invalid_input', summary(errors), { errors });

export const unauthenticated = () =>
  new ProblemError(401, 'unauthenticated', 'Sign in, or send a service token.');

export const capabilityRequired = (capability: string) =>
  new ProblemError(403, 'capability_required', `This needs the capability ${capability}.`, {
    extra: { capability },
  });

export const notFound = (what: string) =>
  new ProblemError(404, 'not_found', `There is no such ${what}.`);

export const conflict = (code: string, detail: string, extra: Record<string, unknown> = {}) =>
  new ProblemError(409, code, detail, { extra });

function summary(errors: FieldError[]): string {
  const [first] = errors;
  if (!first) return 'The request is not valid.';
  return first.path ? `${first.path}: ${first.message}` : first.message;
}
