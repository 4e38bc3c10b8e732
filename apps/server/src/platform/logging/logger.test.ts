import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { NestLogger } from './nest-logger.ts';
import { Secret } from './secret.ts';

const CANARY = 'canary-7f3a';

interface Line {
  level: string;
  msg?: string;
  context?: string;
  [key: string]: unknown;
}

function capture(level = 'trace'): { logger: Logger; text: () => string; lines: () => Line[] } {
  const written: string[] = [];
  const destination = { write: (line: string): void => void written.push(line) };
  const logger = createLogger({ level, name: 'patchbay', destination });
  const text = (): string => written.join('');
  const lines = (): Line[] => {
    const split = text()
      .split('\n')
      .filter((line) => line !== '');
    return split.map((line) => JSON.parse(line) as Line);
  };
  return { logger, text, lines };
}

/** An error as libraries make them: request, response and configuration hung onto it. */
function clientError(): Error {
  const cause = Object.assign(new Error(`password authentication for postgres://a:${CANARY}@db`), {
    parameters: [CANARY],
    config: { headers: { authorization: CANARY } },
  });
  return Object.assign(new Error(`GET https://v.example/x?key=${CANARY} failed`, { cause }), {
    code: 'E_VENDOR',
    response: { data: CANARY },
    body: CANARY,
  });
}

const WAYS: [string, (logger: Logger) => void][] = [
  ['a secret alone', (logger) => logger.info(Secret.of(CANARY))],
  ['a secret in an object', (logger) => logger.info({ value: Secret.of(CANARY) }, 'x')],
  ['a secret deep inside', (logger) => logger.info({ a: [{ b: { c: Secret.of(CANARY) } }] })],
  ['a secret of a record', (logger) => logger.info({ value: Secret.of({ key: CANARY }) })],
  ['a secret as %s', (logger) => logger.info('value %s', Secret.of(CANARY))],
  ['a secret as %o', (logger) => logger.info('value %o', Secret.of({ key: CANARY }))],
  ['a secret as %j', (logger) => logger.info('value %j', [Secret.of(CANARY)])],
  ['a secret in a template', (logger) => logger.info(`value ${Secret.of(CANARY)}`)],
  ['a secret in a Map', (logger) => logger.info({ map: new Map([['k', Secret.of(CANARY)]]) })],
  ['a Map of plain text', (logger) => logger.info({ map: new Map([['k', CANARY]]) })],
  ['a child with a secret', (logger) => logger.child({ value: Secret.of(CANARY) }).info('x')],
  ['a child with headers', (logger) => logger.child({ headers: { x: CANARY } }).info('x')],
  ['setBindings', (logger) => (logger.setBindings({ password: CANARY }), logger.info('x'))],
  [
    'setBindings of a grandchild',
    (logger) => {
      const grandchild = logger.child({ a: 1 }).child({ token: CANARY });
      grandchild.setBindings({ cookie: CANARY, err: clientError() });
      grandchild.info('x');
    },
  ],
  ['a body', (logger) => logger.info({ body: CANARY, request: { rawBody: CANARY } })],
  ['headers', (logger) => logger.info({ req: { headers: { authorization: CANARY } } })],
  ['headers as %o', (logger) => logger.info('%o', { headers: { 'x-api-key': CANARY } })],
  ['a query object', (logger) => logger.info({ req: { query: { code: CANARY } } })],
  ['a path with a query', (logger) => logger.info({ req: { url: `/cb?code=${CANARY}` } })],
  ['a URL object', (logger) => logger.info({ at: new URL(`https://u:${CANARY}@h/p?k=${CANARY}`) })],
  ['a URL in a message', (logger) => logger.info(`asked https://h/p?k=${CANARY}`)],
  ['a client_secret key', (logger) => logger.info({ client_secret: CANARY, 'api-key': CANARY })],
  ['bytes', (logger) => logger.info({ blob: Buffer.from(CANARY) })],
  ['an error', (logger) => logger.error(clientError())],
  ['an error with a message', (logger) => logger.error(clientError(), 'it failed')],
  ['an error as err', (logger) => logger.error({ err: clientError() }, 'it failed')],
  ['an error under another key', (logger) => logger.error({ reason: [clientError()] })],
  ['an error as %s', (logger) => logger.error('it failed: %s', clientError())],
  ['a bearer token in a message', (logger) => logger.info(`sent Bearer ${CANARY}`)],
  ['a thrown string as cause', (logger) => logger.error(new Error('x', { cause: CANARY }))],
  ['Nest: message and context', (logger) => new NestLogger(logger).log(Secret.of(CANARY), 'Ctx')],
  ['Nest: an object', (logger) => new NestLogger(logger).warn({ password: CANARY }, 'Ctx')],
  ['Nest: an error', (logger) => new NestLogger(logger).error(clientError(), 'Ctx')],
  [
    'Nest: further arguments',
    (logger) => new NestLogger(logger).debug('x', { token: CANARY }, 'C'),
  ],
  ['Nest: a stack', (logger) => new NestLogger(logger).error('x', clientError().stack, 'Ctx')],
];

