import { ProblemError } from '@patchbay/client/problem-error';
import { UnreachableError } from '@patchbay/client/unreachable-error';
import { CAPABILITIES } from '@patchbay/contracts/capability';
import type { TFunction } from 'i18next';
import problems from '../locales/en/problems.json';
import { i18n } from './i18n.ts';
import { obstacleText } from './obstacle-text.ts';
import { serverText } from './server-text.ts';
import { spanText } from './span-text.ts';

type KnownCode = keyof typeof problems.codes;

/** An error in words for the person in front of it: by its code, else what the server said. */
export function problemText(error: unknown, t: TFunction): string {
  if (error instanceof UnreachableError) return t('problems:unreachable');
  if (!(error instanceof ProblemError)) return t('problems:unexpected');
  const lacking = CAPABILITIES.find((one) => one === error.problem['capability']);
  if (error.code === 'capability_required' && lacking) {
    return obstacleText({ kind: 'capability', capability: lacking, family: null }, t);
  }
  const { retry_after_s: seconds, missing_scopes: scopes } = error.problem;
  if (error.code === 'too_many_attempts' && typeof seconds === 'number') {
    return t('problems:wait', { time: spanText(seconds * 1000, i18n.language) });
  }
  if (isKnown(error.code)) {
    const text = t(`problems:codes.${error.code}`);
    if (error.code !== 'scope_insufficient' || !Array.isArray(scopes)) return text;
    return `${text} ${t('problems:missing_scopes', { scopes: scopes.join(', ') })}`;
  }
  if (error.errors.length > 0) {
    const faults = error.errors.map(({ path, message }) =>
      [path, serverText(message)].filter(Boolean).join(': '),
    );
    return t('problems:not_accepted', { faults: faults.join('; ') });
  }
  return serverText(error.message);
}

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(problems.codes, code);
}
