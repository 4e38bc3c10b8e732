import activity from './activity.json';
import alerts from './alerts.json';
import capabilities from './capabilities.json';
import commands from './commands.json';
import common from './common.json';
import charts from './charts.json';
import connect from './connect.json';
import connecting from './connecting.json';
import connections from './connections.json';
import deliveries from './deliveries.json';
import detail from './detail.json';
import keypair from './keypair.json';
import library from './library.json';
import outcomes from './outcomes.json';
import overview from './overview.json';
import packages from './packages.json';
import problems from './problems.json';
import sentences from './sentences.json';
import session from './session.json';
import settings from './settings.json';
import vendors from './vendors.json';
import waiting from './waiting.json';

/** German, whole: it comes in one piece before the first draw, to those who read it. */
export const words = {
  activity,
  alerts,
  capabilities,
  commands,
  common,
  charts,
  connect,
  connecting,
  connections,
  deliveries,
  detail,
  keypair,
  library,
  outcomes,
  overview,
  packages,
  problems,
  sentences,
  session,
  settings,
  vendors,
  waiting,
};
