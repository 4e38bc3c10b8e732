import type { Capability } from '@patchbay/core/capabilities';

/** A signed-in person, by cookie session. */
export interface UserCaller {
  kind: 'user';
  id: number;
  email: string;
  name: string;
  sessionId: string;
}

/** Another module, by service token; it belongs to one site. */
export interface TokenCaller {
  kind: 'token';
  id: number;
  name: string;
  module: string;
  siteId: number;
  /** The person who made the token; operator of record of what it creates. */
  createdBy: number;
  capabilities: Capability[];
  /** Limits; null means none. */
  connections: number[] | null;
  families: string[] | null;
}

export type Caller = UserCaller | TokenCaller;

/** Who is named in the audit. */
export interface Actor {
  kind: 'user' | 'token' | 'system';
  id: number | null;
  name: string;
}

/** What the service does by itself: scheduled refreshes, probes, deliveries. */
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Patchbay' };

export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'token') return { kind: 'token', id: caller.id, name: caller.name };
  return { kind: 'user', id: caller.id, name: caller.email };
}
