import type { ConnectionState } from './connection-state.ts';

/** What is known of a trouble; times in epoch milliseconds. */
export type AlertFacts =
  | {
      kind: 'connection_broken';
      state: ConnectionState;
      /** What the connection's page says of it, one plain sentence or more. */
      reason: string | null;
    }
  | { kind: 'breaker_open'; reason: string | null }
  /** `atLeast`: counting stopped there. */
  | { kind: 'connection_failing'; failures: number; atLeast: boolean }
  | { kind: 'queue_growing'; waiting: number; atLeast: boolean; oldestMs: number }
  | { kind: 'credential_expiring' | 'grant_ending'; endsAt: number };

export interface AlertText {
  title: string;
  /** What happened, and what to do next. */
  message: string;
}

/** A reason comes from elsewhere; a few sentences are enough. */
const LONGEST_REASON = 400;

/** An alert in plain words. */
export function alertText(facts: AlertFacts): AlertText {
  switch (facts.kind) {
    case 'connection_broken':
      return brokenText(facts.state, facts.reason);
    case 'breaker_open':
      return {
        title: 'Deliveries failed one after the other',
        message: `${sentence(facts.reason, 'The vendor did not take the last deliveries.')} ${HELD} A test call tries again by itself; if this lasts, look in the delivery log at what the vendor answers.`,
      };
    case 'connection_failing': {
      const many = `${facts.failures}${facts.atLeast ? ' or more' : ''}`;
      return {
        title: `${many} deliveries failed within an hour`,
        message: `${many} deliveries failed for good within an hour, and are not tried again by themselves. Look in the delivery log at what the vendor answers, mend the cause, and retry them there.`,
      };
    }
    case 'queue_growing': {
      const many = `${facts.waiting}${facts.atLeast ? ' or more' : ''}`;
      const minutes = Math.floor(facts.oldestMs / 60_000);
      return {
        title: 'Deliveries wait longer and longer',
        message: `Deliveries waiting: ${many}, the oldest for ${minutes} minutes, although the connection works. More comes in than goes out. Check that workers run, and how much the vendor takes.`,
      };
    }
    case 'credential_expiring':
      return {
        title: `The credential ends on ${day(facts.endsAt)}`,
        message: `The credential ends on ${day(facts.endsAt)}. Replace it, or connect again, before then; afterwards deliveries are held.`,
      };
    case 'grant_ending':
      return {
        title: `The authorization ends on ${day(facts.endsAt)}`,
        message: `The authorization at the vendor ends on ${day(facts.endsAt)} and cannot be renewed by itself. Connect again before then; afterwards deliveries are held.`,
      };
  }
}

const HELD = 'Deliveries are held meanwhile; none is lost.';

function brokenText(state: ConnectionState, reason: string | null): AlertText {
  if (state === 'auth_expired') {
    return {
      title: 'The credential has expired',
      message: `${sentence(reason, 'The credential has expired.')} ${HELD} Connect again, or replace the credential.`,
    };
  }
  if (state === 'auth_revoked') {
    return {
      title: 'The vendor refuses the credential',
      message: `${sentence(reason, 'The vendor refuses the credential.')} ${HELD} Connect again, or replace the credential.`,
    };
  }
  return {
    title: 'The connection does not work',
    message: `${sentence(reason, 'The last test of the connection failed.')} ${HELD} Test the connection once the cause is mended.`,
  };
}

/** One line that ends like a sentence. */
function sentence(reason: string | null, otherwise: string): string {
  const line = oneLine(reason ?? '').slice(0, LONGEST_REASON);
  if (line === '') return otherwise;
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** Without control characters and line ends: what is shown in mails must not look like two things. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** `2026-12-01`, of UTC. */
function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
