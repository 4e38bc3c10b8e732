import { ProblemError } from '../errors/problem.ts';

/** Why a reference gave no value. Stable: it reaches logs, deliveries and the wire. */
export type SecretTrouble =
  | 'not_allowed'
  | 'not_configured'
  | 'not_found'
  | 'deleted'
  | 'forbidden'
  | 'sealed'
  | 'unreachable'
  | 'store_error'
  | 'not_a_file'
  | 'too_large'
  | 'not_text'
  | 'empty';

const WORDS: Readonly<Record<SecretTrouble, string>> = {
  not_allowed: 'the reference is not among those SECRET_REFERENCES allows',
  not_configured: 'no secret store of this kind is configured',
  not_found: 'there is no such secret in the store',
  deleted: 'the secret was deleted in the store',
  forbidden: 'the store refuses Patchbay access to the secret',
  sealed: 'the store is sealed',
  unreachable: 'the store gave no answer',
  store_error: 'the store answered with an error',
  not_a_file: 'the reference leads to something that is no file below the allowed folder',
  too_large: 'the secret is too large',
  not_text: 'the secret is not text',
  empty: 'the secret is empty',
};

/** Thrown by the readers; says nothing of where the reference points. */
export class SecretReadError extends Error {
  readonly trouble: SecretTrouble;

  constructor(trouble: SecretTrouble, options?: ErrorOptions) {
    super(WORDS[trouble], options);
    this.trouble = trouble;
  }
}

/** A credential's field could not be read from where it lives. Our side's trouble, not the vendor's. */
export class SecretUnavailableError extends ProblemError {
  readonly field: string;
  readonly trouble: SecretTrouble;

  constructor(field: string, cause: SecretReadError) {
    super(409, 'secret_unavailable', `${field}: ${cause.message}.`, {
      cause,
      extra: { field, reason: cause.trouble },
    });
    this.field = field;
    this.trouble = cause.trouble;
  }
}
