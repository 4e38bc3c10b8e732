import type { Ending } from '../outbound/log-exchange.ts';
import type { OutboundRequest } from '../outbound/outbound-request.ts';
import type { Metrics } from './metrics.ts';

/** Every call to a vendor, by how it ended: a class of status, or the code of why none came. */
export function outboundMetrics(
  metrics: Metrics,
): (request: Pick<OutboundRequest, 'connector'>, ending: Ending) => void {
  const calls = metrics.counter({
    name: 'outbound_requests_total',
    help: 'Calls to vendors: deliveries, tests, refreshes and proxied ones.',
    labels: ['connector_type', 'result'],
  });
  return ({ connector }, { status, errorCode }) => {
    const result =
      status === undefined ? (errorCode ?? 'unknown') : `${Math.floor(status / 100)}xx`;
    calls.inc({ connector_type: connector, result });
  };
}
