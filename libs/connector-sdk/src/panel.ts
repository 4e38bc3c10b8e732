import type { RequestContext } from './definition.ts';
import type { VendorRequest, VendorResponse } from './request.ts';

/** How a fact or a note reads at a glance; the page draws each with a colour and in words. */
export const PANEL_TONES = ['good', 'warn', 'bad', 'quiet', 'info'] as const;
export type PanelTone = (typeof PANEL_TONES)[number];

/**
 * One read of the vendor. The server sends it with the connection's credential; a panel that
 * describes anything but GET is refused.
 */
export interface PanelRead<Q, A> {
  request: (query: Q, context: RequestContext) => VendorRequest;
  /** `undefined` means that the answer is not this vendor's. */
  read: (response: VendorResponse, query: Q) => A | undefined;
}

/** Plain text, never markup: at most 100 characters of label and 500 of value are kept. */
export interface PanelFact {
  label: string;
  value: string;
  tone?: PanelTone;
}

export interface PanelOption {
  /** Names the option to `within` and to `settle`; at most 500 characters. */
  value: string;
  label: string;
  description?: string;
  note?: { text: string; tone: PanelTone };
}

export interface OptionQuery {
  /** What was chosen in the step before; absent in the first. */
  within?: string;
  /** What the person looks for; only for a step that is `searchable`. */
  q?: string;
  /** How many options are wanted at most, 1 to 200; a vendor may give fewer. */
  limit: number;
  /** The vendor's own mark of where the next page begins. */
  page?: string;
}

export interface OptionPage {
  options: readonly PanelOption[];
  /** Absent on the last page. */
  next?: string;
}

export interface PanelStep {
  /** Lower case, digits and underscores; unlike the other steps'. */
  name: string;
  title: string;
  /** The vendor looks for `q` itself; otherwise the page narrows what it has loaded. */
  searchable?: true;
  list: PanelRead<OptionQuery, OptionPage>;
}

interface PanelCommon {
  title: string;
  description: string;
  /** OAuth scopes its reads need, all of them; refused before the vendor is asked. */
  scopes?: readonly string[];
}

/** What the vendor says about the account, read when somebody looks. */
export interface FactsPanel extends PanelCommon {
  kind: 'facts';
  facts: PanelRead<undefined, readonly PanelFact[]>;
}

/** Something of the vendor's that the connection works with, chosen from what the vendor lists. */
export interface ChoicePanel extends PanelCommon {
  kind: 'choice';
  /** Each narrows the next: an account, then one of its locations. */
  steps: readonly [PanelStep, ...PanelStep[]];
  /**
   * What the last step's value is asked about before it is stored. What the answers tell is stored,
   * not what the page sent.
   */
  settle: readonly [
    PanelRead<string, Readonly<Record<string, string>>>,
    ...PanelRead<string, Readonly<Record<string, string>>>[],
  ];
  /**
   * The settings that `settle` may fill. Those the connector declares stay open to operators; the
   * others are facts about the choice, and go when a declared one is changed by hand.
   */
  writes: readonly [string, ...string[]];
  /** The choice as it stands; empty when nothing is chosen. */
  current: (settings: Readonly<Record<string, unknown>>) => readonly PanelFact[];
}

/**
 * What a connector adds to the page of a connection. It is data and reads; the page draws it with its
 * own components, and no code, markup or address of a connector ever reaches a browser.
 */
export type Panel = FactsPanel | ChoicePanel;
