/** Not switches and boxes to tick, although they are inputs: letters mean nothing to them. */
const TYPING =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"]';
const OPEN = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Whether a key belongs to what the person is doing: typing, or in a dialog or menu. */
export function isBusy(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest(TYPING)) return true;
  return [...document.querySelectorAll<HTMLElement>(OPEN)].some((node) => node.checkVisibility());
}
