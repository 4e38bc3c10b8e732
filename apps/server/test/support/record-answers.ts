import type request from 'supertest';
import type { Agent } from './start-app.ts';

/**
 * The same caller, its answers kept in `answers`: request line, headers, body. Bodies that may show
 * a secret once, `secret` or `token`, are left out.
 */
export function recordAnswers(agent: Agent, answers: string[]): Agent {
  const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
  return new Proxy(agent, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof name !== 'string' || !methods.has(name)) return value;
      return (url: string) =>
        (target[name as 'get'](url) as request.Test).on('response', (answer) => {
          const shown = 'secret' in (answer.body ?? {}) || 'token' in (answer.body ?? {});
          const { 'set-cookie': _, ...headers } = answer.headers as Record<string, unknown>;
          answers.push(
            `${name} ${url.replace(/\?.*/, '')} ${JSON.stringify(headers)} ${shown ? '' : answer.text}`,
          );
        });
    },
  });
}
