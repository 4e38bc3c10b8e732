import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import { injectorOf } from '@patchbay/connector-sdk/auth/injector-of';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { requestUrl } from '@patchbay/connector-sdk/request-url';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import type { ClientCertificate } from '../../platform/outbound/client-certificate.ts';
import { OutboundClient } from '../../platform/outbound/outbound-client.ts';
import type { OutboundRequest, OutboundStream } from '../../platform/outbound/outbound-request.ts';
import type { TraceContext } from '../../platform/trace/trace-context.ts';
import { traceHeaders } from '../../platform/trace/trace-headers.ts';
import { LimitObserver } from '../vendor-limits/limit-observer.service.ts';
import { RateLimiter } from '../vendor-limits/rate-limiter.service.ts';
import { certificateOf } from './certificate-of.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import { fileAnswer } from './file-answer.ts';
import { parseBody } from './parse-body.ts';
import { hasOwnFields, holderOf } from './sent-credentials.ts';
import { standInFor } from './stand-in.ts';
import { type ResolvedCredentials, type VendorTarget, withoutReferences } from './vendor-target.ts';

export interface CallOptions {
  /** Stable over the retries of one delivery; fresh for every other call. */
  messageId?: string;
  acceptedAt?: number;
  /** The call becomes part of this trace; the request's own headers win. */
  trace?: TraceContext | null;
  timeoutMs?: number;
  /** Its account's limit let it through already; what `send` is answered is heard by who sends. */
  isReserved?: boolean;
  /** False for calls that must leave without the credential, such as a vendor's own revocation. */
  withCredential?: boolean;
  /** The answer may be a file of so many bytes: it comes with them, and without a body beyond. */
  mostBytes?: number | undefined;
  /** Presented although the credential does not go along. */
  certificate?: ClientCertificate | undefined;
}

/** `latencyMs`: from handing the request to the outbound client to the last byte of the answer. */
export type TimedResponse = VendorResponse & { latencyMs: number };

