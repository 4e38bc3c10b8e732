/** The capabilities are core's; page and client reach them through the contract. */
export { CAPABILITIES, type Capability } from '@patchbay/core/capabilities';
