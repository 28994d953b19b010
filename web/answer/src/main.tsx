import { render } from "preact";
import { App } from "./app";
import { onlyOneTab } from "./device/one_tab";
import { openKeeper } from "./device/indexed_db_keeper";
import { loadEnglish } from "./locale/locale";
import { takeDoor } from "./door/door_fragment";
import { sendOver } from "./queue/transport";
import { Visit } from "./visit/visit";
import "./look/page.css";
import "./look/item.css";

const door = takeDoor(location, history);
const root = document.getElementById("page") as HTMLElement;
let visit: Visit;

function draw(): void {
  render(<App visit={visit} state={visit.state} />, root);
}

const send = sendOver((input, init) => fetch(input, init), () => document.documentElement.lang);
visit = new Visit(door, send, draw);
draw();

window.addEventListener("online", () => visit.wake());
document.addEventListener("visibilitychange", () => visit.wake());
// A tab that goes away after the receipt takes what it still shows with it; one that goes away before it tries once more.
window.addEventListener("pagehide", () => (visit.state.thanks ? void visit.clear() : visit.wake()));
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
onlyOneTab(() => visit.giveWay());
void openKeeper().then((keeper) => visit.start(keeper));

// The other language comes after the first page, so that an outage later does not take it away.
window.addEventListener("load", () => void loadEnglish().catch(() => undefined));
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  window.addEventListener("load", () => void navigator.serviceWorker.register("/a/sw.js").catch(() => undefined));
}
