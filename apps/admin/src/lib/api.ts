import { createHttp, type SendOptions, type Tagged } from '@patchbay/client/http';
import { ProblemError } from '@patchbay/client/problem-error';
import type { z } from 'zod';
import { fetchOrEarly } from './early-me.ts';
import { i18n } from './i18n.ts';
import { reportSessionEnd } from './session-end.ts';

/** The page is served by the API's own server, so every path is on this origin. */
const http = createHttp({ baseUrl: '', language: () => i18n.language, fetch: fetchOrEarly });

/** Asks the API and reads its answer through `schema`. A 401 also sends the person to sign in. */
export async function ask<S extends z.ZodType>(
  method: string,
  path: string,
  schema: S,
  options?: SendOptions,
): Promise<z.output<S>> {
  return http.json(method, path, schema, options).catch(reportedAndThrown);
}

/** The same with the answer's entity tag, for a change of just what was read. */
export async function askTagged<S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<Tagged<z.output<S>>> {
  return http.tagged('GET', path, schema).catch(reportedAndThrown);
}

/** For calls whose answer has no body. */
export async function tell(method: string, path: string, options?: SendOptions): Promise<void> {
  await http.send(method, path, options).catch(reportedAndThrown);
}

function reportedAndThrown(error: unknown): never {
  if (error instanceof ProblemError && error.status === 401) reportSessionEnd();
  throw error;
}
