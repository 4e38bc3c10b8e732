import { ProblemError } from '@patchbay/client/problem-error';
import { UnreachableError } from '@patchbay/client/unreachable-error';
import { CAPABILITIES } from '@patchbay/contracts/capability';
import type { TFunction } from 'i18next';
import problems from '../locales/en/problems.json';
import { obstacleText } from './obstacle-text.ts';
import { serverText } from './server-text.ts';

type KnownCode = keyof typeof problems.codes;

/** An error in words for the person in front of it: by its code, else what the server said. */
export function problemText(error: unknown, t: TFunction): string {
  if (error instanceof UnreachableError) return t('problems:unreachable');
  if (!(error instanceof ProblemError)) return t('problems:unexpected');
  const lacking = CAPABILITIES.find((one) => one === error.problem['capability']);
  if (error.code === 'capability_required' && lacking) {
    return obstacleText({ kind: 'capability', capability: lacking, family: null }, t);
  }
  if (isKnown(error.code)) return t(`problems:codes.${error.code}`);
  return serverText(error.message);
}

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(problems.codes, code);
}
