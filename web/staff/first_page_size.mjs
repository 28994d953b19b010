// What the first page of the staff entry downloads: at most 450 kB gz, scripts and styles that it needs before anything is clicked.
import { readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit_bytes = 450_000;
const folder = new URL(`${process.argv[2]}/`, import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
const needed = new Set();

function take(name) {
  const chunk = manifest[name];
  if (!chunk || needed.has(chunk.file)) return;
  needed.add(chunk.file);
  for (const css of chunk.css ?? []) needed.add(css);
  for (const other of chunk.imports ?? []) take(other);
}

take("index.html");
const before_texts = new Set(needed);
// The texts of one language come with the first page, the other's only when somebody changes over.
const languages = ["zh-CN", "en"].map((language) => manifest[`locale/${language}/index.ts`]);
if (languages.some((chunk) => !chunk?.isDynamicEntry || before_texts.has(chunk.file))) {
  console.error("The first page of the staff entry holds texts of a language before it knows which one is read.");
  process.exit(1);
}
take("locale/zh-CN/index.ts");
if (needed.has(languages[1].file)) {
  console.error("The first page of the staff entry holds the texts of both languages.");
  process.exit(1);
}
let first_page_bytes = 0;
for (const file of needed) first_page_bytes += gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length;
console.log(
  `staff first page: ${(first_page_bytes / 1000).toFixed(1)} kB gz in ${needed.size} files, limit ${limit_bytes / 1000} kB`,
);
if (first_page_bytes > limit_bytes) {
  console.error("The first page of the staff entry is too heavy.");
  process.exit(1);
}
rmSync(new URL("manifest.json", folder));
