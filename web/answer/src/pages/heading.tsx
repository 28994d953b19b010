import type { ComponentChildren } from "preact";

/** Once, when the heading appears: keyboard and screen reader start there. */
function start(heading: HTMLElement | null): void {
  if (!heading) return;
  window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

export function Heading({ children }: { children: ComponentChildren }) {
  return (
    <h1 ref={start} tabIndex={-1}>
      {children}
    </h1>
  );
}
