// What a child's phone downloads before the first item: at most 20 kB gz, all scripts and styles together.
// The pages behind the items, the English texts, the faces for young children and the service worker come after the first page.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit_bytes = 20_000;
const folder = new URL(`${process.argv[2]}/`, import.meta.url);
const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css|html)$/.test(name));
let page_bytes = 0;
for (const name of names) {
  const bytes = gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length;
  const counted =
    /\.(js|css)$/.test(name) && name !== "sw.js" && !/\b(en|face|late|late_pages|indexed_db_keeper)-/.test(name);
  if (counted) page_bytes += bytes;
  console.log(`${String(bytes).padStart(7)} B gz  ${name}${counted ? "" : "  (not counted)"}`);
}
console.log(`${String(page_bytes).padStart(7)} B gz  first page, limit ${limit_bytes}`);
if (page_bytes > limit_bytes) {
  console.error("The answering page is too heavy for a 2018 phone at 1 Mbit/s.");
  process.exit(1);
}
