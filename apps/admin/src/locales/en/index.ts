import activity from './activity.json';
import common from './common.json';
import connect from './connect.json';
import connections from './connections.json';
import deliveries from './deliveries.json';
import library from './library.json';
import outcomes from './outcomes.json';
import problems from './problems.json';
import session from './session.json';
import settings from './settings.json';

/** English is the language every other one is measured against. */
export const en = {
  activity,
  common,
  connect,
  connections,
  deliveries,
  library,
  outcomes,
  problems,
  session,
  settings,
};
