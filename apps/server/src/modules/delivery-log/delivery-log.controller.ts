import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { IdParam } from '@patchbay/contracts/common';
import {
  ConnectionLogQuery,
  ExportQuery,
  type LogFilter,
  LogPage,
  LogQuery,
  Stats,
  StatsQuery,
} from '@patchbay/contracts/delivery';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import {
  type AccessRequest,
  RequireCapability,
  Scope,
} from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { DeliveryExportService } from './delivery-export.service.ts';
import { DeliveryLogService } from './delivery-log.service.ts';
import { DeliveryStatsService } from './delivery-stats.service.ts';
import { LogStreamService } from './stream/log-stream.service.ts';

const STREAM =
  'Server-sent events: `entry` for each new entry, its data as in the list; `gap` when a client that ' +
  'comes back with `Last-Event-ID` missed too much to be told and should read the list anew.';

@ApiTags('Delivery log')
@Controller('api/v1/sites/:site')
export class DeliveryLogController {
  constructor(
    @Inject(DeliveryLogService) private readonly log: DeliveryLogService,
    @Inject(DeliveryExportService) private readonly exports: DeliveryExportService,
    @Inject(DeliveryStatsService) private readonly statistics: DeliveryStatsService,
    @Inject(LogStreamService) private readonly streams: LogStreamService,
  ) {}

  @Get('delivery-log')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: LogPage })
  list(@Scope() scope: SiteScope, @Query({ schema: LogQuery }) query: LogQuery) {
    return this.log.list(scope, query);
  }

  @Get('connections/:id/delivery-log')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: LogPage })
  listOfConnection(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Query({ schema: ConnectionLogQuery }) query: Omit<LogQuery, 'connection_id'>,
  ) {
    return this.log.ofConnection(scope, id, query);
  }

  @Get('delivery-log/export')
  @RequireCapability('deliveries.browse')
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'The log as CSV.', schema: { type: 'string' } })
  export(
    @Scope() scope: SiteScope,
    @Query({ schema: ExportQuery }) filter: LogFilter,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.setHeader('Content-Disposition', 'attachment; filename="delivery-log.csv"');
    return new StreamableFile(Readable.from(this.exports.lines(scope, filter)), {
      type: 'text/csv; charset=utf-8',
    });
  }

  @Get('delivery-log/stream')
  @RequireCapability('deliveries.browse')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: STREAM, schema: { type: 'string' } })
  stream(
    @Scope() scope: SiteScope,
    @Query({ schema: ExportQuery }) filter: LogFilter,
    @Req() request: AccessRequest,
    @Res() response: Response,
  ) {
    return this.streams.stream(scope, filter, request, response);
  }

  @Get('delivery-stats')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: Stats })
  stats(@Scope() scope: SiteScope, @Query({ schema: StatsQuery }) query: StatsQuery) {
    return this.statistics.stats(scope, query);
  }
}
