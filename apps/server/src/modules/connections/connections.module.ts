import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.ts';
import { AuthModule } from '../auth/auth.module.ts';
import { ConnectorsModule } from '../connectors/connectors.module.ts';
import { IdempotencyModule } from '../idempotency/idempotency.module.ts';
import { UsagesModule } from '../usages/usages.module.ts';
import { VendorLimitsModule } from '../vendor-limits/vendor-limits.module.ts';
import { ApiVersionService } from './api-version.service.ts';
import { AuthorizeService } from './authorize.service.ts';
import { CallbackVerification } from './callback-verification.service.ts';
import { ConnectionAttention } from './connection-attention.service.ts';
import { ConnectionCreateService } from './connection-create.service.ts';
import { ConnectionHistoryController } from './connection-history.controller.ts';
import { ConnectionHistoryService } from './connection-history.service.ts';
import { ConnectionGroupsService } from './connection-groups.service.ts';
import { ConnectionLifecycleService } from './connection-lifecycle.service.ts';
import { ConnectionListService } from './connection-list.service.ts';
import { ConnectionPanelsController } from './connection-panels.controller.ts';
import { ConnectionPanelsService } from './connection-panels.service.ts';
import { ConnectionRules } from './connection-rules.service.ts';
import { ConnectionScopesService } from './connection-scopes.service.ts';
import { ConnectionStateService } from './connection-state.service.ts';
import { ConnectionTestService } from './connection-test.service.ts';
import { ConnectionUsagesController } from './connection-usages.controller.ts';
import { ConnectionUsagesService } from './connection-usages.service.ts';
import { ConnectionController } from './connection.controller.ts';
import { Connection } from './connection.entity.ts';
import { ConnectionService } from './connection.service.ts';
import { CredentialInput } from './credential-input.service.ts';
import { CredentialIntake } from './credential-intake.service.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import { CredentialReplaceService } from './credential-replace.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import { DisconnectService } from './disconnect.service.ts';
import { LiveConnectionService } from './live-connection.service.ts';
import { LongLivedTokens } from './long-lived-tokens.service.ts';
import { OAuthCallbackController } from './oauth-callback.controller.ts';
import { OAuthCallbackService } from './oauth-callback.service.ts';
import { OAuthFieldsService } from './oauth-fields.service.ts';
import { OAuthState } from './oauth-state.entity.ts';
import { PanelReadService } from './panel-read.service.ts';
import { PanelSettingsService } from './panel-settings.service.ts';
import { PresignService } from './presign.service.ts';
import { RefreshExchangeService } from './refresh-exchange.service.ts';
import { RefreshResultService } from './refresh-result.service.ts';
import { RefreshService } from './refresh.service.ts';
import { RenewalService } from './renewal.service.ts';
import { RevocationService } from './revocation.service.ts';
import { ScheduledRefreshService } from './scheduled-refresh.service.ts';
import { ScheduledTests } from './scheduled-tests.service.ts';
import { SharedAccountService } from './shared-account.service.ts';
import { TokenAtRest } from './token-at-rest.service.ts';
import { TokenCalls } from './token-calls.service.ts';
import { TokenEndpointService } from './token-endpoint.service.ts';
import { TokenGrants } from './token-grants.service.ts';
import { TokenRequests } from './token-request.service.ts';
import { VendorCallService } from './vendor-call.service.ts';
import { VendorTestService } from './vendor-test.service.ts';

@Module({
  imports: [
    TypeOrmModule.forFeature([Connection, OAuthState]),
    ActivityModule,
    AuthModule,
    ConnectorsModule,
    IdempotencyModule,
    UsagesModule,
    VendorLimitsModule,
  ],
  controllers: [
    ConnectionController,
    ConnectionHistoryController,
    ConnectionPanelsController,
    ConnectionUsagesController,
    OAuthCallbackController,
  ],
  providers: [
    ApiVersionService,
    AuthorizeService,
    CallbackVerification,
    ConnectionAttention,
    ConnectionCreateService,
    ConnectionHistoryService,
    ConnectionGroupsService,
    ConnectionLifecycleService,
    ConnectionListService,
    ConnectionPanelsService,
    ConnectionRules,
    ConnectionScopesService,
    ConnectionService,
    ConnectionStateService,
    ConnectionTestService,
    ConnectionUsagesService,
    CredentialInput,
    CredentialIntake,
    CredentialOpener,
    CredentialReplaceService,
    CredentialStore,
    DisconnectService,
    LiveConnectionService,
    LongLivedTokens,
    OAuthCallbackService,
    OAuthFieldsService,
    PanelReadService,
    PanelSettingsService,
    PresignService,
    RefreshExchangeService,
    RefreshResultService,
    RefreshService,
    RenewalService,
    RevocationService,
    ScheduledRefreshService,
    ScheduledTests,
    SharedAccountService,
    TokenAtRest,
    TokenCalls,
    TokenEndpointService,
    TokenGrants,
    TokenRequests,
    VendorCallService,
    VendorTestService,
  ],
  exports: [
    ConnectionAttention,
    ConnectionLifecycleService,
    ConnectionListService,
    ConnectionRules,
    ConnectionService,
    ConnectionStateService,
    CredentialStore,
    LiveConnectionService,
    PresignService,
    RefreshService,
    ScheduledTests,
    VendorCallService,
  ],
})
export class ConnectionsModule {}
