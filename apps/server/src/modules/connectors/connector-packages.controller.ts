import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { page } from '@patchbay/contracts/common';
import { ConnectorPackage } from '@patchbay/contracts/connector-package';
import { RequireCapability } from '../../platform/access/access.decorators.ts';
import { ConnectorPackages } from './connector-packages.service.ts';

@ApiTags('Library')
@Controller('api/v1/sites/:site/connector-packages')
export class ConnectorPackagesController {
  constructor(@Inject(ConnectorPackages) private readonly packages: ConnectorPackages) {}

  @Get()
  @RequireCapability('settings.manage')
  @ApiOkResponse({ standardSchema: page(ConnectorPackage) })
  list() {
    return { items: this.packages.list(), next_cursor: null };
  }
}
