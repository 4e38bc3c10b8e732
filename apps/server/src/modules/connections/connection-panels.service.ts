import { Inject, Injectable } from '@nestjs/common';
import type {
  ConnectionPanel,
  PanelChosen,
  PanelOptionPage,
  PanelOptionsQuery,
} from '@patchbay/contracts/panel';
import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { invalidInput } from '../../platform/errors/problem.ts';
import { ConnectorPanels } from '../connectors/connector-panels.service.ts';
import { ConnectorTexts } from '../connectors/connector-texts.service.ts';
import { ConnectionService } from './connection.service.ts';
import { ConnectionTestService } from './connection-test.service.ts';
import { toConnection } from './connection.wire.ts';
import type { Connection } from './connection.entity.ts';
import { toFacts, toOptionPage } from './panel-answers.ts';
import { PanelReadService } from './panel-read.service.ts';
import { PanelSettingsService } from './panel-settings.service.ts';

/** What a connector adds to the page of its connections: drawn by the page, read by the server. */
@Injectable()
export class ConnectionPanelsService {
  constructor(
    @Inject(ConnectionService) private readonly connections: ConnectionService,
    @Inject(ConnectorPanels) private readonly panels: ConnectorPanels,
    @Inject(PanelReadService) private readonly reads: PanelReadService,
    @Inject(PanelSettingsService) private readonly settings: PanelSettingsService,
    @Inject(ConnectorTexts) private readonly texts: ConnectorTexts,
    @Inject(ConnectionTestService) private readonly testing: ConnectionTestService,
  ) {}

  /** Facts are read at the vendor, which takes the authority to test; a choice shows what is stored. */
  async show(
    scope: SiteScope,
    id: number,
    name: string,
    languages: readonly string[],
  ): Promise<ConnectionPanel> {
    const row = await this.connections.find(scope, id, 'connections.list');
    const panel = this.panels.get(row.connector_type, name);
    if (panel.kind === 'choice') return this.current(name, panel, row, languages);
    scope.requireOn('connections.test', { family: row.family, connectionId: row.id });
    const live = await this.reads.open(scope.siteId, id, panel.scopes);
    const facts = await this.reads.read(live, panel.facts, undefined, panel.scopes);
    const shown = { ...this.panels.describe(name, panel), facts: toFacts(facts) };
    return this.said(row.connector_type, shown, languages);
  }

  async options(
    scope: SiteScope,
    id: number,
    name: string,
    query: PanelOptionsQuery,
  ): Promise<PanelOptionPage> {
    const row = await this.connections.find(scope, id, 'connections.edit');
    const panel = this.panels.choice(row.connector_type, name);
    const named = query.step ?? panel.steps[0].name;
    const step = panel.steps.find((each) => each.name === named);
    if (!step) throw invalidInput([{ path: 'step', message: 'is no step of this panel' }]);
    const live = await this.reads.open(scope.siteId, id, panel.scopes);
    const { within, q, limit, cursor } = query;
    const asked = {
      limit,
      ...(within !== undefined && { within }),
      ...(q && step.searchable && { q }),
      ...(cursor !== undefined && { page: cursor }),
    };
    return toOptionPage(await this.reads.read(live, step.list, asked, panel.scopes));
  }

  /** Stores what the vendor says about the value, then tests, as a change of credentials does. */
  async choose(
    scope: SiteScope,
    id: number,
    name: string,
    value: string,
    languages: readonly string[],
  ): Promise<PanelChosen> {
    const row = await this.connections.find(scope, id, 'connections.edit');
    const panel = this.panels.choice(row.connector_type, name);
    const live = await this.reads.open(scope.siteId, id, panel.scopes);
    const found: Record<string, string> = {};
    for (const read of panel.settle) {
      Object.assign(found, await this.reads.read(live, read, value, panel.scopes));
    }
    const stored = await this.settings.store(scope, live, panel, found);
    const { row: tested, test } = await this.testing.observe(stored, {
      actor: scope.actor,
      action: 'connection.test',
    });
    const shown = this.current(name, panel, tested, languages);
    return { ...toConnection(tested), test: test.result, panel: shown };
  }

  private current(
    name: string,
    panel: ChoicePanel,
    row: Connection,
    languages: readonly string[],
  ): ConnectionPanel {
    const facts = toFacts(panel.current(row.settings));
    return this.said(
      row.connector_type,
      { ...this.panels.describe(name, panel), facts },
      languages,
    );
  }

  /** Facts may be in a connector's own words too: "Kind: Sandbox". */
  private said(slug: string, panel: ConnectionPanel, languages: readonly string[]) {
    const { facts, ...described } = panel;
    const say = (text: string) => this.texts.sayText(slug, text, languages);
    return {
      ...this.texts.sayOf(slug, described, languages),
      facts: facts.map((fact) => ({ ...fact, label: say(fact.label), value: say(fact.value) })),
    };
  }
}
