// Takes everything readable out of the document and puts it back: the pages themselves live on in memory, with what was
// being written, but no child's name is in the document, its title or what a screen reader finds.

/** Where the lock stands; the only thing in the document while the page is covered. */
export const lock_place = typeof document === "undefined" ? undefined : document.createElement("div");

let kept: DocumentFragment | undefined;
let title = "";
let scroll = 0;
const late = typeof MutationObserver === "undefined" ? undefined : new MutationObserver(() => takeOut());

function takeOut(): void {
  for (const one of [...document.body.childNodes]) if (one !== lock_place) kept?.append(one);
}

export function coverPage(): void {
  if (!kept) {
    kept = document.createDocumentFragment();
    title = document.title;
    scroll = scrollY;
    document.title = "榕心";
    late?.observe(document.body, { childList: true }); // a window that opens by itself meanwhile goes the same way
  }
  takeOut();
  if (lock_place && !lock_place.isConnected) document.body.append(lock_place);
}

export function uncoverPage(): void {
  if (!kept) return;
  late?.disconnect();
  const back = kept;
  kept = undefined;
  document.body.prepend(back);
  lock_place?.remove();
  document.title = title;
  scrollTo(0, scroll);
}

export function isCovered(): boolean {
  return kept !== undefined;
}
