let late: typeof import("./late_pages") | undefined;

/** Everything behind the items, and reading aloud, comes right after the first page, long before it is needed. */
export async function loadLatePages(): Promise<void> {
  late = await import("./late_pages");
}

let asked = false;
/** Asks for them once more where a page needs them and they have not come, and draws again either way. */
export function askForLatePages(redraw: () => void): void {
  if (asked) return;
  asked = true;
  const again = () => {
    asked = false;
    redraw();
  };
  loadLatePages().then(again, () => setTimeout(again, 2000));
}

export function latePages(): typeof late {
  return late;
}
