import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Facts, Step } from '@patchbay/connector-sdk/action';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { checkResult } from '@patchbay/connector-sdk/read-result';
import { readStep } from '@patchbay/connector-sdk/read-step';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { mostAnswerBytesOf } from '@patchbay/connector-sdk/result-file';
import { storedTrace } from '../../../platform/trace/stored-trace.ts';
import {
  type LiveConnection,
  LiveConnectionService,
} from '../../connections/live-connection.service.ts';
import { PresignService } from '../../connections/presign.service.ts';
import { type TimedResponse, VendorCallService } from '../../connections/vendor-call.service.ts';
import { DeliveryCalls } from '../limits/delivery-calls.service.ts';
import { FileRoom } from './file-room.service.ts';
import type { Job } from './job.ts';
import { ProgressStore } from './progress-store.service.ts';
import { type Sent, type Told, unanswered } from './sent.ts';
import { stepMessageId } from './step-message-id.ts';
import { readTold } from './told.ts';

/** Less than a worker that stops waits for what it has under way. */
const MOST_WAITED_MS = 4000;
const SPREAD_MS = 30_000;
/** What found no room for its file is tried again after this, spread over four times as much. */
const ROOM_AGAIN_MS = 1000;

/** Not sent for now; `until` as epoch milliseconds. */
export interface Waits {
  waits: number;
}

/** A call that was answered, with the answer. */
type Answered = Sent & { answer?: TimedResponse };

/** Makes the calls of one attempt: the steps that are not done yet, then the action's own request. */
@Injectable()
export class ActionRunner {
  private readonly logger = new Logger(ActionRunner.name);

  constructor(
    @Inject(VendorCallService) private readonly calls: VendorCallService,
    @Inject(PresignService) private readonly signatures: PresignService,
    @Inject(LiveConnectionService) private readonly connections: LiveConnectionService,
    @Inject(DeliveryCalls) private readonly limits: DeliveryCalls,
    @Inject(ProgressStore) private readonly progress: ProgressStore,
    @Inject(FileRoom) private readonly rooms: FileRoom,
  ) {}

  /**
   * @param job its `progress` moves on with each step that succeeds
   * @param isAgain the delivery was called for already, with a token that had ended
   * @returns what the last call came to: the action's own, or the step that failed
   */
  async run(job: Job, connection: LiveConnection, isAgain = false): Promise<Sent | Waits> {
    const context = contextFor(job, connection);
    const { action } = job;
    // First of all, so that no step is done in vain.
    const most = mostBytesFor(job);
    if (most !== undefined && !(await this.rooms.reserve(job.delivery.id, most, MOST_WAITED_MS))) {
      return { waits: Date.now() + ROOM_AGAIN_MS * (1 + 4 * Math.random()) };
    }
    let called = isAgain;
    job.passing = undefined;
    for (const step of action.before ?? []) {
      if (job.progress.done.includes(step.name)) continue;
      const request = describe(() => step.request(job.input as never, context, foundBy(job)));
      if (request instanceof Error) return unsent(request);
      if (!request) {
        pass(job, step, {});
        continue;
      }
      const until = called ? await this.admitted(job, connection) : null;
      if (until !== null) return { waits: until };
      called = true;
      const failed = await this.take(job, connection, step, request);
      if (failed) return failed;
    }
    const request = describe(() => action.request(job.input, context, foundBy(job)));
    if (request instanceof Error) return unsent(request);
    if (action.presignedFor) return this.presign(job, connection, request);
    const until = called ? await this.admitted(job, connection) : null;
    if (until !== null) return { waits: until };
    return this.finish(job, connection, request, context);
  }

  /**
   * Given back, a delivery would do its steps of every attempt again, and where all of an account's
   * calls go to such steps none would come to its end. So it waits here while that is not for long,
   * and else comes back at a time of its own.
   *
   * @returns null when one more call may be made now, else when to come back, epoch milliseconds
   */
  private async admitted(job: Job, connection: LiveConnection): Promise<number | null> {
    const giveUpAt = Date.now() + MOST_WAITED_MS;
    for (;;) {
      const until = await this.limits.reserve(connection);
      if (until === null || Object.keys(job.passing ?? {}).length === 0) return until;
      if (until > giveUpAt) return until + Math.random() * SPREAD_MS;
      await delay(Math.max(1, until - Date.now()));
    }
  }

