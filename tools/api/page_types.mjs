// page_types: the contract as the pages have it, web/api/openapi.json, and its types, web/api/schema.d.ts. Every build
// and every test of the pages comes by here, also several at the same time: a file that would not change is left alone
// (its time would make other builds begin anew), and one that does is exchanged whole.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { joined } from "./join.mjs";

const folder = join(import.meta.dirname, "../../web/api");

function put(name, text) {
  const file = join(folder, name);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

mkdirSync(folder, { recursive: true });
const contract = JSON.stringify(joined(), null, 1) + "\n";
put("openapi.json", contract);
put("schema.d.ts", COMMENT_HEADER + astToString(await openapiTS(contract, { silent: true })));
