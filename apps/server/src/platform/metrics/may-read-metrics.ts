import type { Request } from 'express';
import { equalInConstantTime } from '../crypto/constant-time.ts';
import type { Secret } from '../logging/secret.ts';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const BEARER = /^Bearer +(\S+)$/i;
const ON_BEHALF = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/**
 * Whoever holds `METRICS_TOKEN`, and whoever asks from this machine itself. A proxy on this machine
 * asks for somebody elsewhere, which its headers say.
 */
export function mayReadMetrics(
  { headers, socket }: Pick<Request, 'headers' | 'socket'>,
  token: Secret | undefined,
): boolean {
  const given = BEARER.exec(headers.authorization ?? '')?.[1];
  if (given && token && equalInConstantTime(given, token.reveal())) return true;
  if (ON_BEHALF.some((name) => headers[name] !== undefined)) return false;
  return LOOPBACK.test(socket.remoteAddress ?? '');
}
