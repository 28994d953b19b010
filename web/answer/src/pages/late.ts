let late: typeof import("./late_pages") | undefined;

/** Everything behind the items, and reading aloud, comes right after the first page, long before it is needed. */
export async function loadLatePages(): Promise<void> {
  late = await import("./late_pages");
}

export function latePages(): typeof late {
  return late;
}
