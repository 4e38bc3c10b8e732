import type { Response } from 'express';

/** What a client may leave unread before it is dropped; it comes back with its Last-Event-ID. */
const MOST_UNREAD = 512 * 1024;

/** When a client that lost the stream comes back. */
const RETRY_MS = 3000;

export interface StreamEvent {
  event: string;
  data: unknown;
  id?: string;
}

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) on a response. */
export class EventStream {
  constructor(private readonly response: Response) {}

  open(): void {
    this.response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Neither a cache nor a compressing proxy may hold events back; nginx knows its own header.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  send(events: readonly StreamEvent[]): void {
    if (events.length > 0) this.write(events.map(lines).join(''));
  }

  /** A line that clients ignore and proxies take for life. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_UNREAD) this.response.destroy();
  }
}

function lines({ event, data, id }: StreamEvent): string {
  const name = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${name}data: ${JSON.stringify(data)}\n\n`;
}
