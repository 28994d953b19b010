// What the phone of a called adult downloads: at most 15 kB gz, everything together.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit_bytes = 15_000;
const folder = new URL(`${process.argv[2]}/`, import.meta.url);
const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name));
const page_bytes = names.reduce(
  (sum, name) => sum + gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length,
  0,
);
console.log(`call page: ${page_bytes} B gz in ${names.length} files, limit ${limit_bytes}`);
if (page_bytes > limit_bytes) {
  console.error("The page of a called adult is too heavy.");
  process.exit(1);
}
