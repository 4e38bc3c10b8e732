import type { Problem } from '@patchbay/contracts/problem';

/**
 * Patchbay refused a request. `code` is stable and meant for programs; `message` is the problem's
 * detail, meant for people. Source: RFC 9457.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;
  /** Seconds to wait before the next try, from `Retry-After`; null when the server named none. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** What was wrong with the input, by path; empty when the problem is not about input. */
  get errors(): { path: string; message: string }[] {
    return this.problem.errors ?? [];
  }
}
