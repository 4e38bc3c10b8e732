import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedTokenMethod } from '@patchbay/connector-sdk/auth/signed-token';
import type { TokenGrant } from '@patchbay/connector-sdk/auth/token-grant';
import { typedFields } from '@patchbay/connector-sdk/auth/typed-fields';
import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type ProblemError, invalidInput } from '../../platform/errors/problem.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { type StoredValue, isReference } from '../../platform/secrets/secret-reference.ts';
import { certificateFields, certificateOf } from './certificate-of.ts';
import { CredentialInput } from './credential-input.service.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import type { Facts } from './facts-to-store.ts';
import { mergeTokens } from './merge-tokens.ts';
import { type RefreshPlan, unrenewed } from './refresh-plan.ts';
import { refusedGrant } from './refused-grant.ts';
import { TokenEndpointService, ownClient } from './token-endpoint.service.ts';
import { requirePresentable, requireWhole } from './require-presentable.ts';
import { takeKeyPairs } from './take-key-pairs.ts';
import { tokenGrantOf } from './token-grant-of.ts';
import { TokenGrants } from './token-grants.service.ts';
import { TokenEndpointError, type TokenSet } from './token-set.ts';
import type { Credentials } from './vendor-target.ts';

/** How long a replaced signing secret goes on signing, so that the receiver can change over. */
export const PREVIOUS_SECRET_MS = 24 * 60 * 60 * 1000;

/** A credential ready to be tried and stored. */
export interface Grant {
  credentials: Credentials;
  refreshToken: Secret<StoredValue> | null;
  scopes: string[];
  expiresAt: Date | null;
  plan: RefreshPlan;
  previousSecretUntil: Date | null;
  /** What the vendor told along with a token, and public halves of key pairs; part of the settings. */
  facts: Facts;
  /** The connection whose grant at the vendor it is, as it was read; absent for a grant of its own. */
  shared?: { grantId: string; from: number; version: number };
  /** A signing secret that Patchbay made; told once. */
  generated?: string;
}

export interface Intake {
  connector: Connector;
  method: AuthMethod;
  settings: Readonly<Record<string, unknown>>;
  typed: Readonly<Record<string, string>>;
  /** What is being replaced; absent for a new connection. */
  current?: Credentials;
}

/** From what an operator types for a flow without a redirect to the credential it stands for. */
@Injectable()
export class CredentialIntake {
  constructor(
    @Inject(CredentialInput) private readonly input: CredentialInput,
    @Inject(TokenEndpointService) private readonly tokens: TokenEndpointService,
    @Inject(CredentialOpener) private readonly opener: CredentialOpener,
    @Inject(TokenGrants) private readonly grants: TokenGrants,
  ) {}

  /** @throws ProblemError 400, 422 naming each field, 422 in the words of a failed test */
  async take(scope: SiteScope, intake: Intake): Promise<Grant> {
    const { connector, method } = intake;
    const fields = typedFields(method);
    const typed = await this.input.read(scope, fields, intake.typed);
    if (method.flow === 'oauth') return this.exchange(intake, typed);
    const { credentials, facts } = await takeKeyPairs(fields, typed, () =>
      this.opener.open({ credentials: typed }),
    );
    const ends = await this.certificateEnd(method, credentials);
    const grant = tokenGrantOf(method);
    if (grant) {
      const bought = await this.buyToken(intake, credentials, grant, ends);
      return { ...bought, facts: { ...bought.facts, ...facts } };
    }
    const lifetime = connector.credentialLifetimeMs;
    const expiresAt = ends ?? (lifetime ? new Date(Date.now() + lifetime) : null);
    const taken: Grant = {
      ...{ credentials, expiresAt, refreshToken: null, scopes: [], previousSecretUntil: null },
      ...{ plan: unrenewed(expiresAt), facts },
    };
    return method.flow === 'signed_token' ? signing(method, taken, intake.current) : taken;
  }

