import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import express from 'express';
import { Pool } from 'undici';

/** The baseline of the proxy: Express and undici, no sign-in, no database, no log. A process of its own. */
const pool = new Pool(process.env['FORWARD_TO']!, { connections: 128 });
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/*path', (request, response, next) => {
  pool
    .request({
      method: 'GET',
      path: request.originalUrl,
      headers: { authorization: 'Bearer bench', accept: 'application/json' },
    })
    .then((answer) => {
      response.status(answer.statusCode);
      response.setHeader('content-type', String(answer.headers['content-type']));
      pipeline(answer.body, response, (error) => error && next(error));
    }, next);
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
server.keepAliveTimeout = 120_000;
process.on('disconnect', () => process.exit(0));
