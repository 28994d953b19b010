import { render } from "preact";
import { App } from "./app";
import { onlyOneTab } from "./device/one_tab";
import { nothingKept, type Keeper } from "./device/keeper";
import { chosenLanguage, loadEnglish } from "./locale/locale";
import { takeDoor } from "./door/door_fragment";
import { loadLatePages } from "./pages/late";
import { sendOver } from "./queue/transport";
import { Visit } from "./visit/visit";
import "./look/page.css";
import "./look/controls.css";
import "./look/help.css";
import "./look/item.css";

const door = takeDoor(location, history);
const root = document.getElementById("page") as HTMLElement;
let visit: Visit;
/** Nobody waits longer than this at the door for a place to keep answers. */
const keeper_max_ms = 8000;

function draw(): void {
  render(<App visit={visit} state={visit.state} redraw={draw} />, root);
}

/** The later pages, the second language and the service worker come after the first page, so that an outage takes neither away. */
function onLoaded(): void {
  void loadLatePages().then(draw, () => undefined);
  void loadEnglish().catch(() => undefined);
  if (import.meta.env.PROD && "serviceWorker" in navigator)
    void navigator.serviceWorker.register("/a/sw.js").catch(() => undefined);
}

let pushed = false;
/** Somebody is at the machine; from the first page of a sheet on, the back key of a phone stays in here. */
function onTouched(): void {
  visit.stay();
  if (pushed || !visit.state.known) return;
  pushed = true;
  history.pushState(null, "");
}

function begin(): void {
  // Fetched beside the door: nothing is kept before somebody has come in.
  const keeper = import("./device/indexed_db_keeper").then(({ openKeeper }) => openKeeper()).catch(() => nothingKept);
  const late = new Promise<Keeper>((done) => setTimeout(done, keeper_max_ms, nothingKept));
  visit = new Visit(
    door,
    Promise.race([keeper, late]),
    sendOver((input, init) => fetch(input, init), chosenLanguage),
    draw,
  );
  addEventListener("online", () => visit.wake());
  document.addEventListener("visibilitychange", () => visit.wake());
  addEventListener("pagehide", () => visit.leave());
  (onpointerdown = onkeydown = onwheel = onTouched)();
  addEventListener("beforeunload", (event) => {
    if (visit.waits) (event.preventDefault(), (event.returnValue = true));
  });
  // A held Enter presses one button, not one on every page that follows.
  document.addEventListener(
    "keydown",
    (event) => event.repeat && /^(Enter| )$/.test(event.key) && event.preventDefault(),
    true,
  );
  addEventListener("popstate", () => visit.stepBack() && history.pushState(null, ""));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  onlyOneTab(() => visit.giveWay());
  void visit.start();
}

// A page that the browser only prepares must not take the sheet from the tab in which a child is answering.
if ((document as { prerendering?: boolean }).prerendering) document.addEventListener("prerenderingchange", begin);
else begin();
addEventListener("load", onLoaded);
