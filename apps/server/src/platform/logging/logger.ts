import { types } from 'node:util';
import { pino } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import { logValue } from './log-value.ts';
import { scrub } from './scrub.ts';

export type Logger = PinoLogger;

export interface LoggerOptions {
  /** pino's level names, `silent` included. */
  level: string;
  name: string;
  /** Where lines go; standard output when left out. */
  destination?: DestinationStream;
}

/**
 * A logger of one JSON object a line. Every argument passes `logValue` before it is written, and the
 * finished line passes `scrub`, so that neither an object, an error, a child's bindings nor an
 * interpolated message can carry a credential, a body, headers or a query string.
 */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    name: options.name,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Errors are already plain data when pino sees them; its own serializer would add their keys.
    serializers: { err: (value: unknown) => logValue(value) },
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: (bindings: Record<string, unknown>) =>
        logValue(bindings) as Record<string, unknown>,
    },
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (...args: unknown[]) => void): void {
        method.apply(this, clean(args));
      },
      streamWrite: scrub,
    },
  };
  return cleanBindings(options.destination ? pino(settings, options.destination) : pino(settings));
}

/** pino forgets `formatters.bindings` in children; these two are inherited by every child. */
function cleanBindings(logger: Logger): Logger {
  const { child, setBindings } = logger;
  logger.child = function (this: Logger, bindings, options) {
    return child.call(this, logValue(bindings) as object, options);
  } as Logger['child'];
  logger.setBindings = function (this: Logger, bindings) {
    setBindings.call(this, logValue(bindings) as object);
  };
  return logger;
}

function clean(args: unknown[]): unknown[] {
  const [first, ...rest] = args;
  if (!types.isNativeError(first)) return args.map((arg) => logValue(arg));
  const message = rest.length > 0 ? rest.map((arg) => logValue(arg)) : [logValue(first.message)];
  return [{ err: logValue(first) }, ...message];
}
