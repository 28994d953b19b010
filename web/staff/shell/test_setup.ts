import { afterEach } from "vitest";
import { cleanup } from "@testing-library/react";
import { startLanguage } from "./language";

startLanguage("zh-CN");
afterEach(cleanup);
