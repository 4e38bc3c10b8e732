import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { TestOutcome } from '@patchbay/core/test-outcome';
import type { TokenError, TokenErrorReading } from './auth/oauth2.ts';
import type { GrantRefusal } from './auth/token-grant.ts';

/** An answer as the vendor documents it. */
export interface SampleAnswer {
  status: number;
  /** Names in lower case. */
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  text?: string;
}

export interface GrantSamples {
  granted: SampleAnswer;
  refused?: Partial<Record<GrantRefusal, SampleAnswer>>;
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

/** The file that must be found in an answer. */
export interface SampleFile {
  name: string;
  media_type: string;
  base64: string;
}

/** What an action is tried with, and the vendor's documented answers to it. */
export interface ActionSamples {
  /** Inputs besides the action's own sample, so that optional parts are tried too. */
  inputs?: readonly unknown[];
  /** By step: the vendor's answer. Steps that the sample input does not need are left out. */
  steps?: Readonly<Record<string, SampleAnswer>>;
  /** A success as documented; `result` and `file` are what must be read from it. Absent for `presignedFor`. */
  delivered?: SampleAnswer & { result?: unknown; file?: SampleFile };
  /** Refusals of this request as documented, with the code each must be logged under. */
  failed?: readonly (SampleAnswer & { code: string })[];
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
  /** One for each action. */
  actions?: Readonly<Record<string, ActionSamples>>;
  /** By flow with a `grant`: a success and refusals of the token request as documented. */
  grants?: Partial<Record<AuthFlow, GrantSamples>>;
  /** One for each of the connector's panels. */
  panels?: Readonly<Record<string, PanelSample>>;
  /** Refusals of the token address as this vendor words them, by what they mean. */
  tokenErrors?: Partial<Record<TokenErrorReading, TokenError>>;
  /** Outcomes this vendor's answers cannot express, each with the reason. */
  unreachable?: Partial<Record<TestOutcome, string>>;
}
