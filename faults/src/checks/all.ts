import { deliveredIsTrue } from './delivered-is-true.ts';
import type { Check } from './facts.ts';
import { failedIsTrue } from './failed-is-true.ts';
import { logIsWhole } from './log-is-whole.ts';
import { nothingInvented } from './nothing-invented.ts';
import { nothingLost } from './nothing-lost.ts';
import { orderKept } from './order-kept.ts';
import { repeatsExplained } from './repeats-explained.ts';

/** What must hold after any run. */
export const CHECKS: Record<string, Check> = {
  'nothing accepted is lost': nothingLost,
  'nothing is there that was not accepted': nothingInvented,
  'what is delivered was answered': deliveredIsTrue,
  'what failed was tried as often as the schedule says': failedIsTrue,
  'the log is whole': logIsWhole,
  'every repetition is explained': repeatsExplained,
  'strict order is kept': orderKept,
};
