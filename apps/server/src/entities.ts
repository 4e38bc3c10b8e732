import { ActivityRow } from './modules/activity/activity.entity.ts';
import { AlertWebhookRow } from './modules/alerts/alert-webhook.entity.ts';
import { AlertRow } from './modules/alerts/alert.entity.ts';
import { User } from './modules/auth/user.entity.ts';
import { BulkJob } from './modules/bulk-jobs/bulk-job.entity.ts';
import { Connection } from './modules/connections/connection.entity.ts';
import { OAuthState } from './modules/connections/oauth-state.entity.ts';
import { ConnectorFlag } from './modules/connectors/connector-flag.entity.ts';
import { OAuthAppRow } from './modules/connectors/oauth-app.entity.ts';
import { Delivery } from './modules/deliveries/delivery.entity.ts';
import { LogEntry } from './modules/delivery-log/log-entry.entity.ts';
import { KeyRotation } from './modules/keys/key-rotation.entity.ts';
import { Member } from './modules/members/member.entity.ts';
import { Role } from './modules/roles/role.entity.ts';
import { SavedView } from './modules/saved-views/saved-view.entity.ts';
import { Site } from './modules/sites/site.entity.ts';
import { ServiceToken } from './modules/tokens/token.entity.ts';
import { Usage } from './modules/usages/usage.entity.ts';
import { DataKeyRow } from './platform/keys/data-key.entity.ts';

/** Every table TypeORM maps. */
export const entities = [
  ActivityRow,
  AlertRow,
  AlertWebhookRow,
  BulkJob,
  Connection,
  ConnectorFlag,
  DataKeyRow,
  Delivery,
  KeyRotation,
  LogEntry,
  Member,
  OAuthAppRow,
  OAuthState,
  Role,
  SavedView,
  ServiceToken,
  Site,
  Usage,
  User,
];
