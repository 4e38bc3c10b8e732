import capabilities from './capabilities.json';
import common from './common.json';
import connect from './connect.json';
import deliveries from './deliveries.json';
import library from './library.json';
import outcomes from './outcomes.json';
import problems from './problems.json';
import session from './session.json';

/**
 * English is the language every other one is measured against. Words that most pages do
 * without come with those that have them: lib/*-words.ts.
 */
export const en = {
  capabilities,
  common,
  connect,
  deliveries,
  library,
  outcomes,
  problems,
  session,
};
