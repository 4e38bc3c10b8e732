import { ProblemError } from '../../platform/errors/problem.ts';
import { CallbackFailure, type CallbackReason } from './callback-failure.ts';
import { TokenEndpointError } from './token-set.ts';

/** What went wrong on the way back, as the page tells it. */
export function toFailure(error: unknown): CallbackFailure {
  if (error instanceof CallbackFailure) return error;
  if (error instanceof TokenEndpointError) {
    return new CallbackFailure(exchangeReason(error), { detail: error.code, cause: error });
  }
  if (error instanceof ProblemError) {
    const reason = OWN_REASONS[error.code] ?? 'vendor_error';
    return new CallbackFailure(reason, { detail: error.message, cause: error });
  }
  return new CallbackFailure('internal_error', { cause: error });
}

/** Trouble of our own making, told apart from the vendor's. */
const OWN_REASONS: Readonly<Record<string, CallbackReason>> = {
  oauth_app_missing: 'oauth_app_missing',
  secret_unavailable: 'secret_unavailable',
  capability_required: 'capability_required',
};

function exchangeReason({ failure, code }: TokenEndpointError): CallbackReason {
  if (code === 'secret_unavailable') return code;
  return failure === 'network_error' ? failure : 'exchange_failed';
}

/** RFC 6749 section 4.1.2.1. */
export function vendorReason(error: string): CallbackReason {
  return error === 'access_denied' ? 'access_denied' : 'vendor_error';
}
