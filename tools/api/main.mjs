// `node tools/api/main.mjs OUTPUT`: writes api/<slice>.h and .cpp for each part of the contract, all_operations.cpp and the whole as
// openapi.json (against which tests hold answers) into OUTPUT, and stops the build with a place when the contract says what the
// house does not allow. Files that would not change keep their time.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { joined, parts } from "./join.mjs";
import { allOperations, sliceFiles } from "./slice.mjs";

const output = process.argv[2];
if (!output) {
  console.error("main.mjs OUTPUT");
  process.exit(2);
}
const keep = (file, text) => {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
};
mkdirSync(join(output, "api"), { recursive: true });
try {
  const all = parts();
  for (const [name, text] of sliceFiles(all)) keep(join(output, "api", name), text);
  keep(join(output, "api", "all_operations.cpp"), allOperations(all));
  keep(join(output, "api", "openapi.json"), JSON.stringify(joined(all)));
} catch (fault) {
  console.error("contract: " + fault.message);
  process.exit(1);
}
