import type { VendorResponse } from './request.ts';

/** Thrown by `discover` about an answer it cannot work with; `readFailure` tells what it means. */
export class UnexpectedAnswerError extends Error {
  readonly response: VendorResponse;

  constructor(response: VendorResponse) {
    super(`the vendor answered ${response.status} with something unexpected`);
    this.name = 'UnexpectedAnswerError';
    this.response = response;
  }
}
