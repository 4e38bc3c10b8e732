export const KINDS = ['api', 'worker', 'postgres'] as const;
export type Kind = (typeof KINDS)[number];

/** One SIGKILL and what it met. */
export interface Kill {
  kind: Kind;
  victim: string;
  /** Message ids of what the victim had under way, of a worker; nobody else has any. */
  inFlight: readonly string[];
  /** Until what it held was taken back, or until it answered again; milliseconds. */
  recoveryMs: number;
}
