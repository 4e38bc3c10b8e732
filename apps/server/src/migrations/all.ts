import { Foundation1763800000000 } from './1763800000000-foundation.ts';
import { AutomaticRefresh1763910000000 } from './1763910000000-automatic-refresh.ts';
import { Operators1763920000000 } from './1763920000000-operators.ts';
import { KeysAndAudit1763930000000 } from './1763930000000-keys-and-audit.ts';
import { ReferencesAndScopes1763940000000 } from './1763940000000-references-and-scopes.ts';
import { UsageScopes1763940000001 } from './1763940000001-usage-scopes.ts';
import { ScheduledTests1763950000000 } from './1763950000000-scheduled-tests.ts';
import { Health1763950000001 } from './1763950000001-health.ts';
import { ListSpeed1763950000002 } from './1763950000002-list-speed.ts';
import { Lanes1764000000000 } from './1764000000000-lanes.ts';
import { LogSpeed1764010000000 } from './1764010000000-log-speed.ts';
import { LogTail1764010000001 } from './1764010000001-log-tail.ts';
import { Alerts1764020000000 } from './1764020000000-alerts.ts';
import { QueueSnapshot1764030000000 } from './1764030000000-queue-snapshot.ts';
import { Cancelled1764040000000 } from './1764040000000-cancelled.ts';
import { CancelledChecked1764040000001 } from './1764040000001-cancelled-checked.ts';
import { RateLimits1764050000000 } from './1764050000000-rate-limits.ts';
import { LateCalls1764050000001 } from './1764050000001-late-calls.ts';
import { DeliveryStats1764060000000 } from './1764060000000-delivery-stats.ts';
import { Attention1764073000000 } from './1764073000000-attention.ts';
import { SavedViews1764074000000 } from './1764074000000-saved-views.ts';
import { RenewingCredentials1764080000000 } from './1764080000000-renewing-credentials.ts';
import { DeliveryResults1764085000000 } from './1764085000000-delivery-results.ts';
import { DeliveryFiles1764090000000 } from './1764090000000-delivery-files.ts';
import { LogByConnector1764095000000 } from './1764095000000-log-by-connector.ts';
import { SharedWindows1764100000000 } from './1764100000000-shared-windows.ts';
import { GrantMembers1764100000001 } from './1764100000001-grant-members.ts';

/** In order; TypeORM's globs would load compiled and source files alike. */
export const migrations = [
  Foundation1763800000000,
  AutomaticRefresh1763910000000,
  Operators1763920000000,
  KeysAndAudit1763930000000,
  ReferencesAndScopes1763940000000,
  UsageScopes1763940000001,
  ScheduledTests1763950000000,
  Health1763950000001,
  ListSpeed1763950000002,
  Lanes1764000000000,
  LogSpeed1764010000000,
  LogTail1764010000001,
  Alerts1764020000000,
  QueueSnapshot1764030000000,
  Cancelled1764040000000,
  CancelledChecked1764040000001,
  RateLimits1764050000000,
  LateCalls1764050000001,
  DeliveryStats1764060000000,
  Attention1764073000000,
  SavedViews1764074000000,
  RenewingCredentials1764080000000,
  DeliveryResults1764085000000,
  DeliveryFiles1764090000000,
  LogByConnector1764095000000,
  SharedWindows1764100000000,
  GrantMembers1764100000001,
];
