import { render } from "preact";
import { App } from "./app";
import { Slip } from "./slip";
import "./look.css";

// The token stays behind '#': it is in no log of an address.
const token = location.hash.slice(1);
const language = /^en/i.test(navigator.language) ? "en" : "zh-CN";
const slip = token ? new Slip(token, (input, init) => fetch(input, init)) : null;
render(<App slip={slip} language={language} />, document.getElementById("page") as HTMLElement);
addEventListener("hashchange", () => location.reload());
