/** One event of a stream of server-sent events. */
export interface SentEvent {
  event: string;
  id: string;
  data: Record<string, unknown>;
}

/** A client of server-sent events that keeps everything it was sent. */
export interface TestEventSource {
  status: number;
  headers: Headers;
  events: SentEvent[];
  /** The stream as it came. */
  raw(): string;
  /** Settles when the server ends the stream. */
  ended: Promise<void>;
  close(): void;
}

export async function openEvents(
  url: string,
  headers: Record<string, string>,
): Promise<TestEventSource> {
  const abort = new AbortController();
  const answer = await fetch(url, { headers, signal: abort.signal });
  const events: SentEvent[] = [];
  let raw = '';
  const read = async () => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of answer.body!) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      raw += text;
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop()!;
      events.push(...blocks.filter((block) => block.includes('data: ')).map(parse));
    }
  };
  const ended = read().catch(() => undefined); // cut by either side
  return {
    ...{ status: answer.status, headers: answer.headers, events, ended },
    raw: () => raw,
    close: () => abort.abort(),
  };
}

function parse(block: string): SentEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
}
