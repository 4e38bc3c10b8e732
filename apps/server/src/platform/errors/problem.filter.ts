import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { allowedMethods } from '../http/allowed-methods.ts';
import { readTraceContext } from '../trace/read-trace-context.ts';
import { DecryptionError } from '../crypto/crypto-error.ts';
import { isDatabaseAway } from './database-away.ts';
import { ProblemError } from './problem.ts';

/** What Express's own middleware throws: `status`, and `type` for body parsing. */
interface MiddlewareError {
  status: number;
  type?: string;
}

const MIDDLEWARE_CODES: Readonly<Record<string, [code: string, detail: string]>> = {
  'entity.too.large': ['payload_too_large', 'The body is larger than 1 MiB.'],
  'entity.parse.failed': ['invalid_json', 'The body is not valid JSON.'],
  'encoding.unsupported': ['unsupported_encoding', 'The content encoding is not supported.'],
  'charset.unsupported': ['unsupported_charset', 'The charset is not supported.'],
  'request.aborted': ['request_aborted', 'The request ended early.'],
  'request.size.invalid': ['invalid_body', 'The body does not have the announced length.'],
};

/** Every answer that is not a success leaves as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const trace = readTraceContext(request.headers);
    const allowed = isUnrouted(error) ? allowedMethods(request) : [];
    const problem = allowed.length > 0 ? methodNotAllowed(error) : toProblemError(error);
    if (problem.status >= 500 || error instanceof DecryptionError) {
      this.logger.error(error, ...(trace ? [{ trace_id: trace.traceId }] : []));
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const retryAfter = problem.extra['retry_after_s'];
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    if (problem.status === 405) response.setHeader('Allow', allowed.join(', '));
    // RFC 9110, section 11.6.1; this scheme makes no browser ask for a password.
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="patchbay"');
    response.status(problem.status).type('application/problem+json');
    response.send(JSON.stringify(problem.toProblem()));
  }
}

export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DecryptionError) return unreadable(error);
  // Nest wraps what middleware threw, under a message that may quote the body.
  if (error instanceof HttpException && isMiddlewareError(error.cause)) {
    return fromMiddleware(error.cause);
  }
  if (error instanceof HttpException) return fromHttpException(error);
  if (isMiddlewareError(error)) return fromMiddleware(error);
  if (isDatabaseAway(error)) return databaseAway(error);
  return new ProblemError(500, 'internal_error', 'Something went wrong on our side.', {
    cause: error,
  });
}

/** Passes by itself, and nothing of the request was done for certain: worth asking again. */
function databaseAway(cause: unknown): ProblemError {
  return new ProblemError(503, 'database_unavailable', 'The database gives no answer just now.', {
    cause,
    extra: { retry_after_s: 1 },
  });
}

/** No mistake of the program's and none of the caller's: what is stored has to be entered again. */
function unreadable(cause: DecryptionError): ProblemError {
  return new ProblemError(
    409,
    'credential_unreadable',
    'What is stored of this credential cannot be decrypted. Enter it again.',
    { cause },
  );
}

function fromHttpException(error: HttpException): ProblemError {
  const status = error.getStatus();
  if (status === 404) return noSuchAddress(error);
  return new ProblemError(status, 'request_refused', error.message, { cause: error });
}

function fromMiddleware(error: MiddlewareError): ProblemError {
  if (error.status === 404) return noSuchAddress(error);
  const [code, detail] = MIDDLEWARE_CODES[error.type ?? ''] ?? [
    'invalid_request',
    'The request could not be read.',
  ];
  return new ProblemError(error.status, code, detail, { cause: error });
}

/** Routes refuse in problems; a 404 of the framework's own is a request that none of them took. */
function isUnrouted(error: unknown): boolean {
  return error instanceof HttpException && error.getStatus() === 404;
}

function methodNotAllowed(cause: unknown): ProblemError {
  return new ProblemError(405, 'method_not_allowed', 'This address has no such method.', { cause });
}

function noSuchAddress(cause: unknown): ProblemError {
  return new ProblemError(404, 'not_found', 'There is no such address.', { cause });
}

function isMiddlewareError(error: unknown): error is MiddlewareError {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}
