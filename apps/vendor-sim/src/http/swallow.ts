import type { ServerResponse } from 'node:http';

/**
 * Lets a handler answer into the void: its status, headers and body are dropped, and `then` runs in
 * place of the end, with the response fresh again. So the work is done and the answer is lost.
 */
export function swallowAnswer(res: ServerResponse, then: () => void): void {
  const original = { writeHead: res.writeHead, write: res.write, end: res.end };
  let ended = false;
  const swallow = {
    writeHead: () => res,
    write: () => true,
    end: () => {
      if (ended) return res;
      ended = true;
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      res.statusCode = 200;
      Object.assign(res, original);
      then();
      return res;
    },
  };
  Object.assign(res, swallow);
}
