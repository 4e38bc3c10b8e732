import { ACME_CONNECTIONS } from './acme-connections.ts';
import type { DemoConnection } from './demo-connection.ts';
import { HARBOUR_CONNECTIONS } from './harbour-connections.ts';

export const CONNECTIONS: readonly DemoConnection[] = [...ACME_CONNECTIONS, ...HARBOUR_CONNECTIONS];
