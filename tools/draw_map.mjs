// Draws the groups and slices of server/law.json into ARCHITECTURE.md. `node tools/draw_map.mjs` writes it, tidy checks it.
import { readFileSync, writeFileSync } from "node:fs";

const begin = "<!-- map: drawn by tools/draw_map.mjs from server/law.json -->";
const end = "<!-- end of map -->";

/** The text between the marks: a picture of the groups, and a line a slice with what it uses of its own group. */
function drawn(law) {
  const lines = ["```mermaid", "flowchart BT"];
  for (const [group, { says, slices }] of Object.entries(law.groups)) {
    lines.push(`  subgraph ${group}["${group}: ${says}"]`);
    for (const slice of Object.keys(slices)) lines.push(`    ${slice}`);
    if (Object.keys(slices).length === 0) lines.push(`    ${group}_["${group}"]`);
    lines.push("  end");
  }
  for (const [group, { uses }] of Object.entries(law.groups))
    for (const used of uses) lines.push(`  ${group} --> ${used}`);
  lines.push("```", "", "| group | slice | uses of its own group |", "|---|---|---|");
  for (const [group, { slices }] of Object.entries(law.groups))
    for (const [slice, uses] of Object.entries(slices))
      lines.push(`| ${group} | ${slice} | ${uses.join(", ") || "–"} |`);
  return lines.join("\n");
}

/** ARCHITECTURE.md as it should be. Throws where the marks are missing. */
export function architecture(text, law) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error("ARCHITECTURE.md has no marks for the map");
  return `${text.slice(0, from + begin.length)}\n${drawn(law)}\n${text.slice(to)}`;
}

if (process.argv[1]?.endsWith("draw_map.mjs")) {
  const law = JSON.parse(readFileSync("server/law.json", "utf8"));
  writeFileSync("ARCHITECTURE.md", architecture(readFileSync("ARCHITECTURE.md", "utf8"), law));
}
