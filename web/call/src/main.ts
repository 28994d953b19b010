import { tokenOf } from "./call";
import { CallPage } from "./page";
import "./page.css";

const root = document.getElementById("page");
if (root) void new CallPage(root, tokenOf(location.pathname)).open();
