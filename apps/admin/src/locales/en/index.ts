import capabilities from './capabilities.json';
import common from './common.json';
import problems from './problems.json';
import session from './session.json';

/**
 * English is the language every other one is measured against. Words that most pages do
 * without come with those that have them: lib/*-words.ts.
 */
export const en = {
  capabilities,
  common,
  problems,
  session,
};
