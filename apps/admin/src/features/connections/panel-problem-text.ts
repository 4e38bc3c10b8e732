import { ProblemError } from '@patchbay/client/problem-error';
import type { TFunction } from 'i18next';
import '../../lib/detail-words.ts';
import { problemText } from '../../lib/problem-text.ts';
import detail from '../../locales/en/detail.json';

type KnownCode = keyof typeof detail.panel.problems;

/** Why a connector's panel could not be read or stored, with what to do next. */
export function panelProblemText(error: unknown, vendor: string, t: TFunction): string {
  const code = error instanceof ProblemError ? error.code : '';
  if (!Object.hasOwn(detail.panel.problems, code)) return problemText(error, t);
  return t(`detail:panel.problems.${code as KnownCode}`, { vendor });
}
