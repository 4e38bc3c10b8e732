import {
  type Draw,
  type Event,
  type EventKind,
  type Stream,
  drawAt,
  drawEvent,
} from '../cast/stream.ts';
import type { Random } from '../random.ts';
import { type Answer, attemptsFrom, latencyOf } from './attempts.ts';
import { OutageCourse, windowsOf } from './outages.ts';
import type { PastAttempt, PastDelivery } from './past-delivery.ts';
import { timesIn } from './rhythm.ts';

/** From acceptance to the first attempt. */
const CLAIMED_AFTER_MS = 12;

/** What a connection's stream sent in `from` ≤ t < `to`, in order of acceptance. */
export function historyOf(
  stream: Stream,
  span: { from: Date; to: Date; now: Date },
  random: Random,
): PastDelivery[] {
  const courses = windowsOf(stream.outages, span.now).map((window) => new OutageCourse(window));
  return timesIn(stream.rhythm, span.from, span.to, random).map((acceptedAt) => {
    const draw = drawAt(acceptedAt, random);
    const { kind, event } = drawEvent(stream, draw);
    const course = courses.find((each) => each.covers(acceptedAt));
    const attempts = course
      ? throughOutage(stream, kind, course, draw)
      : onAnOrdinaryDay(stream, kind, event, draw);
    return {
      connection: stream.connection,
      module: kind.module,
      action: kind.action,
      identifier: event.identifier,
      input: event.input,
      acceptedAt,
      attempts,
    };
  });
}

function onAnOrdinaryDay(
  stream: Stream,
  kind: EventKind,
  event: Event,
  { at, random }: Draw,
): PastAttempt[] {
  const last: Answer = event.refused
    ? { ...event.refused, latencyMs: random.latency(stream.latencyMs) }
    : delivered(stream, kind, random);
  const hiccups = random.percent(stream.hiccupPercent) ? hiccupsOf(stream, random) : [];
  return attemptsFrom(claimed(at), [...hiccups, last], random);
}

/** Mostly one, sometimes two, and rarely so many that the schedule is used up. */
function hiccupsOf(stream: Stream, random: Random): Answer[] {
  const hiccup = random.pick(stream.hiccups);
  const draw = random.next();
  const count = draw < 0.74 ? 1 : draw < 0.92 ? 2 : 4;
  return Array.from({ length: count }, () => failing(hiccup, stream, random));
}

function throughOutage(
  stream: Stream,
  kind: EventKind,
  course: OutageCourse,
  { at, random }: Draw,
): PastAttempt[] {
  const ended = delivered(stream, kind, random);
  const failures = course.failuresOfNext();
  if (failures === 0) return attemptsFrom(course.nextRelease(), [ended], random);
  const answers = Array.from({ length: failures }, () => failing(course.window, stream, random));
  const attempts = attemptsFrom(claimed(at), [...answers, ended], random);
  // The schedule was used up, or the breaker opened in between and held the rest.
  if (failures === 4) return attempts;
  return [...attempts.slice(0, failures), ...attemptsFrom(course.nextRelease(), [ended], random)];
}

function delivered(stream: Stream, kind: EventKind, random: Random): Answer {
  return { status: kind.status, code: null, latencyMs: random.latency(stream.latencyMs) };
}

function failing(
  { status, code }: { status: number | null; code: string },
  stream: Stream,
  random: Random,
): Answer {
  return { status, code, latencyMs: latencyOf({ status, code }, stream.latencyMs, random) };
}

function claimed(at: Date): Date {
  return new Date(at.getTime() + CLAIMED_AFTER_MS);
}