describe('createLogger', () => {
  it.each(WAYS)('writes no secret: %s', (_way, log) => {
    const { logger, text, lines } = capture();
    log(logger);
    expect(lines()).toHaveLength(1);
    expect(text()).not.toContain(CANARY);
  });

  it('writes one JSON object a line with level, time, name and message', () => {
    const { logger, lines } = capture();
    logger.info({ connection_id: 42 }, 'connection %s is %s', 42, 'active');
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 'info',
        name: 'patchbay',
        connection_id: 42,
        msg: 'connection 42 is active',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      }),
    ]);
  });

  it('writes name, code, message and stack of an error and of its causes', () => {
    const { logger, lines } = capture();
    const cause = Object.assign(new TypeError('inner'), { code: 'E_INNER' });
    logger.error(new Error('outer', { cause }), 'it failed');
    expect(lines()[0]).toMatchObject({
      level: 'error',
      msg: 'it failed',
      err: {
        name: 'Error',
        message: 'outer',
        stack: expect.stringMatching(/^\s+at .*logger\.test/),
        cause: { name: 'TypeError', code: 'E_INNER', message: 'inner' },
      },
    });
  });

  it('takes the message of an error that is logged alone', () => {
    const { logger, lines } = capture();
    logger.error(new Error('outer'));
    expect(lines()[0]?.msg).toBe('outer');
  });

  it('cuts what is too long, too deep or circular', () => {
    const { logger, text } = capture();
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const cause = new Error('x'.repeat(100_000));
    Object.assign(cause, { cause });
    logger.error({ long: 'y'.repeat(100_000), list: Array(10_000).fill('z'), loop, err: cause });
    expect(text().length).toBeLessThan(40_000);
    expect(() => JSON.parse(text()) as unknown).not.toThrow();
  });

  it('cuts a long message', () => {
    const { logger, text } = capture();
    logger.info('m'.repeat(100_000));
    expect(text().length).toBeLessThan(3_000);
  });

  it('keeps the stack free of the message', () => {
    const { logger, text } = capture();
    logger.error(new Error('first\n    at second'));
    expect(text()).not.toContain('"stack":"    at second');
  });

  it('survives objects that throw when read', () => {
    const { logger, lines } = capture();
    const hostile = {
      get boom(): never {
        throw new Error('no');
      },
    };
    logger.info({ hostile, other: 1 }, 'still here');
    expect(lines()[0]).toMatchObject({ msg: 'still here' });
  });
});

describe('NestLogger', () => {
  it('maps levels, and takes the last text as the context', () => {
    const { logger, lines } = capture();
    const nest = new NestLogger(logger);
    nest.log('started', 'Deliveries');
    nest.log('one of many lines of the framework', 'NestFactory');
    nest.verbose('detail', 'NestFactory');
    nest.fatal('gone');
    expect(lines().map(({ level, msg, context }) => [level, msg, context])).toEqual([
      ['info', 'started', 'Deliveries'],
      ['debug', 'one of many lines of the framework', 'NestFactory'],
      ['trace', 'detail', 'NestFactory'],
      ['fatal', 'gone', undefined],
    ]);
  });

  it('does not read a percent sign in a message as a place to fill', () => {
    const { logger, lines } = capture();
    new NestLogger(logger).log('100%s done', { a: 1 }, 'Ctx');
    expect(lines()[0]?.msg).toBe('100%s done');
  });
});
