import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { TestOutcome } from '@patchbay/core/test-outcome';
import type { TokenError, TokenErrorReading } from './auth/oauth2.ts';

/** An answer as the vendor documents it. */
export interface SampleAnswer {
  status: number;
  /** Names in lower case. */
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  text?: string;
}

/** What a panel's reads are tried with, and answered with. */
export interface PanelSample {
  /** Of a choice: by step, what was chosen before, and the vendor's answer. */
  steps?: Readonly<Record<string, { within?: string; answer: SampleAnswer }>>;
  /** Of a choice: what the last step would hand over. */
  value?: string;
  /** Of a choice, one for each read of `settle`; of facts, the one answer. */
  answers: readonly SampleAnswer[];
}

/** Values by which the conformance kit tries a definition out; never used while running. */
export interface Samples {
  /** Settings that made-up values cannot satisfy. */
  settings?: Readonly<Record<string, unknown>>;
  /** Credentials that made-up values cannot satisfy. None of them real. */
  credentials?: Partial<Record<AuthFlow, Readonly<Record<string, string>>>>;
  /** What `discover` would have found. */
  discovered?: Readonly<Record<string, unknown>>;
  /** Answers of the test call and the outcome each must be read as; `connected` is required. */
  answers: Partial<Record<TestOutcome, SampleAnswer | readonly SampleAnswer[]>>;
  /** One for each of the connector's panels. */
  panels?: Readonly<Record<string, PanelSample>>;
  /** Refusals of the token address as this vendor words them, by what they mean. */
  tokenErrors?: Partial<Record<TokenErrorReading, TokenError>>;
  /** Outcomes this vendor's answers cannot express, each with the reason. */
  unreachable?: Partial<Record<TestOutcome, string>>;
}