/** Turns a described request into a call: address, headers, credential, and nothing left out. */
@Injectable()
export class VendorCallService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OutboundClient) private readonly outbound: OutboundClient,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(LimitObserver) private readonly observer: LimitObserver,
  ) {}

  /**
   * A call that is refused goes out once more when its secret was rotated in the store meanwhile.
   *
   * @throws RequestBuildError when the request cannot be made of its parts
   * @throws OutboundError when no answer came
   * @throws SecretUnavailableError when a reference of the credential cannot be read
   */
  async send(
    target: VendorTarget,
    request: VendorRequest,
    options: CallOptions = {},
  ): Promise<TimedResponse> {
    if (options.withCredential === false) return this.sendWith(null, target, request, options);
    const sendable = this.toSend(target);
    const used = sendable instanceof Promise ? await sendable : sendable;
    const same = { ...options, messageId: options.messageId ?? randomUUID() };
    const answer = await this.sendWith(used, target, request, same);
    if (!wasResolved(target, used)) return answer;
    const { verdict } = readAttempt(target.connector, target.flow, answer);
    if (verdict !== 'unauthorized') return answer;
    const renewed = await this.opener.renewed(holderOf(target), used);
    if (!renewed) return answer;
    return this.sendWith(renewed, target, request, { ...same, isReserved: false });
  }

  private toSend(target: VendorTarget): Promise<ResolvedCredentials> | ResolvedCredentials {
    const holder = holderOf(target);
    const plain = withoutReferences(holder.credentials);
    const isWhole = plain === holder.credentials;
    if (target.flow === 'oauth' && (isWhole || !hasOwnFields(target.method))) return plain;
    return isWhole && !target.connection?.secretProblem ? plain : this.opener.open(holder);
  }

  private async sendWith(
    credentials: ResolvedCredentials | null,
    target: VendorTarget,
    request: VendorRequest,
    options: CallOptions,
  ): Promise<TimedResponse> {
    const { headers, body } = encode(request, target.connector.headers);
    const outgoing = this.outgoing(target, credentials, request, headers, body, options);
    if (!target.limit || options.isReserved) return this.exchange(outgoing, options);
    this.limiter.count(target.limit);
    const answer = await this.exchange(outgoing, options);
    const attempt = readAttempt(target.connector, target.flow, answer);
    this.observer.heard(target.limit, target.connector, answer, attempt);
    return answer;
  }

  private async exchange(
    outgoing: OutboundRequest,
    { mostBytes: maxResponseBytes }: CallOptions,
  ): Promise<TimedResponse> {
    if (maxResponseBytes !== undefined) {
      return fileAnswer(await this.outbound.sendForBytes({ ...outgoing, maxResponseBytes }));
    }
    const answer = await this.outbound.send(outgoing);
    return {
      status: answer.status,
      headers: answer.headers,
      text: answer.text,
      body: parseBody(answer.text, answer.headers['content-type']),
      latencyMs: Math.round(answer.latencyMs),
    };
  }

  /**
   * A caller's own request, its bytes passed on as they came and the answer as it comes.
   *
   * @throws RequestBuildError, OutboundError, SecretUnavailableError as `send`
   */
  async stream(
    target: VendorTarget,
    request: VendorRequest,
    body: Buffer | undefined,
    options: Pick<CallOptions, 'trace' | 'isReserved'> = {},
  ): Promise<OutboundStream> {
    const same = { ...options, messageId: randomUUID() };
    const pass = async (credentials: ResolvedCredentials, isReserved = false) => {
      const headers = lowerCase({ ...target.connector.headers, ...request.headers });
      const outgoing = this.outgoing(target, credentials, request, headers, body, same);
      if (target.limit && !isReserved) this.limiter.count(target.limit);
      const answer = await this.outbound.stream({ ...outgoing, redirect: 'manual' });
      // Only its headers are heard: the body is the caller's.
      if (target.limit) this.observer.heard(target.limit, target.connector, headOf(answer), {});
      return answer;
    };
    const used = await this.toSend(target);
    const answer = await pass(used, options.isReserved);
    if (answer.status !== 401 || !wasResolved(target, used)) return answer;
    const renewed = await this.opener.renewed(holderOf(target), used).catch((error: unknown) => {
      answer.body.destroy();
      throw error;
    });
    if (!renewed) return answer;
    answer.body.destroy();
    return pass(renewed);
  }

  private outgoing(
    target: VendorTarget,
    credentials: ResolvedCredentials | null,
    request: VendorRequest,
    headers: Record<string, string>,
    body: string | Buffer | undefined,
    options: CallOptions,
  ): OutboundRequest {
    const { connector } = target;
    const timeoutMs = options.timeoutMs ?? target.timeoutMs ?? connector.timeoutMs;
    const now = Date.now();
    const messageId = options.messageId ?? randomUUID();
    const url = this.urlOf(target, request, now);
    const standIn = standInFor(this.config.connectorBaseUrls[connector.slug], url);
    if (connector.idempotencyHeader && request.method !== 'GET') {
      headers[connector.idempotencyHeader.toLowerCase()] ??= messageId;
    }
    const context = { settings: target.settings, now, messageId };
    const certificate =
      options.certificate ?? (credentials && certificateOf(target.method, credentials));
    return {
      method: request.method,
      url: standIn ?? url,
      headers: options.trace ? inTrace(headers, options.trace) : headers,
      ...(body !== undefined && { body }),
      pathTemplate: request.path,
      connector: connector.slug,
      ...(standIn && { allowOrigins: [standIn.origin] }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(target.signal && { signal: target.signal }),
      // What proves such a request is part of it, and must not follow the vendor elsewhere.
      ...(!credentials && { redirect: 'manual' as const }),
      ...(certificate && { clientCertificate: certificate }),
      ...(credentials && {
        prepare: (sending) => {
          // A signature covers the body; the address is copied only for those who look at it.
          const outgoing = {
            method: sending.method,
            headers: sending.headers,
            body: body ?? '',
            get url() {
              return sending.url;
            },
            set url(changed: URL) {
              sending.url = changed;
            },
          };
          injectorOf(target.method)(outgoing, { ...context, credentials: credentials.reveal() });
        },
      }),
    };
  }

  /** @throws RequestBuildError also when the address is not among the connector's hosts */
  private urlOf(target: VendorTarget, request: VendorRequest, now: number): URL {
    const { connector, settings, flow } = target;
    return requestUrl(connector, request, contextOf(connector, { settings, flow, now }));
  }
}

/** Opening a credential without references gives it back as it is. */
function wasResolved(target: VendorTarget, used: ResolvedCredentials): boolean {
  if (target.flow === 'oauth' && !hasOwnFields(target.method)) return false;
  return used !== holderOf(target).credentials;
}

function headOf({ status, headers }: OutboundStream): VendorResponse {
  return { status, headers, text: '', body: undefined };
}

/** A caller that brings its own `traceparent` knows better where its call belongs. */
function inTrace(headers: Record<string, string>, trace: TraceContext): Record<string, string> {
  return headers['traceparent'] === undefined ? { ...headers, ...traceHeaders(trace) } : headers;
}

function encode(
  request: VendorRequest,
  common: Readonly<Record<string, string>> = {},
): { headers: Record<string, string>; body: string | Buffer | undefined } {
  const headers = lowerCase({ accept: 'application/json', ...common, ...request.headers });
  const { body, contentType } = encodeBody(request);
  if (contentType) headers['content-type'] ??= contentType;
  return { headers, body: body.length > 0 ? body : undefined };
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const name of Object.keys(headers)) lower[name.toLowerCase()] = headers[name]!;
  return lower;
}
