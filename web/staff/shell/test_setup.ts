import { afterEach } from "vitest";
import { cleanup } from "@testing-library/react";
import { startLanguage } from "./language";

await startLanguage("zh-CN");
afterEach(cleanup);
