import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { ProblemError } from '../errors/problem.ts';
import { Metrics } from '../metrics/metrics.ts';
import { type IntakeLimits, boundedIntake } from './bounded-intake.ts';

const KIB = 1024;
const MIB = KIB * KIB;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Answers nobody until it is told to. */
async function start(limits: Partial<IntakeLimits>) {
  const waiting: Response[] = [];
  const app = express();
  const metrics = new Metrics();
  app.use(boundedIntake(metrics, { bytes: 4 * MIB, requests: 100, ...limits }));
  app.use((_request, response) => void waiting.push(response));
  app.use((error: ProblemError, _: Request, response: Response, _next: NextFunction) => {
    response.status(error.status).json({ code: error.code, ...error.extra });
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  /** Announces a body and sends none of it: the decision must come before. */
  const post = (headers: Record<string, string | number>, path = '/api/v1/x') => {
    const answer = new Promise<{ status: number; body: Record<string, unknown> }>((resolve) => {
      const call = send({ port, path, method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode!, body: JSON.parse(text || '{}') });
          call.destroy();
        });
      });
      call.on('error', () => undefined);
      call.flushHeaders();
    });
    return answer;
  };
  const underWay = (count: number) =>
    until(() => waiting.length === count, `${count} under way, not ${waiting.length}`);
  const answerAll = () => waiting.splice(0).forEach((response) => response.json({}));
  return { post, underWay, answerAll, metrics };
}

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let n = 0; n < 200; n += 1) {
    if (isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(what);
}

const REFUSED = { status: 429, body: { code: 'too_busy', retry_after_s: 1 } };

describe('request bodies under way', () => {
  it('are refused beyond the bound, before any of them is read, and taken again when others ended', async () => {
    const { post, underWay, answerAll } = await start({});
    const first = Array.from({ length: 4 }, () => post({ 'content-length': MIB }));
    await underWay(4);
    expect(await post({ 'content-length': 100 * KIB })).toEqual(REFUSED);
    answerAll();
    for (const { status } of await Promise.all(first)) expect(status).toBe(200);
    const again = post({ 'content-length': MIB });
    await underWay(1);
    answerAll();
    expect((await again).status).toBe(200);
  });

  it.each([
    ['that come in chunks', { 'transfer-encoding': 'chunked' }],
    ['that are compressed', { 'content-length': 2000, 'content-encoding': 'gzip' }],
  ])('%s count as the largest they may become', async (_, headers) => {
    const { post, underWay } = await start({ bytes: 2 * MIB });
    void post(headers as Record<string, string>);
    void post(headers as Record<string, string>);
    await underWay(2);
    expect(await post({ 'content-length': 100 * KIB })).toEqual(REFUSED);
  });

  it('that are small go through when large ones fill everything, up to a bound of their own', async () => {
    const { post, underWay } = await start({ bytes: MIB });
    void post({ 'content-length': MIB });
    await underWay(1);
    for (let n = 0; n < 16; n += 1) void post({ 'content-length': 16 * KIB });
    await underWay(17);
    expect(await post({ 'content-length': 16 * KIB })).toEqual(REFUSED);
  });

  it('that announce more than anybody may send count as what is read of them', async () => {
    const { post, underWay } = await start({ bytes: 2 * MIB });
    void post({ 'content-length': 100 * MIB });
    await underWay(1);
    void post({ 'content-length': MIB });
    await underWay(2);
  });

  it('are told in the metrics, and what was refused', async () => {
    const { post, underWay, metrics } = await start({ bytes: MIB });
    void post({ 'content-length': MIB });
    await underWay(1);
    await post({ 'content-length': MIB });
    const text = await metrics.text();
    expect(text).toMatch(/^patchbay_intake_bytes 1048576$/m);
    expect(text).toMatch(/^patchbay_intake_refused_total\{of="bytes"\} 1$/m);
  });
});

describe('requests under way', () => {
  it('are refused beyond the bound, whatever their size', async () => {
    const { post, underWay, answerAll } = await start({ requests: 3 });
    for (let n = 0; n < 3; n += 1) void post({});
    await underWay(3);
    expect(await post({})).toEqual(REFUSED);
    answerAll();
    void post({});
    await underWay(1);
  });

  it.each(['/api/health', '/api/ready', '/metrics'])('never keep %s out', async (path) => {
    const { post, underWay } = await start({ requests: 1 });
    void post({});
    await underWay(1);
    void post({ 'content-length': 10 }, path);
    await underWay(2);
  });
});