  /** @returns nothing when the step is done, and known to be */
  private async take(
    job: Job,
    connection: LiveConnection,
    step: Step,
    request: VendorRequest,
  ): Promise<Sent | Waits | undefined> {
    const messageId = stepMessageId(job.delivery.message_id, step.name);
    const sent = await this.send(job, connection, request, messageId);
    const { answer } = sent;
    if (!answer) return sent;
    const found = foundBy(job);
    const flow = connection.auth_flow;
    const { attempt, found: facts } = readStep(job.connector, flow, step, answer, job.input, found);
    this.limits.heard(job.delivery.id, connection, job.connector, answer, attempt);
    if (!facts) return { ...sent, reading: attempt };
    pass(job, step, facts);
    if (step.everyAttempt) return undefined;
    return (await this.progress.save(job)) ? undefined : { waits: Date.now() };
  }

  private async finish(
    job: Job,
    connection: LiveConnection,
    request: VendorRequest,
    context: RequestContext,
  ): Promise<Sent> {
    const { message_id: messageId, id } = job.delivery;
    const sent = await this.send(job, connection, request, messageId, mostBytesFor(job));
    const { answer } = sent;
    if (!answer) return sent;
    const reading = readAttempt(job.connector, connection.auth_flow, answer);
    this.limits.heard(id, connection, job.connector, answer, reading);
    sent.reading = reading;
    if (reading.verdict !== 'delivered' || !job.action.result) return sent;
    const answered = { response: answer, found: foundBy(job), input: job.input, context };
    return { ...sent, ...this.told(job, () => readTold(job.action, answered)) };
  }

  private async presign(
    job: Job,
    connection: LiveConnection,
    request: VendorRequest,
  ): Promise<Sent> {
    const at = new Date();
    const seconds = job.action.presignedFor!(job.input);
    const target = this.connections.target(connection);
    try {
      const signed = await this.signatures.presign(
        target,
        request,
        seconds,
        job.delivery.message_id,
      );
      const sent = { reading: { verdict: 'delivered' } as const, status: null, latencyMs: 0 };
      return {
        ...sent,
        retryAfter: undefined,
        at,
        ...this.told(job, () => checkResult(job.action, signed)),
      };
    } catch (error) {
      return { ...unanswered(error), at };
    }
  }

  /** What is delivered stays delivered, whatever can be read from the answer. */
  private told(job: Job, read: () => Partial<Told> & { problem?: string }): Pick<Sent, 'told'> {
    const name = `${job.connector.slug}.${job.delivery.action}`;
    try {
      const { result, file, problem } = read();
      if (problem) this.logger.warn(`${name}: what it answered has no use: ${problem}`);
      return result ? { told: { result, file } } : {};
    } catch (error) {
      this.logger.error(error, `${name}: its answer cannot be read`);
      return {};
    }
  }

  private async send(
    job: Job,
    connection: LiveConnection,
    request: VendorRequest,
    messageId: string,
    mostBytes?: number,
  ): Promise<Answered> {
    const at = new Date();
    const trace = storedTrace(job.delivery.trace_context);
    try {
      const target = this.connections.target(connection);
      const options = { messageId, trace, isReserved: true, mostBytes };
      const answer = await this.calls.send(target, request, options);
      return {
        reading: { verdict: 'delivered' },
        status: answer.status,
        latencyMs: answer.latencyMs,
        retryAfter: answer.headers['retry-after'],
        at,
        answer,
      };
    } catch (error) {
      return { ...unanswered(error), at };
    }
  }
}

function contextFor({ delivery, connector }: Job, connection: LiveConnection): RequestContext {
  return contextOf(connector, {
    settings: connection.settings,
    flow: connection.auth_flow,
    now: Date.now(),
    messageId: delivery.message_id,
    acceptedAt: delivery.accepted_at,
  });
}

/** What the steps of a delivery found, in this attempt and before. */
function foundBy({ progress, passing }: Job): Facts {
  return passing ? { ...progress.found, ...passing } : progress.found;
}

function pass(job: Job, step: Step, facts: Facts): void {
  if (step.everyAttempt) {
    job.passing = { ...job.passing, ...facts };
    return;
  }
  const { done, found } = job.progress;
  job.progress = { done: [...done, step.name], found: { ...found, ...facts } };
}

/** Bytes of the largest answer that is kept; `undefined` where none is a file. */
function mostBytesFor({ action }: Job): number | undefined {
  const file = action.result?.file;
  return file && mostAnswerBytesOf(file);
}

function describe<T>(build: () => T): T | Error {
  try {
    return build();
  } catch (error) {
    return error as Error;
  }
}

/** @throws what is no mistake of the input */
function unsent(error: Error): Sent {
  return { ...unanswered(error), at: new Date() };
}
