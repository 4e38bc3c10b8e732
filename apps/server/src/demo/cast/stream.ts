import type { Random } from '../random.ts';
import type { Rhythm } from '../past/rhythm.ts';

/** What a module hands over, and how the vendor takes it where it does not simply take it. */
export interface Event {
  identifier: string;
  input: Record<string, unknown>;
  /** Refused for good: the vendor's status and its code as the connector reads it. */
  refused?: { status: number; code: string };
}

export interface EventKind {
  module: string;
  action: string;
  /** How often, beside the other kinds of the stream. */
  share: number;
  /** The vendor's status when all is well. */
  status: number;
  make(draw: Draw): Event;
}

export interface Draw {
  at: Date;
  random: Random;
  /** A number that counts up with time, one every `everySeconds`, as ids of orders do. */
  serial(everySeconds: number, from: number): number;
}

/** Trouble that passes; `status` null when no answer came. */
export interface Hiccup {
  status: number | null;
  code: string;
}

/** A time in which a vendor answered nothing but this. */
export interface Outage extends Hiccup {
  /** Days before now, or the last weekday before that. */
  daysAgo: number;
  /** UTC, so that it is in the middle of a working day. */
  hour: number;
  minutes: number;
}

/** Everything that goes through one connection. */
export interface Stream {
  /** `key` of the connection. */
  connection: string;
  rhythm: Rhythm;
  latencyMs: number;
  kinds: readonly EventKind[];
  hiccups: readonly Hiccup[];
  /** Of a hundred deliveries, how many meet a hiccup. */
  hiccupPercent: number;
  outages: readonly Outage[];
  /** When the past ends, for a connection that stopped working; days before now. */
  quietForDays?: number;
}

const EPOCH = Date.parse('2025-01-01T00:00:00Z');

export function drawAt(at: Date, random: Random): Draw {
  const seconds = (at.getTime() - EPOCH) / 1000;
  return { at, random, serial: (every, from) => from + Math.floor(seconds / every) };
}

/** One event of the stream, of a kind drawn by its share. */
export function drawEvent(stream: Stream, draw: Draw): { kind: EventKind; event: Event } {
  const total = stream.kinds.reduce((sum, { share }) => sum + share, 0);
  let left = draw.random.next() * total;
  const kind = stream.kinds.find(({ share }) => (left -= share) < 0) ?? stream.kinds[0]!;
  return { kind, event: kind.make(draw) };
}
