import { types } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.ts';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'trace';

/** Nest's own account of its start: hundreds of lines that only a developer asks for. */
const FRAMEWORK: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/**
 * Nest's logger interface over pino. Nest passes the class name as the last string argument
 * (`context`), and for errors a stack before it.
 */
export class NestLogger implements LoggerService {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  log(message: unknown, ...rest: unknown[]): void {
    const level = FRAMEWORK.has(rest.at(-1)) ? 'debug' : 'info';
    this.#write(level, message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.#write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.#write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write('fatal', message, rest);
  }

  #write(level: Level, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const details = context === undefined ? rest : rest.slice(0, -1);
    const fields = { ...named(context), ...detailed(details) };
    if (types.isNativeError(message))
      this.#logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.#logger[level](fields, '%s', message);
    else this.#logger[level]({ ...fields, value: message });
  }
}

/** One plain object are further fields of the line; anything else stays together. */
function detailed(details: unknown[]): object {
  const [only] = details;
  if (details.length === 1 && typeof only === 'object' && only !== null) return only;
  return details.length > 0 ? { details } : {};
}

function named(context: unknown): Record<string, unknown> {
  return context === undefined ? {} : { context };
}
