import activity from './activity.json';
import capabilities from './capabilities.json';
import common from './common.json';
import connect from './connect.json';
import connections from './connections.json';
import deliveries from './deliveries.json';
import library from './library.json';
import outcomes from './outcomes.json';
import problems from './problems.json';
import session from './session.json';

/**
 * English is the language every other one is measured against. The words of the settings come with
 * their pages: lib/settings-words.ts.
 */
export const en = {
  activity,
  capabilities,
  common,
  connect,
  connections,
  deliveries,
  library,
  outcomes,
  problems,
  session,
};
