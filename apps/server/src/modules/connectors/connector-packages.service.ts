import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { ConnectorPackage } from '@patchbay/contracts/connector-package';
import type { LoadedPackages, PackagedConnector } from './packages/load-packages.ts';

export const PACKAGES = Symbol('connector packages');

/** Connectors that others wrote: where they come from, and which were refused at start and why. */
@Injectable()
export class ConnectorPackages implements OnModuleInit {
  private readonly logger = new Logger(ConnectorPackages.name);

  constructor(@Inject(PACKAGES) private readonly loaded: LoadedPackages) {}

  onModuleInit(): void {
    for (const { name, slug, problems } of this.loaded.refused) {
      const what = slug ? `connector ${slug} of package ${name}` : `connector package ${name}`;
      this.logger.error(`${what} is refused: ${problems.join('; ')}`);
    }
  }

  /** `undefined` for Patchbay's own. */
  of(slug: string): PackagedConnector | undefined {
    return this.loaded.connectors.find(({ connector }) => connector.slug === slug);
  }

  /** Others' connectors begin switched off: somebody looks at what they may do first. */
  isOnByDefault(slug: string): boolean {
    return this.of(slug) === undefined;
  }

  list(): ConnectorPackage[] {
    const packages = new Map<string, ConnectorPackage>();
    const entry = (name: string, version: string | null) => {
      const known = packages.get(name) ?? { name, version, connectors: [], refused: [] };
      packages.set(name, known);
      return known;
    };
    for (const { package: from, connector } of this.loaded.connectors) {
      entry(from.name, from.version).connectors.push(connector.slug);
    }
    for (const { name, version, slug, problems } of this.loaded.refused) {
      entry(name, version).refused.push({ slug: slug ?? null, problems });
    }
    return [...packages.values()];
  }
}
