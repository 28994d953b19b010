// What a guardian's phone downloads: at most 60 kB gz, everything together.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit_bytes = 60_000;
const folder = new URL(`${process.argv[2]}/`, import.meta.url);
const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name));
const page_bytes = names.reduce(
  (sum, name) => sum + gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length,
  0,
);
console.log(`family page: ${page_bytes} B gz in ${names.length} files, limit ${limit_bytes}`);
if (page_bytes > limit_bytes) {
  console.error("The family page is too heavy for an old phone.");
  process.exit(1);
}
