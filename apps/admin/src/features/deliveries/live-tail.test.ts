import { type Mock, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveTail, MOST_KEPT } from './live-tail.ts';

/** What a browser gives: one source, its events told by hand. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 1;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  tell(id: number) {
    const data = JSON.stringify({ ...ENTRY, id });
    this.dispatchEvent(new MessageEvent('entry', { data }));
  }
}

const ENTRY = {
  ...{ id: 1, delivery_id: 1, connection_id: 1, connection_name: 'Till', connector_type: 'stripe' },
  ...{ originating_module: 'forms', event_identifier: 'e', outcome: 'delivered', latency_ms: 1 },
  ...{ vendor_response_code: 200, error_code: null, attempt: 1 },
  attempted_at: '2026-03-10T12:00:00.000Z',
};

const page = Object.assign(new EventTarget(), { hidden: false });
let reading: boolean;
let reread: Mock<() => Promise<void>>;
let tail: LiveTail;
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  Source.all = [];
  vi.stubGlobal('document', page);
  vi.stubGlobal('EventSource', Source);
  [page.hidden, reading] = [false, false];
  reread = vi.fn(() => Promise.resolve());
  tail = new LiveTail({ url: '/stream', isReading: () => reading, reread });
  leave = tail.subscribe(() => undefined);
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const source = () => Source.all.at(-1)!;
const ids = () => tail.getView().entries.map((entry) => entry.id);
const drawn = () => vi.advanceTimersByTimeAsync(500);
const look = () => page.dispatchEvent(new Event('visibilitychange'));

describe('the live log', () => {
  it('reads the list once the stream is open, so that nothing is missed in between', async () => {
    source().onopen();
    await drawn();
    expect(tail.getView().state).toBe('live');
    expect(reread).toHaveBeenCalledTimes(1);
  });

  it('shows what comes, the newest first', async () => {
    source().tell(1);
    source().tell(2);
    await drawn();
    expect(ids()).toEqual([2, 1]);
  });

  it('keeps back what comes while somebody reads, until they are done', async () => {
    reading = true;
    source().tell(1);
    await drawn();
    expect([ids(), tail.getView().unseen]).toEqual([[], 1]);
    reading = false;
    page.dispatchEvent(new Event('scroll'));
    expect([ids(), tail.getView().unseen]).toEqual([[1], 0]);
  });

  it('keeps no more than so many, and reads the list anew instead', async () => {
    for (let id = 1; id <= MOST_KEPT + 1; id += 1) source().tell(id);
    await drawn();
    expect(ids().length).toBeLessThanOrEqual(MOST_KEPT);
    expect(reread).toHaveBeenCalled();
  });

  it('holds no connection while the page is hidden', () => {
    page.hidden = true;
    look();
    expect(source().readyState).toBe(Source.CLOSED);
    expect(tail.getView().state).toBe('asleep');
    page.hidden = false;
    look();
    expect(Source.all).toHaveLength(2);
  });

  it('asks again later where it was refused, and never once it was left', async () => {
    source().readyState = Source.CLOSED;
    source().onerror();
    expect(tail.getView().state).toBe('refused');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(Source.all).toHaveLength(2);
    source().readyState = Source.CLOSED;
    source().onerror();
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(Source.all).toHaveLength(2);
  });
});
