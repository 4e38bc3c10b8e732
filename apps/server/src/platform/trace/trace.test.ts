import { describe, expect, it } from 'vitest';
import { readTraceContext } from './read-trace-context.ts';
import { storeTrace, storedTrace } from './stored-trace.ts';
import { traceHeaders } from './trace-headers.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const PARENT = `00-${ID}-${SPAN}-01`;

const read = (traceparent: string, tracestate?: string) =>
  readTraceContext({ traceparent, ...(tracestate !== undefined && { tracestate }) });

describe('traceparent', () => {
  it('is read as trace, parent and flags', () => {
    expect(read(PARENT)).toEqual({ traceId: ID, parentId: SPAN, flags: 1, state: null });
  });

  it.each([
    ['nothing', ''],
    ['upper case', PARENT.toUpperCase()],
    ['version ff', `ff-${ID}-${SPAN}-01`],
    ['more than version 00 has', `${PARENT}-extra`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['a parent id of zeros', `00-${ID}-${'0'.repeat(16)}-01`],
    ['an id that is too short', `00-${ID.slice(1)}-${SPAN}-01`],
    ['no flags', `00-${ID}-${SPAN}`],
    ['flags that are no hexadecimal', `00-${ID}-${SPAN}-0x`],
    ['two of them, joined', `${PARENT}, ${PARENT}`],
    ['a line break at its end', `${PARENT}\n`],
  ])('is ignored with %s', (_, header) => {
    expect(read(header)).toBeNull();
  });

  it('of a future version is read as far as this one goes', () => {
    expect(read(`cc-${ID}-${SPAN}-01-what-the-future-holds`)).toMatchObject({ traceId: ID });
    expect(read(`cc-${ID}-${SPAN}-01.what`)).toBeNull();
  });

  it('passes on no flags that nobody knows yet', () => {
    expect(read(`00-${ID}-${SPAN}-ff`)?.flags).toBe(3);
  });
});

describe('tracestate', () => {
  it('is kept as it is, without the space around its members', () => {
    expect(read(PARENT, 'rojo=00f067aa0ba902b7 ,\tcongo=t61rcWkgMzE,,')?.state).toBe(
      'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE',
    );
    expect(read(PARENT, 'tenant@vendor=a b;c:d')?.state).toBe('tenant@vendor=a b;c:d');
  });

  it.each([
    ['no value', 'rojo='],
    ['no key', '=1'],
    ['no equals sign', 'rojo'],
    ['a key in upper case', 'Rojo=1'],
    ['an equals sign in the value', 'rojo=1=2'],
    ['a line break', 'rojo=1\r\nx-evil: 1'],
    ['the same key twice', 'rojo=1,rojo=2'],
    ['too many members', Array.from({ length: 33 }, (_, n) => `k${n}=1`).join(',')],
    ['nothing', ' , '],
  ])('is dropped with %s, and the trace stays', (_, state) => {
    expect(read(PARENT, state)).toMatchObject({ traceId: ID, state: null });
  });

  it('without traceparent is nothing', () => {
    expect(readTraceContext({ tracestate: 'rojo=1' })).toBeNull();
  });

  it('that is too long loses long members first, then the last ones', () => {
    const long = `long=${'x'.repeat(200)}`;
    const short = Array.from({ length: 22 }, (_, n) => `k${n}=${'y'.repeat(20)}`);
    const kept = read(PARENT, [long, ...short].join(','))!.state!;
    expect(kept).not.toContain('long=');
    expect(kept.length).toBeLessThanOrEqual(512);
    expect(kept.startsWith('k0=')).toBe(true);
    expect(kept.split(',')).toHaveLength(20);
  });
});

describe('what is stored with a delivery', () => {
  it.each([PARENT, `${PARENT} rojo=1,congo=a b`])('is read as it was: %s', (stored) => {
    expect(storeTrace(storedTrace(stored))).toBe(stored);
  });

  it('is nothing when no trace came', () => {
    expect([storeTrace(null), storedTrace(null)]).toEqual([null, null]);
  });
});

describe('an outgoing request', () => {
  it('belongs to the same trace under an id of its own, each time another', () => {
    const context = read(PARENT, 'rojo=1')!;
    const all = Array.from({ length: 50 }, () => traceHeaders(context));
    for (const { traceparent, tracestate } of all) {
      expect(traceparent).toMatch(new RegExp(`^00-${ID}-[\\da-f]{16}-01$`));
      expect(traceparent).not.toContain(SPAN);
      expect(tracestate).toBe('rojo=1');
    }
    expect(new Set(all.map(({ traceparent }) => traceparent)).size).toBe(50);
  });
});
