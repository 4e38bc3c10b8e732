import { parseTraceparent } from '../trace/parse-traceparent.ts';
import type { Logger } from '../logging/logger.ts';
import type { OutboundErrorCode } from './outbound-error.ts';
import type { OutboundRequest } from './outbound-request.ts';

export type ExchangeLogger = Pick<Logger, 'debug' | 'info' | 'warn' | 'isLevelEnabled'>;

/** How an exchange ended: with a status, or with an error code. */
export interface Ending {
  status?: number;
  errorCode?: OutboundErrorCode;
  /** Whole ms. */
  latencyMs: number;
}

/** One line an exchange: method, host, path template, status, error code, duration, trace id, and nothing else. */
export function logExchange(
  logger: ExchangeLogger,
  request: OutboundRequest,
  ending: Ending,
): void {
  const level = levelOf(ending);
  if (!logger.isLevelEnabled(level)) return;
  logger[level](
    {
      method: request.method,
      host: request.url.host,
      path_template: request.pathTemplate.replace(/[?#].*$/s, '').slice(0, 200),
      ...(ending.status !== undefined && { status: ending.status }),
      ...(ending.errorCode !== undefined && { error_code: ending.errorCode }),
      duration_ms: ending.latencyMs,
      ...traced(request),
    },
    'outbound',
  );
}

/** A header may be an operator's own text; only an id goes into the log. */
function traced({ headers }: OutboundRequest): { trace_id?: string } {
  const parent = headers['traceparent'];
  const context = parent === undefined ? null : parseTraceparent(parent);
  return context ? { trace_id: context.traceId } : {};
}

function levelOf({ status }: Ending): 'debug' | 'info' | 'warn' {
  if (status === undefined) return 'warn';
  return status < 400 ? 'debug' : 'info';
}
