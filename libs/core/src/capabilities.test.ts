import { describe, expect, it } from 'vitest';
import { BUILT_IN_ROLES, CAPABILITIES, type Capability } from './capabilities.ts';

const may = (role: string, capability: Capability) => BUILT_IN_ROLES[role]!.includes(capability);

/** The reference's capability map: Administrator, Editor, Viewer. */
const MAP: [Capability, boolean, boolean, boolean][] = [
  ['connections.list', true, true, true],
  ['library.browse', true, true, true],
  ['connections.create', true, false, false],
  ['connections.edit_scopes', true, false, false],
  ['connections.refresh', true, false, false],
  ['connections.test', true, false, false],
  ['connections.pause', true, false, false],
  ['connections.disconnect', true, false, false],
  ['deliveries.browse', true, true, false],
  ['deliveries.retry', true, true, false],
];

describe('the roles every site starts with', () => {
  it('are three', () => {
    expect(Object.keys(BUILT_IN_ROLES)).toEqual(['Administrator', 'Editor', 'Viewer']);
  });

  it.each(MAP)('hold %s: Administrator %j, Editor %j, Viewer %j', (capability, ...expected) => {
    const roles = ['Administrator', 'Editor', 'Viewer'];
    expect(roles.map((role) => may(role, capability))).toEqual(expected);
  });

  it('leave everything beyond that map to the Administrator', () => {
    const mapped = new Set(MAP.map(([capability]) => capability));
    for (const capability of CAPABILITIES.filter((each) => !mapped.has(each))) {
      expect([capability, may('Administrator', capability)]).toEqual([capability, true]);
      expect([capability, may('Editor', capability)]).toEqual([capability, false]);
      expect([capability, may('Viewer', capability)]).toEqual([capability, false]);
    }
  });

  it('name no capability twice', () => {
    expect(new Set(CAPABILITIES).size).toBe(CAPABILITIES.length);
    for (const held of Object.values(BUILT_IN_ROLES)) {
      expect(new Set(held).size).toBe(held.length);
    }
  });
});
