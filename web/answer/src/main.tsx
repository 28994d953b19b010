import { render } from "preact";
import { App } from "./app";
import { onlyOneTab } from "./device/one_tab";
import { openKeeper } from "./device/indexed_db_keeper";
import { chosenLanguage, loadEnglish } from "./locale/locale";
import { takeDoor } from "./door/door_fragment";
import { sendOver } from "./queue/transport";
import { Visit } from "./visit/visit";
import "./look/page.css";
import "./look/item.css";

const door = takeDoor(location, history);
const root = document.getElementById("page") as HTMLElement;
let visit: Visit;

function draw(): void {
  render(<App visit={visit} state={visit.state} redraw={draw} />, root);
}

/** The second language and the service worker come after the first page, so that an outage takes neither away. */
function onLoaded(): void {
  void loadEnglish().catch(() => undefined);
  if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.register("/a/sw.js").catch(() => undefined);
}

async function begin(): Promise<void> {
  visit = new Visit(door, await openKeeper(), sendOver((input, init) => fetch(input, init), chosenLanguage), draw);
  addEventListener("online", () => visit.wake());
  document.addEventListener("visibilitychange", () => visit.wake());
  addEventListener("pagehide", () => visit.leave());
  (onpointerdown = onkeydown = () => visit.stay())();
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  onlyOneTab(() => visit.giveWay());
  void visit.start();
}

// A page that the browser only prepares must not take the sheet from the tab in which a child is answering.
if ((document as { prerendering?: boolean }).prerendering) document.addEventListener("prerenderingchange", begin);
else void begin();
addEventListener("load", onLoaded);
