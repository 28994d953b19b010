/** Keys that are down: one that is held, by an elbow or because it sticks, answers nothing more until it is let go. */
const held = new Set<string>();
addEventListener("keyup", ({ key }) => held.delete(key));
addEventListener("blur", () => held.clear());

/** Whether this key was down before; such an event does nothing. */
export function isHeld(event: KeyboardEvent): boolean {
  const again = event.repeat || held.has(event.key);
  held.add(event.key);
  if (again) event.preventDefault();
  return again;
}