  /**
   * Until when a client certificate holds; null where there is none.
   *
   * @throws ProblemError 400 naming the field, for texts that cannot be presented
   */
  private async certificateEnd(method: AuthMethod, credentials: Credentials): Promise<Date | null> {
    if (!certificateFields(method)) return null;
    const resolved = await this.opener.open({ credentials });
    requireWhole(method, resolved);
    const certificate = certificateOf(method, resolved);
    return certificate ? requirePresentable(method, certificate, new Date()) : null;
  }

  /** A grant the operator brought along is proven, and turned into an access token, by a refresh. */
  private async exchange(intake: Intake, credentials: Credentials): Promise<Grant> {
    const { connector, method, settings } = intake;
    if (method.flow !== 'oauth') throw new TypeError(`${method.flow} has no grant to exchange`);
    const brought = credentials.map((values) => values['refresh_token'] ?? '');
    const party = { connector, method, settings, client: ownClient(credentials) };
    const set = await this.tokens.refresh(party, brought).catch((error: unknown) => {
      throw error instanceof TokenEndpointError ? refusedGrant(error, connector) : error;
    });
    return { ...granted(credentials, set), refreshToken: set.refreshToken ?? brought };
  }

  /** A credential that buys tokens is proven by buying the first one. */
  private async buyToken(
    { connector, method, settings }: Intake,
    credentials: Credentials,
    grant: TokenGrant,
    ends: Date | null,
  ): Promise<Grant> {
    const target = {
      ...{ connector, vendor: connector.name, method, flow: method.flow, settings, credentials },
    };
    const set = await this.grants.ask(target, grant, ends).catch((error: unknown) => {
      if (!(error instanceof TokenEndpointError)) throw error;
      throw notPossible(error) ?? refusedGrant(error, connector);
    });
    return granted(credentials, set);
  }
}

function granted(credentials: Credentials, set: TokenSet): Grant {
  return {
    credentials: mergeTokens(credentials, set),
    refreshToken: set.refreshToken,
    scopes: set.scopes ?? [],
    expiresAt: set.expiresAt,
    plan: set.plan,
    facts: set.facts,
    previousSecretUntil: null,
  };
}

/** The field whose value makes no token request, in the words of whoever tried. */
function notPossible({ cause }: TokenEndpointError): ProblemError | undefined {
  if (!(cause instanceof RequestBuildError)) return undefined;
  const message = cause.message.replace(`${cause.field}: `, '');
  return invalidInput([{ path: `credentials.${cause.field}`, message }]);
}

/** Without a secret one is made; the one before goes on signing for a while (Standard Webhooks). */
function signing(method: SignedTokenMethod, grant: Grant, current: Credentials | undefined): Grant {
  const typed = grant.credentials.reveal();
  const generated = typed['secret'] === undefined ? method.generate(randomBytes(32)) : undefined;
  const secret = typed['secret'] ?? generated!;
  const previous = typed['previous_secret'] ?? replaced(method, secret, current);
  if (previous === undefined) {
    return {
      ...grant,
      credentials: Secret.of({ ...typed, secret }),
      ...(generated && { generated }),
    };
  }
  const until = new Date(Date.now() + PREVIOUS_SECRET_MS);
  const previousUntil = { previous_secret: previous, previous_secret_until: until.toISOString() };
  return {
    ...grant,
    credentials: Secret.of({ ...typed, secret, ...previousUntil }),
    previousSecretUntil: until,
    ...(generated && { generated }),
  };
}

/** A reference is not carried over: what it leads to is rotated in its store, or gone from there. */
function replaced(
  method: SignedTokenMethod,
  secret: StoredValue,
  current: Credentials | undefined,
): string | undefined {
  const before = current?.reveal()['secret'];
  if (before === undefined || isReference(before) || before === secret) return undefined;
  return Object.hasOwn(method.fields.shape, 'previous_secret') ? before : undefined;
}
