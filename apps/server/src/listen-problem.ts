import { ConfigError } from './config.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT: is taken by another program',
  EACCES: 'PORT: is not allowed to this account',
  EADDRNOTAVAIL: 'HOST: is no address of this machine',
  ENOTFOUND: 'HOST: is neither an address nor a name that is known here',
  EAI_AGAIN: 'HOST: is a name that nobody could look up just now',
};

/** Which variable is to be mended where a server could not listen; its value is not repeated. */
export function listenProblem(error: unknown): ConfigError | undefined {
  const said = PROBLEMS[String((error as { code?: unknown } | null)?.code)];
  return said === undefined ? undefined : new ConfigError(said, { cause: error });
}
