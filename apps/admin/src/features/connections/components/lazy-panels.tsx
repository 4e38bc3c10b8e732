import { lazy } from 'react';

/** What only some connections have, or what stands below the first screen. */
export const ConnectorPanel = lazy(() => import('./panels/connector-panel.tsx'));
export const PanelNudge = lazy(() => import('./panels/panel-nudge.tsx'));
export const VersionPanel = lazy(() => import('./version-panel.tsx'));
export const StateHistory = lazy(() => import('./state-history.tsx'));
