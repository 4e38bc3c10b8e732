import { Inject, Injectable } from '@nestjs/common';
import type { TestResult } from '@patchbay/contracts/test-result';
import type { TestOutcome } from '@patchbay/core/test-outcome';
import { contextOf } from '@patchbay/connector-sdk/context-of';
import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import { type TestReading, readFailure, readTest } from '@patchbay/connector-sdk/read-test';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { foreignText } from '../../platform/database/storable.ts';
import { OutboundError } from '../../platform/outbound/outbound-error.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import { testMessage } from './test-message.ts';
import { VendorCallService } from './vendor-call.service.ts';
import type { VendorTarget } from './vendor-target.ts';

export interface VendorTest {
  result: TestResult;
  account: VendorAccount | null;
  /** Settings with what `discover` found. */
  settings: Record<string, unknown>;
  /** What `discover` found, alone. */
  found: Record<string, unknown>;
  /** Scopes the vendor told by its answer; null when it does not tell them there. */
  scopes: string[] | null;
}

/** The low-cost call that decides whether a credential works. Changes nothing, here or there. */
@Injectable()
export class VendorTestService {
  constructor(
    @Inject(VendorCallService) private readonly calls: VendorCallService,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
  ) {}

  /** The test call of a connection as it stands. */
  async test(target: VendorTarget): Promise<VendorTest> {
    const { connector, flow } = target;
    const settings = { ...target.settings };
    const context = contextOf(connector, { settings, flow, now: Date.now() });
    try {
      const answer = await this.calls.send(target, connector.test.request(context));
      const reading = readTest(connector, flow, answer, context);
      const scopes = connector.test.scopes?.(answer) ?? null;
      return this.toTest(target, reading, answer.latencyMs, settings, scopes);
    } catch (error) {
      return this.toTest(target, readingOf(error, target), null, settings, null);
    }
  }

  /** `discover`, then the test call: for a credential that is just being tried. */
  async tryOut(target: VendorTarget): Promise<VendorTest> {
    const { connector } = target;
    let settings = { ...target.settings };
    let found: Record<string, unknown> = {};
    try {
      const discovered = await connector.discover?.({
        settings,
        flow: target.flow,
        credentials: target.flow === 'oauth' ? {} : (await this.opener.open(target)).reveal(),
        call: (request) => this.calls.send(target, request),
      });
      found = discovered ?? {};
      settings = { ...settings, ...found };
    } catch (error) {
      return this.toTest(target, readingOf(error, target), null, settings, null);
    }
    return { ...(await this.test({ ...target, settings })), found };
  }

  private toTest(
    target: VendorTarget,
    reading: TestReading,
    latencyMs: number | null,
    settings: Record<string, unknown>,
    scopes: string[] | null,
  ): VendorTest {
    const missing = (reading.missingScopes ?? []).map((scope) => foreignText(scope));
    const code = reading.vendorCode ? foreignText(reading.vendorCode) : null;
    const outcome: TestOutcome = reading.outcome;
    const account = reading.account ? readable(reading.account) : null;
    return {
      account,
      settings,
      found: {},
      scopes: scopes?.map((scope) => foreignText(scope)) ?? null,
      result: {
        outcome,
        account_id: account?.id ?? null,
        account_name: account?.name ?? null,
        missing_scopes: missing,
        vendor_code: code,
        message: testMessage(outcome, target.vendor, { missingScopes: missing, code }),
        latency_ms: latencyMs,
        tested_at: new Date().toISOString(),
      },
    };
  }
}

function readable(account: VendorAccount): VendorAccount {
  return { id: foreignText(account.id), name: foreignText(account.name) };
}

/** What it means that a test call ended without an answer to read. */
function readingOf(error: unknown, target: VendorTarget): TestReading {
  if (error instanceof OutboundError) return { outcome: 'network_error', vendorCode: error.code };
  if (error instanceof UnexpectedAnswerError) {
    return readFailure(target.connector, target.flow, error.response);
  }
  if (error instanceof RequestBuildError) {
    return { outcome: 'vendor_error', vendorCode: 'request_not_possible' };
  }
  throw error;
}
